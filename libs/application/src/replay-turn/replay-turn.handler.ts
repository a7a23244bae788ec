import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, EMPTY_MEMORY, toEventRecord, toRecordLike, type DomainEvent } from '@app/domain';
import { NotRecordedError } from '../recording/not-recorded.error';
import { RecordedModel } from '../recording/recorded-model';
import { RecordedShop } from '../recording/recorded-shop';
import { recordedTools } from '../recording/recorded-tool';
import {
  inputFor,
  modelCallsIn,
  recordingStatus,
  toolCallsIn,
  type RecordedTurn,
} from '../recording/recorded-turn';
import { RecordedTurnLoader } from '../recording/recorded-turn.loader';
import { AgentReply, type ReplySources } from '../run-turn/agent-reply';
import { stateDigest } from '../run-turn/state-digest';
import { differingRecords, type Replay } from './replay';
import { ReplayTurn } from './replay-turn.query';

type Retold = { readonly events: readonly DomainEvent[] } | { readonly stoppedBy: string };

@QueryHandler(ReplayTurn)
export class ReplayTurnHandler implements IQueryHandler<ReplayTurn> {
  constructor(
    private readonly turns: RecordedTurnLoader,
    private readonly reply: AgentReply,
  ) {}

  /** @throws DomainError STATE_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async execute({ businessId, stateId }: ReplayTurn): Promise<Replay> {
    const turn = await this.turns.load(businessId, stateId);
    const recording = recordingStatus(turn);
    const retold: Retold =
      recording === 'missing'
        ? { stoppedBy: 'what this turn read was not recorded' }
        : await this.tellAgain(turn);
    return { stateId, recording, ...compare(turn, retold) };
  }

  private async tellAgain(turn: RecordedTurn): Promise<Retold> {
    try {
      const input = inputFor(turn, turn.agent);
      return { events: [...input, ...(await this.answerAgain(turn, input))] };
    } catch (error) {
      if (error instanceof NotRecordedError) {
        return { stoppedBy: `the turn asks for what was not recorded: ${error.message}` };
      }
      if (error instanceof DomainError && error.code !== 'DATA_LOSS') {
        return { stoppedBy: `${error.code}: ${error.message}` };
      }
      throw error;
    }
  }

  private async answerAgain(
    turn: RecordedTurn,
    input: readonly DomainEvent[],
  ): Promise<readonly DomainEvent[]> {
    const { sources, agent, parent } = turn;
    if (sources === null) return [];
    const asked = {
      businessId: turn.record.header.businessId,
      agent,
      conversationId: sources.conversationId ?? null,
      parent: parent?.memory ?? EMPTY_MEMORY,
      input,
      now: new Date(sources.answeredAt),
    };
    return (await this.reply.ask(asked, recordedSources(turn))).events;
  }
}

function recordedSources({ events, reads }: RecordedTurn): ReplySources {
  return {
    shop: new RecordedShop(reads),
    tools: recordedTools(toolCallsIn(events), true),
    model: new RecordedModel(modelCallsIn(events), true),
  };
}

function compare({ record, parent }: RecordedTurn, retold: Retold): Omit<Replay, 'stateId' | 'recording'> {
  const { header, events } = record;
  if ('stoppedBy' in retold) {
    const digest = { recorded: header.digest, replayed: null };
    return { identical: false, digest, differences: [], stoppedBy: retold.stoppedBy };
  }
  const records = retold.events.map((event, position) => {
    const recorded = events[position];
    return recorded === undefined ? toEventRecord(event) : toRecordLike(event, recorded);
  });
  const differences = differingRecords(events, records);
  const replayed = stateDigest(header, records, parent?.header.digest ?? null);
  return {
    identical: differences.length === 0 && replayed === header.digest,
    digest: { recorded: header.digest, replayed },
    differences,
    stoppedBy: null,
  };
}
