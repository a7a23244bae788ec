import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, isReplyEvent, type AgentDescriptor, type StateHeader } from '@app/domain';
import { CheckAnswer } from '../checks/check-answer';
import { transcriptLines } from '../get-transcript/transcript';
import { AgentDirectory } from '../ports/agent-directory';
import { StateReader } from '../ports/state-reader';
import { recordingStatus } from '../recording/recorded-turn';
import { RecordedTurnLoader } from '../recording/recorded-turn.loader';
import { AnswerAgain, recordedAnswer } from '../what-if/answer-again';
import { answerDifferences } from '../what-if/answer-differences';
import { loadAgentVersion } from '../what-if/load-agent-version';
import { EvaluateTurns, type EvaluationScope } from './evaluate-turns.query';
import { isDifferent, totalsOf, type EvaluatedTurn, type Evaluation } from './evaluation';

@QueryHandler(EvaluateTurns)
export class EvaluateTurnsHandler implements IQueryHandler<EvaluateTurns> {
  constructor(
    private readonly states: StateReader,
    private readonly agents: AgentDirectory,
    private readonly recorded: RecordedTurnLoader,
    private readonly again: AnswerAgain,
    private readonly checks: CheckAnswer,
  ) {}

  /** @throws DomainError AGENT_DESCRIPTOR_NOT_FOUND, SESSION_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async execute({ businessId, scope, onProgress }: EvaluateTurns): Promise<Evaluation> {
    const { descriptorId, version, against } = scope;
    const agent = await loadAgentVersion(this.agents, businessId, against.descriptorId, against.version);
    const stateIds = await this.findTurns(businessId, scope);
    const turns: EvaluatedTurn[] = [];
    for (const stateId of stateIds) {
      turns.push(await this.evaluate(businessId, stateId, agent));
      onProgress({
        done: turns.length,
        turns: stateIds.length,
        different: turns.filter(isDifferent).length,
      });
    }
    return { businessId, recorded: { descriptorId, version }, against, turns, totals: totalsOf(turns) };
  }

  private async evaluate(
    businessId: string,
    stateId: string,
    agent: AgentDescriptor,
  ): Promise<EvaluatedTurn> {
    const turn = await this.recorded.load(businessId, stateId);
    const [recorded, whatIf] = [recordedAnswer(turn), await this.again.answer(turn, agent)];
    const differences = answerDifferences(recorded, whatIf);
    const shop = this.again.shopOf(turn);
    const checks = {
      recorded: await this.checks.check(recorded, turn, turn.agent, shop),
      whatIf: await this.checks.check(whatIf, turn, agent, shop),
    };
    const { onlyRecorded, onlyWhatIf, reordered } = differences.products;
    return {
      sessionId: turn.record.header.sessionId,
      depth: turn.record.header.depth,
      told: transcriptLines(turn.record).filter(({ speaker }) => speaker !== 'assistant'),
      comparison: { stateId, recording: recordingStatus(turn), recorded, whatIf, differences },
      checks,
      differsInProducts: onlyRecorded.length + onlyWhatIf.length > 0 || reordered,
      failsCheck: checks.whatIf.some(({ passed }) => !passed),
    };
  }

  /** The states of the agent that hold a reply. */
  private async findTurns(businessId: string, scope: EvaluationScope): Promise<readonly string[]> {
    const found: string[] = [];
    const isMeant = ({ agent }: StateHeader) =>
      agent.descriptorId === scope.descriptorId &&
      (scope.version === null || agent.version === scope.version);
    for await (const { header, events } of this.statesOf(businessId, scope.sessions)) {
      if (found.length === scope.limit) break;
      if (isMeant(header) && events.some(holdsReply)) found.push(header.stateId);
    }
    return found;
  }

  private async *statesOf(
    businessId: string,
    sessions: EvaluationScope['sessions'],
  ): AsyncIterable<{ header: StateHeader; events: readonly { readonly type: string }[] }> {
    if (sessions === 'all') {
      yield* this.states.scanStates(businessId);
      return;
    }
    for (const sessionId of sessions) {
      const headers = await this.states.listSession(businessId, sessionId);
      if (headers === undefined)
        throw new DomainError('SESSION_NOT_FOUND', `there is no session ${sessionId}`);
      for (const header of headers) {
        const state = await this.states.getState(businessId, header.stateId);
        if (state !== undefined) yield state;
      }
    }
  }
}

function holdsReply(record: { readonly type: string }): boolean {
  return isReplyEvent(record as Parameters<typeof isReplyEvent>[0]);
}
