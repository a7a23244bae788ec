import {
  keyReused,
  NOTHING_SPENT,
  TurnStore,
  type Answer,
  type BudgetClaim,
  type IdempotencyClaim,
  type JournaledTurn,
  type Lineage,
  type Reservation,
  type Spending,
  type StateRecord,
  type TurnCommit,
  type TurnReservation,
} from '@app/application';
import { DomainError, isWithHuman, silencesAgent, type HandoverStatus } from '@app/domain';
import { InMemoryBudgets } from './in-memory-budgets';
import { type InMemoryConversationStore } from './in-memory-conversation-store';
import { type InMemorySalesRecords } from './in-memory-sales-records';

/**
 * The turn protocol in one process's memory, for specs of use cases: keys, heads, hand-offs, meeting times and the
 * lock of a conversation, without leases that run out.
 */
export class InMemoryTurnStore extends TurnStore {
  readonly states = new Map<string, StateRecord>();
  readonly commits: TurnCommit[] = [];
  readonly turns = new Map<string, JournaledTurn>();
  /** By session: who has it; a spec sets what `HandoverLog` would say. */
  readonly handovers = new Map<string, HandoverStatus>();
  readonly budgets = new InMemoryBudgets();
  private readonly running = new Map<string, TurnReservation>();
  private readonly answers = new Map<
    string,
    { readonly fingerprint: string; readonly turnId: string; readonly answer: Answer }
  >();
  private readonly kept = new Map<string, { readonly fingerprint: string; readonly stateId: string }>();
  private tokens = 0;

  constructor(
    private readonly conversations: InMemoryConversationStore,
    private readonly sales: InMemorySalesRecords,
  ) {
    super();
  }

  loadLineage(businessId: string, stateId: string): Promise<Lineage | undefined> {
    const states: StateRecord[] = [];
    for (let next: string | null = stateId; next !== null;) {
      const state: StateRecord | undefined = this.states.get(next);
      if (state?.header.businessId !== businessId) return Promise.resolve(undefined);
      states.unshift(state);
      next = state.header.parentStateId;
    }
    const header = states.at(-1)?.header;
    return Promise.resolve(header && { snapshot: null, states, header });
  }

  async reserve(reservation: TurnReservation): Promise<Reservation> {
    const { businessId, idempotency, conversationId, parentStateId } = reservation;
    const kept = idempotency === null ? undefined : this.answers.get(keyOf(reservation));
    if (kept !== undefined) {
      return kept.fingerprint === idempotency?.fingerprint
        ? { kind: 'answered', answer: kept.answer }
        : { kind: 'key-reused' };
    }
    const said = idempotency === null ? undefined : this.kept.get(keyOf(reservation));
    if (said !== undefined && said.fingerprint !== idempotency?.fingerprint) return { kind: 'key-reused' };
    const others = [...this.running.values()].filter((other) => other.businessId === businessId);
    if (conversationId !== null && others.some((other) => other.conversationId === conversationId)) {
      return { kind: 'conversation-busy', leaseEndsInMs: reservation.leaseMs };
    }
    const head =
      conversationId === null ? undefined : await this.conversations.get(businessId, conversationId);
    const hasMoved = head !== undefined && head.headStateId !== parentStateId;
    if (hasMoved || (reservation.expectHead && this.hasChild(parentStateId))) return { kind: 'head-moved' };
    const handover = this.handoverOf(parentStateId);
    const isAsked = !silencesAgent(handover, reservation.silentOnceRequested);
    if (reservation.budget !== null && isAsked) this.budgets.take(businessId, reservation.budget);
    this.tokens += 1;
    this.running.set(String(this.tokens), reservation);
    this.journal(reservation, { status: 'running' });
    return {
      kind: 'reserved',
      token: String(this.tokens),
      handover,
      keptStateId: said?.stateId ?? null,
    };
  }

  commit(commit: TurnCommit): Promise<void> {
    const { reservation, token, state, records, answer, outcome, refuseWithHuman } = commit;
    if (!this.running.has(token)) return Promise.reject(new DomainError('LEASE_LOST', 'the turn has ended'));
    if (refuseWithHuman && isWithHuman(this.handovers.get(state.sessionId) ?? 'none')) {
      return Promise.reject(new DomainError('HUMAN_HAS_IT', 'a person has the conversation'));
    }
    const effects = state.events.flatMap((event) =>
      event.type === 'ToolCalled' && event.data.outcome.status === 'completed'
        ? [event.data.outcome.result]
        : [],
    );
    const times = effects.flatMap((effect) => (effect.kind === 'meeting' ? [effect.startsAt] : []));
    if (this.sales.meetings.some(({ startsAt }) => times.includes(startsAt))) {
      return Promise.reject(new DomainError('SLOT_TAKEN', 'a meeting starts at that time'));
    }
    const { businessId, conversationId } = reservation;
    const { sessionId, stateId, createdAt } = state;
    const left = { businessId, sessionId, stateId, conversationId, leadId: '', createdAt };
    for (const effect of effects) {
      if (effect.kind === 'meeting') this.sales.meetings.push({ ...left, ...effect });
      if (effect.kind === 'order-draft') this.sales.orders.push({ ...left, ...effect });
    }
    const { events: _events, ...header } = state;
    this.states.set(stateId, { header, events: records });
    if (conversationId !== null) this.conversations.moveHead(businessId, conversationId, sessionId, stateId);
    if (answer !== null && reservation.idempotency !== null) {
      const { fingerprint } = reservation.idempotency;
      this.answers.set(keyOf(reservation), { fingerprint, turnId: reservation.turnId, answer });
    }
    if (answer === null && reservation.idempotency !== null) {
      const { fingerprint } = reservation.idempotency;
      this.kept.set(keyOf(reservation), { fingerprint, stateId });
    }
    this.running.delete(token);
    this.budgets.settle(reservation, commit.spending);
    this.commits.push(commit);
    const status = outcome === 'completed' ? 'completed' : 'failed';
    this.journal(reservation, { status, stateId, outcome: status === 'failed' ? outcome : null });
    return Promise.resolve();
  }

  announce(reservation: TurnReservation): Promise<void> {
    this.journal(reservation, { status: 'pending' });
    return Promise.resolve();
  }

  findTurnOfKey(businessId: string, idempotency: IdempotencyClaim): Promise<string | undefined> {
    const answered = this.answers.get(keyOf({ businessId, idempotency }));
    if (answered !== undefined && answered.fingerprint !== idempotency.fingerprint) throw keyReused();
    return Promise.resolve(answered?.turnId);
  }

  /** Owners do not die here. */
  adopt(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  getTurn(businessId: string, turnId: string): Promise<JournaledTurn | undefined> {
    const turn = this.turns.get(turnId);
    return Promise.resolve(turn?.businessId === businessId ? turn : undefined);
  }

  fail(
    reservation: TurnReservation,
    token: string,
    code: string,
    spending: Spending = NOTHING_SPENT,
  ): Promise<void> {
    const isWaiting = token === '' && this.turns.get(reservation.turnId)?.status === 'pending';
    if (!isWaiting && !this.running.delete(token))
      return Promise.reject(new DomainError('LEASE_LOST', 'the turn has ended'));
    this.budgets.settle(reservation, spending);
    this.journal(reservation, { status: 'failed', outcome: code });
    return Promise.resolve();
  }

  async takeBudget(businessId: string, claim: BudgetClaim): Promise<void> {
    await Promise.resolve(this.budgets.take(businessId, claim));
  }

  async settleBudget(businessId: string, budget: BudgetClaim, spending: Spending): Promise<void> {
    await Promise.resolve(this.budgets.settle({ businessId, budget }, spending));
  }

  eraseSession(businessId: string, sessionId: string): Promise<boolean> {
    const own = [...this.states.values()].filter(
      ({ header }) => header.businessId === businessId && header.sessionId === sessionId,
    );
    own.forEach(({ header }) => this.states.delete(header.stateId));
    return Promise.resolve(own.length > 0);
  }

  private hasChild(stateId: string | null): boolean {
    return [...this.states.values()].some(({ header }) => header.parentStateId === stateId);
  }

  private handoverOf(parentStateId: string | null): HandoverStatus {
    const sessionId = this.states.get(parentStateId ?? '')?.header.sessionId ?? '';
    return this.handovers.get(sessionId) ?? 'none';
  }

  private journal(
    reservation: TurnReservation,
    change: Partial<JournaledTurn> & Pick<JournaledTurn, 'status'>,
  ): void {
    const { businessId, turnId, surface, conversationId, input } = reservation;
    const entry = {
      businessId,
      turnId,
      surface,
      conversationId,
      input,
      outcome: null,
      stateId: null,
      startedAt: '',
    };
    this.turns.set(turnId, { ...entry, ...change });
  }
}

function keyOf({ businessId, idempotency }: Pick<TurnReservation, 'businessId' | 'idempotency'>): string {
  return `${businessId}\n${idempotency?.route}\n${idempotency?.key}`;
}
