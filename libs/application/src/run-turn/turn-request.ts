import type { InputEvent, Memory, State } from '@app/domain';
import type { Payer } from '../turn-budget/payer';
import type { Answer, IdempotencyClaim, TurnLine } from '../ports/turn-store';
import type { ReplyObserver } from '../tell-reply/reply-news';

/** Where a turn goes on from: any state of a tree, or the head of a conversation, which it then moves. */
export type TurnOrigin =
  | { readonly kind: 'new-session' }
  | { readonly kind: 'state'; readonly stateId: string; readonly expectHead: boolean }
  | {
      readonly kind: 'conversation';
      readonly conversationId: string;
      /** The head that the request found; moved since, others spoke first. Absent: whatever the head is by then. */
      readonly foundHead?: string | null;
    };

export interface TurnRequest {
  readonly businessId: string;
  /** Which surface asks, as the journal names it. */
  readonly surface: string;
  /** Absent: a fresh one. */
  readonly turnId?: string;
  readonly origin: TurnOrigin;
  /** Null: the parent state's agent goes on. */
  readonly agentDescriptorId: string | null;
  readonly events: readonly InputEvent[];
  /** `none`: the input is kept and nobody is asked. */
  readonly reply: 'agent' | 'none';
  /** Whether a hand-off silences the assistant as soon as it is asked for, not only once a person took it. */
  readonly silentOnceRequested?: boolean;
  /** When the agent fails: nothing of the turn stays, or the customer's words stay without an answer. */
  readonly onAgentFailure: 'drop' | 'keep-input';
  /** Where the day has no room for the turn: it is refused and nothing stays, or it fails as with its agent. Absent: refused. */
  readonly onBudgetSpent?: 'refuse' | 'fail';
  readonly idempotency: IdempotencyClaim | null;
  /** Absent: a turn that the service makes of itself, which counts against nobody. */
  readonly payer?: Payer;
  /**
   * What the surface answers to the new state and what is remembered there; kept with the key, byte for byte.
   * `keptStateId` is where the input stands, when an earlier turn of the same key has kept it.
   */
  readonly present: (state: State, memory: Memory, keptStateId: string | null) => Answer;
  /** Sees the reply as it comes, before it is committed. */
  readonly observe?: ReplyObserver;
  /** Its place in the line that its conversation is waited for in, by now. */
  readonly line?: () => TurnLine;
  /** A reply that is ready is kept until this resolves. */
  readonly beforeCommit?: () => Promise<void>;
}

export interface TurnResult {
  readonly answer: Answer;
  /** Whether the answer was made by an earlier request with the same idempotency key. */
  readonly replayed: boolean;
}
