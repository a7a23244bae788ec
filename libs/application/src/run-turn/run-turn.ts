import { Injectable } from '@nestjs/common';
import {
  decideInput,
  DomainError,
  EMPTY_MEMORY,
  evolveAll,
  isWithHuman,
  type DomainEvent,
  type HandoverStatus,
} from '@app/domain';
import { Clock } from '../ports/clock';
import { TurnStore, type Answer, type TurnReservation } from '../ports/turn-store';
import { AGENT_DEADLINE_MS, AgentReply } from './agent-reply';
import { MemoryLoader } from './memory-loader';
import { newState } from './new-state';
import { ReserveTurn } from './reserve-turn';
import { TurnLoader, type TurnGround } from './turn-loader';
import { type TurnRequest, type TurnResult } from './turn-request';

const MOST_ATTEMPTS = 4;
const LEASE_MS = AGENT_DEADLINE_MS + 5_000;

/** A turn that is reserved, and so is this process's to end. */
interface OpenTurn {
  readonly request: TurnRequest;
  readonly ground: TurnGround;
  readonly reservation: TurnReservation;
  readonly token: string;
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
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as documented on the steps; of a turn that throws only its journal entry stays */
  async run(request: TurnRequest): Promise<TurnResult> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(request);
      } catch (error) {
        if (!isWorthAnother(request, error) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  private async attempt(request: TurnRequest): Promise<TurnResult> {
    const ground = await this.loader.load(request);
    const { descriptorId, version, definition } = ground.agent;
    const agent = { descriptorId, version };
    const input = decideInput(ground.parent?.memory ?? null, { agent, definition, events: request.events });

    const reservation = this.reservationFor(request, ground);
    const reserved = await this.reserveTurn.reserve(reservation);
    if (reserved.kind === 'answered') return { answer: reserved.answer, replayed: true };

    const turn: OpenTurn = { request, ground, reservation, token: reserved.token };
    try {
      const reply = isSilent(request, reserved.handover) ? [] : await this.askAgent(turn, input);
      return { answer: await this.commitUnlessTakenOver(turn, input, reply), replayed: false };
    } catch (error) {
      await this.journalFailure(turn, error);
      throw error;
    }
  }

  private async askAgent(turn: OpenTurn, input: readonly DomainEvent[]): Promise<readonly DomainEvent[]> {
    const { request, ground } = turn;
    const memory = evolveAll(ground.parent?.memory ?? EMPTY_MEMORY, input);
    try {
      return await this.reply.ask(request, ground, memory);
    } catch (error) {
      if (request.onAgentFailure === 'keep-input') await this.commit(turn, input, codeOf(error));
      throw error;
    }
  }

  /** A reply that was prepared while a person took the conversation is dropped; what the customer said stays. */
  private async commitUnlessTakenOver(
    turn: OpenTurn,
    input: readonly DomainEvent[],
    reply: readonly DomainEvent[],
  ): Promise<Answer> {
    if (reply.length === 0) return this.commit(turn, input, 'completed');
    try {
      return await this.commit(turn, [...input, ...reply], 'completed', true);
    } catch (error) {
      if (codeOf(error) !== 'HUMAN_HAS_IT') throw error;
      return this.commit(turn, input, 'completed');
    }
  }

  private async commit(
    { request, ground, reservation, token }: OpenTurn,
    events: readonly DomainEvent[],
    outcome: string,
    refuseWithHuman = false,
  ): Promise<Answer> {
    const ids = {
      stateId: this.clock.newId(),
      sessionId: this.clock.newId(),
      createdAt: this.clock.now().toISOString(),
    };
    const { state, records, remembered, snapshot } = newState(request.businessId, ground, events, ids);
    const answer = request.present(state);
    await this.turns.commit({
      reservation,
      token,
      state,
      records,
      snapshot,
      outcome,
      refuseWithHuman,
      answer: outcome === 'completed' ? answer : null,
    });
    this.memories.keep(remembered);
    return answer;
  }

  private reservationFor(request: TurnRequest, { parent, conversation }: TurnGround): TurnReservation {
    return {
      businessId: request.businessId,
      turnId: request.turnId ?? this.clock.newId(),
      surface: request.surface,
      parentStateId: parent?.header.stateId ?? null,
      input: request.events,
      leaseMs: LEASE_MS,
      idempotency: request.idempotency,
      expectHead: request.origin.kind === 'state' && request.origin.expectHead,
      conversationId: conversation?.conversationId ?? null,
    };
  }

  /** The failure that matters is the first one: a journal that cannot be written is left to the lease. */
  private async journalFailure({ reservation, token }: OpenTurn, error: unknown): Promise<void> {
    await this.turns.fail(reservation, token, codeOf(error)).catch(() => undefined);
  }
}

/** A head that moved between being read and being reserved, and a meeting's time taken meanwhile, are read anew. */
function isWorthAnother({ origin }: TurnRequest, error: unknown): boolean {
  const code = codeOf(error);
  return (code === 'HEAD_MOVED' && origin.kind === 'conversation') || code === 'SLOT_TAKEN';
}

function isSilent(request: TurnRequest, handover: HandoverStatus): boolean {
  const waits = request.silentOnceRequested === true && handover === 'requested';
  return request.reply === 'none' || waits || isWithHuman(handover);
}

function codeOf(error: unknown): string {
  return error instanceof DomainError ? error.code : 'INTERNAL';
}
