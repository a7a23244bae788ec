import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';
import { recordingStatus } from '../recording/recorded-turn';
import { RecordedTurnLoader } from '../recording/recorded-turn.loader';
import { AnswerAgain, recordedAnswer } from './answer-again';
import { answerDifferences } from './answer-differences';
import type { WhatIf } from './what-if';
import { AskWhatIf } from './what-if.query';

@QueryHandler(AskWhatIf)
export class AskWhatIfHandler implements IQueryHandler<AskWhatIf> {
  constructor(
    private readonly turns: RecordedTurnLoader,
    private readonly agents: AgentDirectory,
    private readonly again: AnswerAgain,
  ) {}

  /** @throws DomainError STATE_NOT_FOUND, SESSION_ERASED, AGENT_DESCRIPTOR_NOT_FOUND or DATA_LOSS */
  async execute({ businessId, stateId, agentDescriptorId, version }: AskWhatIf): Promise<WhatIf> {
    const [turn, agent] = await Promise.all([
      this.turns.load(businessId, stateId),
      this.agents.getAgent(businessId, agentDescriptorId, version),
    ]);
    if (agent === undefined) throw noSuchVersion(agentDescriptorId, version);
    const recorded = recordedAnswer(turn);
    const whatIf = await this.again.answer(turn, agent);
    const differences = answerDifferences(recorded, whatIf);
    return { stateId, recording: recordingStatus(turn), recorded, whatIf, differences };
  }
}

export function noSuchVersion(descriptorId: string, version: number | undefined): DomainError {
  const which = version === undefined ? '' : ` with a version ${version}`;
  return new DomainError(
    'AGENT_DESCRIPTOR_NOT_FOUND',
    `there is no agent descriptor ${descriptorId}${which}`,
  );
}
