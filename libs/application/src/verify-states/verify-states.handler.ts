import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { DomainError, MEMORY_FORMAT_VERSION, type StateHeader } from '@app/domain';
import { BusinessLoader } from '../create-business/business-loader';
import { StateReader } from '../ports/state-reader';
import { TurnStore, type Lineage } from '../ports/turn-store';
import { SNAPSHOT_DISTANCE } from '../run-turn/new-state';
import { SessionCheck, type ScannedState } from './session-check';
import { VerifyStates, type StateFault, type VerifyReport } from './verify-states.query';

const LISTED_FAULTS = 1_000;

@QueryHandler(VerifyStates)
export class VerifyStatesHandler implements IQueryHandler<VerifyStates> {
  constructor(
    private readonly businesses: BusinessLoader,
    private readonly states: StateReader,
    private readonly turns: TurnStore,
  ) {}

  /** @throws DomainError BUSINESS_NOT_FOUND */
  async execute({ businessId }: VerifyStates): Promise<VerifyReport> {
    await this.businesses.load(businessId);
    const found = { sessions: 0, states: 0, events: 0, snapshots: 0, faultCount: 0 };
    const faults: StateFault[] = [];
    let session: SessionCheck | undefined;
    for await (const state of this.states.scanStates(businessId)) {
      const { sessionId, stateId } = state.header;
      if (session?.sessionId !== sessionId) {
        session = new SessionCheck(sessionId);
        found.sessions += 1;
      }
      found.states += 1;
      found.events += state.events.length;
      const problems = [...session.check(state)];
      found.snapshots += await this.checkSnapshot(session, state, problems);
      found.faultCount += problems.length;
      faults.push(...problems.map((problem) => ({ sessionId, stateId, problem })));
      faults.length = Math.min(faults.length, LISTED_FAULTS);
    }
    return { businessId, ok: found.faultCount === 0, ...found, faults };
  }

  /** Reads the state's own snapshot where one is due, and answers how many there were. */
  private async checkSnapshot(
    session: SessionCheck,
    { header }: ScannedState,
    problems: string[],
  ): Promise<number> {
    if (header.depth % SNAPSHOT_DISTANCE !== 0) return 0;
    const snapshot = await this.loadSnapshot(header);
    if (snapshot?.stateId !== header.stateId) return 0;
    if (!session.isFoldOf(header.stateId, snapshot.memory)) {
      problems.push('has a snapshot that is not the fold of its lineage');
    }
    return 1;
  }

  private async loadSnapshot({ businessId, stateId }: StateHeader): Promise<Lineage['snapshot'] | undefined> {
    try {
      return (await this.turns.loadLineage(businessId, stateId, MEMORY_FORMAT_VERSION))?.snapshot;
    } catch (error) {
      // Erased since the scan read it: nothing is wrong with what is no longer there.
      if (error instanceof DomainError && error.code === 'SESSION_ERASED') return undefined;
      throw error;
    }
  }
}
