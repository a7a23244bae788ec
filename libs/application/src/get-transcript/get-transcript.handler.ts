import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/domain';
import { StateReader } from '../ports/state-reader';
import { GetTranscript } from './get-transcript.query';
import { transcriptLines, type Transcript } from './transcript';

@QueryHandler(GetTranscript)
export class GetTranscriptHandler implements IQueryHandler<GetTranscript> {
  constructor(private readonly states: StateReader) {}

  /** @throws DomainError STATE_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async execute({ businessId, stateId }: GetTranscript): Promise<Transcript> {
    const state = await this.states.getState(businessId, stateId);
    if (state === undefined) throw new DomainError('STATE_NOT_FOUND', `there is no state ${stateId}`);
    const lineage = await this.states.listLineage(businessId, stateId);
    return { header: state.header, lines: lineage.flatMap(transcriptLines) };
  }
}
