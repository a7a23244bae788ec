import {
  event,
  evolveAll,
  EMPTY_MEMORY,
  MEMORY_FORMAT_VERSION,
  toEventRecord,
  type DomainEvent,
  type InputEvent,
  type State,
} from '@app/domain';
import {
  stateDigest,
  type Answer,
  type BudgetClaim,
  type Content,
  type Conversation,
  type IdempotencyClaim,
  type Reservation,
  type Spending,
  type TurnCommit,
  type TurnLine,
  type TurnReservation,
} from '@app/application';
import { uuidv7 } from 'uuidv7';
import type { StorePorts } from './store-under-contract';

type Reserved = Extract<Reservation, { kind: 'reserved' }>;

export interface TurnOptions {
  readonly parent?: State;
  readonly text?: string;
  readonly reply?: string;
  readonly snapshot?: boolean;
  readonly leaseMs?: number;
  readonly expectHead?: boolean;
  readonly idempotency?: IdempotencyClaim;
  readonly answer?: Answer | null;
  readonly conversationId?: string;
  readonly line?: TurnLine;
  readonly turnId?: string;
  /** What the agent did besides its reply. */
  readonly effects?: readonly DomainEvent[];
  /** What the reply read of the shop. */
  readonly contents?: readonly Content[];
  readonly outcome?: string;
  readonly refuseWithHuman?: boolean;
  readonly budget?: BudgetClaim;
  readonly silentOnceRequested?: boolean;
  readonly spending?: Spending;
}

/** A business of its own in the store, and turns as `run-turn` would make them. */
export class Scene {
  private constructor(
    readonly store: StorePorts,
    readonly businessId: string,
  ) {}

  static async begin(store: StorePorts): Promise<Scene> {
    const businessId = uuidv7();
    await store.tenancy.createBusiness({ businessId, name: 'Shop', createdAt: '2026-01-02T03:04:05.678Z' });
    return new Scene(store, businessId);
  }

  reservation(options: TurnOptions = {}): TurnReservation {
    return {
      businessId: this.businessId,
      turnId: options.turnId ?? uuidv7(),
      surface: 'invoke',
      parentStateId: options.parent?.stateId ?? null,
      input: [said(options.text ?? 'hello')],
      leaseMs: options.leaseMs ?? 30_000,
      idempotency: options.idempotency ?? null,
      expectHead: options.expectHead ?? false,
      conversationId: options.conversationId ?? null,
      budget: options.budget ?? null,
      silentOnceRequested: options.silentOnceRequested ?? false,
      line: options.line ?? null,
    };
  }

  /** What commits a reservation: its state says `reply` to `text`. */
  commitOf(reservation: TurnReservation, token: string, options: TurnOptions = {}): TurnCommit {
    const { parent } = options;
    const agent = { descriptorId: 'agent', version: 1 };
    const events: readonly DomainEvent[] = [
      ...(parent === undefined ? [event('SessionStarted', { agent })] : []),
      ...reservation.input,
      ...(options.effects ?? []),
      event('MessageReplied', { text: options.reply ?? 'good day' }),
    ];
    const records = events.map(toEventRecord);
    const undigested = {
      businessId: this.businessId,
      stateId: uuidv7(),
      sessionId: parent?.sessionId ?? uuidv7(),
      parentStateId: parent?.stateId ?? null,
      depth: (parent?.depth ?? 0) + 1,
      agent,
      createdAt: new Date().toISOString(),
    };
    const digest = stateDigest(undigested, records, parent?.digest ?? null);
    return {
      reservation,
      token,
      state: { ...undigested, digest, events },
      records,
      snapshot:
        options.snapshot === true
          ? { formatVersion: MEMORY_FORMAT_VERSION, memory: evolveAll(EMPTY_MEMORY, events) }
          : null,
      answer: options.answer === undefined ? answerOf(options) : options.answer,
      contents: options.contents ?? [],
      outcome: options.outcome ?? 'completed',
      refuseWithHuman: options.refuseWithHuman ?? true,
      spending: options.spending ?? { turns: 1, tokens: options.budget?.tokens ?? 0 },
    };
  }

  /** Reserves a turn that nothing stands in the way of. */
  async reserve(
    options: TurnOptions = {},
  ): Promise<Omit<Reserved, 'kind'> & { reservation: TurnReservation }> {
    const reservation = this.reservation(options);
    const outcome = await this.store.turns.reserve(reservation);
    if (outcome.kind !== 'reserved') throw new Error(`the turn was not reserved: ${outcome.kind}`);
    return { ...outcome, reservation };
  }

  /** An empty conversation of this business. */
  async conversation(options: Partial<Conversation> = {}): Promise<Conversation> {
    const conversation: Conversation = {
      businessId: this.businessId,
      conversationId: uuidv7(),
      channel: 'conversations',
      name: 'A chat',
      key: null,
      agentDescriptorId: 'agent',
      siteId: null,
      sessionId: null,
      headStateId: null,
      createdAt: '2026-01-02T03:04:05.678Z',
      updatedAt: '2026-01-02T03:04:05.678Z',
      ...options,
    };
    await this.store.conversations.create(conversation);
    return conversation;
  }

  /** A whole turn, from reservation to commit. */
  async turn(options: TurnOptions = {}): Promise<State> {
    const { reservation, token } = await this.reserve(options);
    const commit = this.commitOf(reservation, token, options);
    await this.store.turns.commit(commit);
    return commit.state;
  }

  /** A line of turns below a state, or a session of its own. Oldest first. */
  async line(length: number, parent?: State, snapshotEvery = Infinity): Promise<readonly State[]> {
    const states: State[] = [];
    let tip = parent;
    for (let index = 1; index <= length; index += 1) {
      const snapshot = ((tip?.depth ?? 0) + 1) % snapshotEvery === 0;
      tip = await this.turn({ ...(tip && { parent: tip }), text: `turn ${index}`, snapshot });
      states.push(tip);
    }
    return states;
  }
}

export function said(text: string): InputEvent {
  return event('MessageReceived', { role: 'user', content: { kind: 'text', text } });
}

function answerOf({ reply = 'good day' }: TurnOptions): Answer {
  return { status: 200, body: `{"said":${JSON.stringify(reply)}}` };
}

/** A claim that no other test makes. */
export function aClaim(fingerprint = 'a'.repeat(64)): IdempotencyClaim {
  return { route: 'invoke', key: uuidv7(), fingerprint };
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
