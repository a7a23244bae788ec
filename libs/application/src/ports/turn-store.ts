import type { Content } from '../recording/content';
import {
  DomainError,
  type EventRecord,
  type HandoverStatus,
  type InputEvent,
  type Memory,
  type State,
  type StateHeader,
} from '@app/domain';

/** A state as it is stored, its events' payloads as text. */
export interface StateRecord {
  readonly header: StateHeader;
  readonly events: readonly EventRecord[];
}

/** The part of a lineage that has to be folded: what a snapshot already holds, and the states after it. */
export interface Lineage {
  /** Null: the states begin at the session's root. */
  readonly snapshot: { readonly stateId: string; readonly digest: string; readonly memory: Memory } | null;
  /** Oldest first; the last one is the state asked for, unless the snapshot is of that very state. */
  readonly states: readonly StateRecord[];
  /** The state asked for. */
  readonly header: StateHeader;
}

/** IDEMPOTENCY_KEY_REUSED: the refusal of a key that is another request's. */
export function keyReused(): DomainError {
  return new DomainError('IDEMPOTENCY_KEY_REUSED', 'this Idempotency-Key was used with a different request');
}

/** Who may use a request's answer again: the caller's key within its business and route. */
export interface IdempotencyClaim {
  readonly route: string;
  readonly key: string;
  /** SHA-256 of the canonical request, hex. */
  readonly fingerprint: string;
}

/** What a surface answered, kept for retries byte for byte. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One of the day's counts that a turn takes from, and how far it may go; null: as far as it likes. */
export interface BudgetAccount {
  /** Empty: the key's as a whole. Else whose, as a digest. */
  readonly visitor: string;
  readonly mostTurns: number | null;
  readonly mostTokens: number | null;
}

/** What a turn takes from its key's day before the agent is asked: one turn, and the most tokens that it should need. */
export interface BudgetClaim {
  readonly keyId: string;
  /** Days since 1970-01-01 in UTC. */
  readonly day: number;
  /** From when the claim was made until the day ends. */
  readonly resetsInMs: number;
  readonly tokens: number;
  /** The key's as a whole is the last one: it is the one that most turns want. */
  readonly accounts: readonly BudgetAccount[];
}

/** What a turn came to. */
export interface Spending {
  /** 0: nobody was answered, so the turn is given back. */
  readonly turns: 0 | 1;
  readonly tokens: number;
}

export const NOTHING_SPENT: Spending = { turns: 0, tokens: 0 };

export interface TurnReservation {
  readonly businessId: string;
  readonly turnId: string;
  readonly surface: string;
  readonly parentStateId: string | null;
  /** What came in, durable from here on whatever becomes of the turn. */
  readonly input: readonly InputEvent[];
  /** The turn's owner loses it after this long. */
  readonly leaseMs: number;
  readonly idempotency: IdempotencyClaim | null;
  /** Refuse when the parent already has a child. */
  readonly expectHead: boolean;
  /** The conversation whose head the turn moves: nobody else can reserve it until the turn ends or its lease runs out. */
  readonly conversationId: string | null;
  /** Null: no limit applies, and nothing is counted. It is not taken while a hand-off silences the agent. */
  readonly budget: BudgetClaim | null;
  /** As `silencesAgent` has it. */
  readonly silentOnceRequested: boolean;
  /** Its place among those who want the conversation; null: it does not wait. */
  readonly line: TurnLine | null;
}

/** A turn that stands in a line is kept, whatever becomes of its owner, and those who came before it are answered first. */
export interface TurnLine {
  /** The queue of one process. Who stands in it knows its order, which counts there. */
  readonly queueId: string;
  /** How long ago it came, in milliseconds. */
  readonly waitedMs: number;
}

/** A turn of a line whose owner died, and that is the caller's to end now. */
export interface AdoptedTurn {
  readonly reservation: TurnReservation;
  readonly token: string;
  /** Where its input is kept already; null: nowhere. */
  readonly keptStateId: string | null;
}

export type Reservation =
  | {
      readonly kind: 'reserved';
      readonly token: string;
      readonly handover: HandoverStatus;
      /** Where an earlier turn of the same key has kept this input, which is not to be said again; null: nowhere. */
      readonly keptStateId: string | null;
    }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'in-progress'; readonly leaseEndsInMs: number }
  | { readonly kind: 'key-reused' }
  /** The parent has a child, or is not the conversation's head any more. */
  | { readonly kind: 'head-moved' }
  | { readonly kind: 'conversation-busy'; readonly leaseEndsInMs: number };

export interface TurnCommit {
  readonly reservation: TurnReservation;
  readonly token: string;
  readonly state: State;
  /** The same events as `state.events`, as they are to be stored. */
  readonly records: readonly EventRecord[];
  /** What the reply read of the shop; stored where it is not there yet. */
  readonly contents: readonly Content[];
  /** Memory at the new state, when a snapshot is due there. */
  readonly snapshot: { readonly formatVersion: number; readonly memory: Memory } | null;
  /** Kept when the reservation claimed a key; null: the input is kept without one, and its key finds it. */
  readonly answer: Answer | null;
  /** `completed`, or why the agent said nothing to an input that is kept all the same. */
  readonly outcome: string;
  /** Refuse the commit when a person has the session by then: the state holds a reply. */
  readonly refuseWithHuman: boolean;
  /** What the reservation's budget is settled to. */
  readonly spending: Spending;
}

/** How far a turn has come, as the journal knows it. */
export interface JournaledTurn {
  readonly businessId: string;
  readonly turnId: string;
  readonly surface: string;
  readonly conversationId: string | null;
  readonly status: 'pending' | 'running' | 'completed' | 'failed';
  /** Of a failed turn: the code it ended with. */
  readonly outcome: string | null;
  readonly stateId: string | null;
  readonly input: readonly InputEvent[];
  /** ISO 8601 UTC. */
  readonly startedAt: string;
}

/**
 * The turn protocol. Between `reserve` and `commit` no transaction is open. Every method names the business whose
 * rows it may touch; a foreign id answers as an unknown one.
 *
 * A lost connection or a locked database throws DomainError UNAVAILABLE with nothing stored.
 */
export abstract class TurnStore {
  /**
   * The nearest usable snapshot and the states after it, or undefined for an unknown state. `refold` leaves snapshots
   * aside.
   * @throws DomainError SESSION_ERASED for a state of an erased session of this business
   */
  abstract loadLineage(
    businessId: string,
    stateId: string,
    formatVersion: number,
    refold?: boolean,
  ): Promise<Lineage | undefined>;

  /**
   * Transaction 1: journals the turn and claims the key, or says what stands in the way. An expired claim is taken over.
   * The parent is looked up here again, since what the caller remembers of it may have been erased by another process.
   * A new turn takes its budget with it; a kept answer costs nothing. What a dead owner took stays taken for its day.
   * @throws DomainError BUDGET_SPENT when a count of the day has no room, with nothing stored; STATE_NOT_FOUND for a parent that is not there; SESSION_ERASED when its session, or the one of
   * the key's kept answer, was erased
   */
  abstract reserve(reservation: TurnReservation): Promise<Reservation>;

  /**
   * Transaction 2: state, events, snapshot, answer and outcome together, or nothing.
   * @throws DomainError LEASE_LOST when the lease ran out or another took it over; SESSION_ERASED when the session was
   * erased meanwhile; HEAD_MOVED when `expectHead` no longer holds; HUMAN_HAS_IT as `refuseWithHuman` says; SLOT_TAKEN
   * when a meeting of the turn starts when another does
   */
  abstract commit(commit: TurnCommit): Promise<void>;

  /**
   * Journals a turn that waits for its conversation, so that it can be asked about before it runs: `reserve` of the same
   * turn id begins it, and it has claimed its key, unless another turn of the same request has. Its `leaseMs` is how long
   * the announcement is believed, and when it is announced again from then on; 0: until it begins or fails.
   * @throws DomainError CONVERSATION_NOT_FOUND; as `findTurnOfKey`
   */
  abstract announce(reservation: TurnReservation): Promise<void>;

  /**
   * The turn that answers for a key, or has answered; undefined when the next request of the key is to be answered.
   * @throws DomainError IDEMPOTENCY_KEY_REUSED when it is another request's; SESSION_ERASED when its answer was erased
   */
  abstract findTurnOfKey(businessId: string, claim: IdempotencyClaim): Promise<string | undefined>;

  /**
   * Gives the caller a turn of a line that nobody owns any more, and its conversation, of each conversation the one that
   * came first; undefined when there is none. Until it has ended, no other turn begins in its conversation.
   */
  abstract adopt(leaseMs: number): Promise<AdoptedTurn | undefined>;

  abstract getTurn(businessId: string, turnId: string): Promise<JournaledTurn | undefined>;

  /**
   * Journals that a turn ended without a state, frees its conversation and its key, unless the key's input is kept, and
   * settles its budget: to nothing, unless told. The token of a turn that was announced and not reserved is empty.
   */
  abstract fail(
    reservation: TurnReservation,
    token: string,
    code: string,
    spending?: Spending,
  ): Promise<void>;

  /**
   * Takes what an answer may cost that is no turn: it is not journaled and not stored. Who dies over it leaves it taken.
   * @throws DomainError BUDGET_SPENT with nothing taken
   */
  abstract takeBudget(businessId: string, claim: BudgetClaim): Promise<void>;

  /** Brings what `takeBudget` took to what was spent. */
  abstract settleBudget(businessId: string, claim: BudgetClaim, spending: Spending): Promise<void>;

  /**
   * Deletes a session's states, events, snapshots, journal inputs and kept answers for good; a tombstone without
   * content stays. False when the business has no such session.
   */
  abstract eraseSession(businessId: string, sessionId: string, reason: string): Promise<boolean>;
}
