import { Injectable } from '@nestjs/common';
import {
  decideInput,
  DomainError,
  EMPTY_MEMORY,
  event,
  evolveAll,
  handoverNews,
  silencesAgent,
  type DomainEvent,
  type HandoverStatus,
  type InputEvent,
  type Memory,
} from '@app/domain';
import { Clock } from '../ports/clock';
import { type TurnWatch } from '../ports/turn-observer';
import { type Answer, type BudgetClaim, type TurnReservation } from '../ports/turn-store';
import { TokenMeter } from '../turn-budget/token-meter';
import { TurnBudget, type ClaimedBudget } from '../turn-budget/turn-budget';
import { AGENT_DEADLINE_MS } from './agent-reply';
import { MemoryLoader } from './memory-loader';
import { conversationBusy, ReserveTurn, type Reserved } from './reserve-turn';
import { TurnLoader, type TurnGround } from './turn-loader';
import { codeOf } from './error-code';
import { type TurnRequest } from './turn-request';

/** How often a head may move under a turn that is about to be reserved. */
const MOST_ATTEMPTS = 10;
const LEASE_MS = AGENT_DEADLINE_MS + 5_000;
/** The reply that was in the way is there already. */
const MOVED_RETRY_MS = 1_000;

/** A turn that is reserved, and so is this process's to end. */
export interface OpenTurn {
  readonly request: TurnRequest;
  readonly ground: TurnGround;
  readonly input: readonly DomainEvent[];
  /** The input folded onto the parent's memory. */
  readonly told: Memory;
  readonly reservation: TurnReservation;
  readonly token: string;
  /** The parent's, or the one that the turn begins. */
  readonly sessionId: string;
  readonly meter: TokenMeter;
  /** Who had the session when the turn was reserved. */
  readonly handover: HandoverStatus;
  readonly watch: TurnWatch;
  /** Where an earlier turn of the same key has kept what came in; null: nowhere. */
  readonly keptStateId: string | null;
  /** Why no agent may be asked, though one should be: the day has no room for it. */
  readonly unpaid: DomainError | null;
}

/** Steps 1 to 3: loads what the turn stands on, decides what came in, and reserves the turn. */
@Injectable()
export class TurnOpener {
  constructor(
    private readonly loader: TurnLoader,
    private readonly reserveTurn: ReserveTurn,
    private readonly memories: MemoryLoader,
    private readonly budget: TurnBudget,
    private readonly clock: Clock,
  ) {}

  /** A conversation's head that moved before it was reserved is read anew, unless the request is bound to the one it found. */
  async open(request: TurnRequest, watch: TurnWatch): Promise<OpenTurn | { readonly answer: Answer }> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.tryToOpen(request, watch);
      } catch (error) {
        const { origin } = request;
        const moved = codeOf(error) === 'HEAD_MOVED' && origin.kind === 'conversation';
        if (moved && origin.foundHead !== undefined) throw conversationBusy(MOVED_RETRY_MS);
        if (!moved || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  private async tryToOpen(
    request: TurnRequest,
    watch: TurnWatch,
  ): Promise<OpenTurn | { readonly answer: Answer }> {
    const ground = await this.loader.load(request);
    watch.lap('load');
    const input = inputOf(ground, request.events);
    watch.lap('decide-input');

    const sessionId = ground.parent?.header.sessionId ?? this.clock.newId();
    const asSent = foldOf(ground, input);
    const claimed = this.claimBudget(request, ground, sessionId, asSent);
    const asked = this.reservationFor(request, ground, claimed?.claim ?? null);
    const { reserved, unpaid } = await this.reserve(asked, request).catch((error: unknown) => {
      this.memories.forgetIfErased(ground.parent, error);
      throw error;
    });
    watch.lap('reserve');
    if (reserved.kind === 'answered') return reserved;
    // What an earlier turn of this key has kept is not said again: the reply to it is asked for.
    const facts = reserved.keptStateId === null ? input : inputOf(ground, [event('ReplyRequested', {})]);
    const known = facts === input ? asSent : foldOf(ground, facts);
    const news = handoverNews(known.handover, reserved.handover);
    const all = news.length === 0 ? facts : [...news, ...facts];
    const told = news.length === 0 ? known : foldOf(ground, all);
    const meter = new TokenMeter(claimed?.estimate);
    const isFree = unpaid !== null || silencesAgent(reserved.handover, asked.silentOnceRequested);
    const reservation = isFree ? { ...asked, budget: null } : asked;
    return { request, ground, input: all, told, reservation, sessionId, meter, watch, unpaid, ...reserved };
  }

  private async reserve(
    reservation: TurnReservation,
    { onBudgetSpent }: TurnRequest,
  ): Promise<{ readonly reserved: Reserved; readonly unpaid: DomainError | null }> {
    try {
      return { reserved: await this.reserveTurn.reserve(reservation), unpaid: null };
    } catch (error) {
      const isSpent = error instanceof DomainError && error.code === 'BUDGET_SPENT';
      if (!isSpent || onBudgetSpent !== 'fail') throw error;
      return { reserved: await this.reserveTurn.reserve({ ...reservation, budget: null }), unpaid: error };
    }
  }

  private claimBudget(
    { payer, reply, events: input }: TurnRequest,
    { agent, conversation }: TurnGround,
    sessionId: string,
    memory: Memory,
  ): ClaimedBudget | null {
    if (reply === 'none') return null;
    const place = conversation === null ? `session:${sessionId}` : `chat:${conversation.conversationId}`;
    return this.budget.claim(payer, place, () => ({ agent, memory, input, now: this.clock.now() }));
  }

  private reservationFor(
    request: TurnRequest,
    { parent, conversation }: TurnGround,
    budget: BudgetClaim | null,
  ): TurnReservation {
    const foundHead = request.origin.kind === 'conversation' ? request.origin.foundHead : undefined;
    return {
      businessId: request.businessId,
      turnId: request.turnId ?? this.clock.newId(),
      surface: request.surface,
      parentStateId: foundHead === undefined ? (parent?.header.stateId ?? null) : foundHead,
      input: request.events,
      leaseMs: LEASE_MS,
      idempotency: request.idempotency,
      expectHead: request.origin.kind === 'state' && request.origin.expectHead,
      conversationId: conversation?.conversationId ?? null,
      budget,
      silentOnceRequested: request.silentOnceRequested === true,
      line: request.line?.() ?? null,
    };
  }
}

function inputOf({ parent, agent }: TurnGround, events: readonly InputEvent[]): readonly DomainEvent[] {
  const { descriptorId, version, definition } = agent;
  return decideInput(parent?.memory ?? null, { agent: { descriptorId, version }, definition, events });
}

function foldOf({ parent }: TurnGround, facts: readonly DomainEvent[]): Memory {
  return evolveAll(parent?.memory ?? EMPTY_MEMORY, facts);
}
