import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, isReplyEvent } from '@app/domain';
import { CheckAnswer } from '../checks/check-answer';
import { StateReader } from '../ports/state-reader';
import type { RecordedTurn } from '../recording/recorded-turn';
import { RecordedTurnLoader } from '../recording/recorded-turn.loader';
import { AnswerAgain, recordedAnswer } from '../what-if/answer-again';
import { BisectSession, type Bisection, type Probe } from './bisect.query';

@QueryHandler(BisectSession)
export class BisectSessionHandler implements IQueryHandler<BisectSession> {
  constructor(
    private readonly states: StateReader,
    private readonly turns: RecordedTurnLoader,
    private readonly again: AnswerAgain,
    private readonly checks: CheckAnswer,
  ) {}

  /** @throws DomainError SESSION_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async execute({ businessId, sessionId, check }: BisectSession): Promise<Bisection> {
    const headers = await this.states.listSession(businessId, sessionId);
    if (headers === undefined) throw new DomainError('SESSION_NOT_FOUND', `there is no session ${sessionId}`);
    const probes: Probe[] = [];
    for (const { stateId } of headers) {
      const turn = await this.turns.load(businessId, stateId);
      if (!turn.events.some(isReplyEvent)) continue;
      const probe = await this.probe(turn, check);
      probes.push(probe);
      if (!probe.passed) return { check, firstFailing: probe, probes };
    }
    return { check, firstFailing: null, probes };
  }

  private async probe(turn: RecordedTurn, check: Bisection['check']): Promise<Probe> {
    const { stateId, depth, agent } = turn.record.header;
    const shop = this.again.shopOf(turn);
    const outcomes = await this.checks.check(recordedAnswer(turn), turn, turn.agent, shop);
    const { passed, fault } = outcomes.find((outcome) => outcome.check === check) ?? NOTHING_CHECKED;
    return { stateId, depth, version: agent.version, passed, fault };
  }
}

const NOTHING_CHECKED = { passed: true, fault: null };
