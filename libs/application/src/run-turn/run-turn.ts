import { Injectable, Optional } from '@nestjs/common';
import {
  decideInput,
  DomainError,
  EMPTY_MEMORY,
  event,
  evolveAll,
  handoverNews,
  isWithHuman,
  type DomainEvent,
  type HandoverStatus,
  type InputEvent,
  type Memory,
} from '@app/domain';
import { Clock } from '../ports/clock';
import { TurnObserver, UNOBSERVED, type TurnWatch } from '../ports/turn-observer';
import {
  NOTHING_SPENT,
  TurnStore,
  type Answer,
  type BudgetClaim,
  type Spending,
  type TurnReservation,
} from '../ports/turn-store';
import { TokenMeter } from '../turn-budget/token-meter';
import { TurnBudget, type ClaimedBudget } from '../turn-budget/turn-budget';
import { AGENT_DEADLINE_MS, AgentReply, type RecordedReply } from './agent-reply';
import { MemoryLoader } from './memory-loader';
import { newState } from './new-state';
import { conversationBusy, ReserveTurn } from './reserve-turn';
import { TurnLoader, type TurnGround } from './turn-loader';
import { type TurnRequest, type TurnResult } from './turn-request';

/** How often a head may move under a turn that is about to be reserved. */
const MOST_ATTEMPTS = 10;
const LEASE_MS = AGENT_DEADLINE_MS + 5_000;
/** The reply that was in the way is there already. */
const MOVED_RETRY_MS = 1_000;

/** A turn that is reserved, and so is this process's to end. */
interface OpenTurn {
  readonly request: TurnRequest;
  readonly ground: TurnGround;
  readonly input: readonly DomainEvent[];
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
}

/** One turn in a straight line; every surface's answer is made here and nowhere else. */
@Injectable()
export class RunTurn {
  constructor(
    private readonly loader: TurnLoader,
    private readonly reserveTurn: ReserveTurn,
    private readonly reply: AgentReply,
    private readonly turns: TurnStore,
    private readonly memories: MemoryLoader,
    private readonly budget: TurnBudget,
    private readonly clock: Clock,
    @Optional() private readonly observer: TurnObserver = UNOBSERVED,
  ) {}

  /** @throws DomainError as documented on the steps; of a turn that throws only its journal entry stays, and what `onAgentFailure` keeps */
  async run(request: TurnRequest): Promise<TurnResult> {
    const watch = this.observer.watch(request);
    try {
      const result = await this.runWatched(request, watch);
      watch.end(result.replayed ? 'replayed' : 'completed');
      return result;
    } catch (error) {
      watch.end(codeOf(error));
      throw error;
    }
  }

  private async runWatched(request: TurnRequest, watch: TurnWatch): Promise<TurnResult> {
    const opened = await this.open(request, watch);
    if ('answer' in opened) return { answer: opened.answer, replayed: true };
    try {
      return { answer: await this.answer(opened), replayed: false };
    } catch (error) {
      this.forgetIfErased(opened.ground, error);
      await this.endWithout(opened, error);
      throw error;
    }
  }

  /** A conversation's head that moved before it was reserved is read anew, unless the request is bound to the one it found. */
  private async open(
    request: TurnRequest,
    watch: TurnWatch,
  ): Promise<OpenTurn | { readonly answer: Answer }> {
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
    const told = evolveAll(ground.parent?.memory ?? EMPTY_MEMORY, input);
    const claimed = this.claimBudget(request, ground, sessionId, told);
    const reservation = this.reservationFor(request, ground, claimed?.claim ?? null);
    const reserved = await this.reserveTurn.reserve(reservation).catch((error: unknown) => {
      this.forgetIfErased(ground, error);
      throw error;
    });
    watch.lap('reserve');
    if (reserved.kind === 'answered') return reserved;
    // What an earlier turn of this key has kept is not said again: the reply to it is asked for.
    const facts = reserved.keptStateId === null ? input : inputOf(ground, [event('ReplyRequested', {})]);
    const known = evolveAll(ground.parent?.memory ?? EMPTY_MEMORY, facts);
    const news = handoverNews(known.handover, reserved.handover);
    const meter = new TokenMeter(claimed?.estimate);
    return { request, ground, input: [...news, ...facts], reservation, sessionId, meter, watch, ...reserved };
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

  /** A meeting whose time was taken while the agent spoke is no answer: the agent is asked again, once. */
  private async answer(turn: OpenTurn): Promise<Answer> {
    if (isSilent(turn.request, turn.handover)) {
      return this.commit(turn, turn.input, 'completed', NOTHING_SPENT);
    }
    try {
      return await this.commitUnlessTakenOver(turn, await this.askAgent(turn));
    } catch (error) {
      if (codeOf(error) !== 'SLOT_TAKEN') throw error;
      turn.request.observe?.({ kind: 'void' });
      return this.commitUnlessTakenOver(turn, await this.askAgent(turn));
    }
  }

  private async askAgent({ request, ground, input, meter, watch }: OpenTurn): Promise<RecordedReply> {
    const reply = await this.reply.ask({
      businessId: request.businessId,
      agent: ground.agent,
      conversationId: ground.conversation?.conversationId ?? null,
      parent: ground.parent?.memory ?? EMPTY_MEMORY,
      input,
      now: this.clock.now(),
      watch,
      hear: (output) => meter.see(output),
      ...(request.observe && { observe: request.observe }),
    });
    watch.lap('decide-reply');
    return reply;
  }

  /** A reply that was prepared while a person took the conversation is dropped; what the customer said stays. */
  private async commitUnlessTakenOver(turn: OpenTurn, reply: RecordedReply): Promise<Answer> {
    await turn.request.beforeCommit?.();
    try {
      const events = [...turn.input, ...reply.events];
      return await this.commit(turn, events, 'completed', turn.meter.spending, reply.contents);
    } catch (error) {
      if (codeOf(error) !== 'HUMAN_HAS_IT') throw error;
      turn.request.observe?.({ kind: 'void' });
      return this.commit(turn, turn.input, 'completed', turn.meter.spending);
    }
  }

  private async commit(
    { request, ground, reservation, token, sessionId, watch, keptStateId }: OpenTurn,
    events: readonly DomainEvent[],
    outcome: string,
    spending: Spending,
    /** Of a reply; absent: the state holds none. */
    contents?: RecordedReply['contents'],
  ): Promise<Answer> {
    const ids = {
      stateId: this.clock.newId(),
      sessionId,
      createdAt: this.clock.now().toISOString(),
    };
    const { state, records, remembered, snapshot } = newState(request.businessId, ground, events, ids);
    const answer = request.present(state, remembered.memory, keptStateId);
    await this.turns.commit({
      reservation,
      token,
      state,
      records,
      snapshot,
      outcome,
      contents: contents ?? [],
      refuseWithHuman: contents !== undefined,
      spending,
      answer: outcome === 'completed' ? answer : null,
    });
    this.memories.keep(remembered);
    watch.lap('commit');
    return answer;
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
      line: request.line?.() ?? null,
    };
  }

  /** Another process may have erased the session: the store knows, and this process must not remember. */
  private forgetIfErased({ parent }: TurnGround, error: unknown): void {
    if (parent === null || codeOf(error) !== 'SESSION_ERASED') return;
    this.memories.forgetSession(parent.header.businessId, parent.header.sessionId);
  }

  /** The failure that matters is the first one: what cannot be written any more is left to the lease. */
  private async endWithout(turn: OpenTurn, cause: unknown): Promise<void> {
    const code = codeOf(cause);
    const spending = turn.meter.spendingOfFailure(code);
    const fail = (): Promise<void> => this.turns.fail(turn.reservation, turn.token, code, spending);
    try {
      const keeps = turn.request.onAgentFailure === 'keep-input' && turn.keptStateId === null;
      if (keeps) await this.commit(turn, turn.input, code, spending);
      else await fail();
    } catch {
      await fail().catch(() => undefined);
    }
  }
}

function inputOf({ parent, agent }: TurnGround, events: readonly InputEvent[]): readonly DomainEvent[] {
  const { descriptorId, version, definition } = agent;
  return decideInput(parent?.memory ?? null, { agent: { descriptorId, version }, definition, events });
}

function isSilent(request: TurnRequest, handover: HandoverStatus): boolean {
  const waits = request.silentOnceRequested === true && handover === 'requested';
  return request.reply === 'none' || waits || isWithHuman(handover);
}

function codeOf(error: unknown): string {
  return error instanceof DomainError ? error.code : 'INTERNAL';
}
