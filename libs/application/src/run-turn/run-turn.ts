import { Injectable } from '@nestjs/common';
import {
  decideInput,
  DomainError,
  EMPTY_MEMORY,
  evolveAll,
  MEMORY_FORMAT_VERSION,
  toEventRecord,
  type AgentDescriptor,
  type DomainEvent,
  type InputEvent,
  type State,
} from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';
import { type AgentOutput } from '../ports/agent';
import { Clock } from '../ports/clock';
import {
  TurnStore,
  type Answer,
  type IdempotencyClaim,
  type TurnCommit,
  type TurnReservation,
} from '../ports/turn-store';
import { AGENT_DEADLINE_MS, AgentReply } from './agent-reply';
import { MemoryLoader, type RememberedState } from './memory-loader';
import { ReserveTurn } from './reserve-turn';
import { stateDigest } from './state-digest';

/** Depth between two snapshots: a cold load folds at most this many states. */
export const SNAPSHOT_DISTANCE = 20;
const LEASE_MS = AGENT_DEADLINE_MS + 5_000;

export interface TurnRequest {
  readonly businessId: string;
  /** Which surface asks, as the journal names it. */
  readonly surface: string;
  /** Null begins a session. */
  readonly parentStateId: string | null;
  /** Null: the parent state's agent goes on. */
  readonly agentDescriptorId: string | null;
  readonly events: readonly InputEvent[];
  readonly expectHead: boolean;
  readonly idempotency: IdempotencyClaim | null;
  /** What the surface answers to the new state; kept with the key, byte for byte. */
  readonly present: (state: State) => Answer;
  /** Sees the reply as it comes, before it is committed. */
  readonly observe?: (output: AgentOutput) => void;
}

export interface TurnResult {
  readonly answer: Answer;
  /** Whether the answer was made by an earlier request with the same idempotency key. */
  readonly replayed: boolean;
}

/** One turn in a straight line; every surface's answer is made here and nowhere else. */
@Injectable()
export class RunTurn {
  constructor(
    private readonly memories: MemoryLoader,
    private readonly agents: AgentDirectory,
    private readonly reserveTurn: ReserveTurn,
    private readonly reply: AgentReply,
    private readonly turns: TurnStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as documented on the steps; nothing is stored of a turn that throws but its journal entry */
  async run(request: TurnRequest): Promise<TurnResult> {
    const parent = await this.loadParent(request);
    const agent = await this.loadAgent(request, parent);
    const inputFacts = decideInput(parent?.memory ?? null, {
      agent: { descriptorId: agent.descriptorId, version: agent.version },
      canGreet: agent.definition.greeting !== null,
      events: request.events,
    });

    const reservation = this.reservationFor(request);
    const reserved = await this.reserveTurn.reserve(reservation).catch((error: unknown) => {
      this.forgetIfErased(error, parent);
      throw error;
    });
    if (reserved.kind === 'answered') return { answer: reserved.answer, replayed: true };

    try {
      const memory = evolveAll(parent?.memory ?? EMPTY_MEMORY, inputFacts);
      const replyFacts = await this.reply.ask(
        { businessId: request.businessId, agent, memory, input: request.events },
        request.observe ?? ignore,
      );
      const commit = this.commitFor(request, reservation, reserved.token, parent, agent, [
        ...inputFacts,
        ...replyFacts,
      ]);
      await this.turns.commit(commit.commit);
      this.memories.keep(commit.remembered);
      return { answer: commit.commit.answer, replayed: false };
    } catch (error) {
      this.forgetIfErased(error, parent);
      await this.journalFailure(reservation, reserved.token, error);
      throw error;
    }
  }

  private async loadParent(request: TurnRequest): Promise<RememberedState | null> {
    return request.parentStateId === null
      ? null
      : this.memories.load(request.businessId, request.parentStateId);
  }

  /** A session goes on with the newest version of its agent; which one that was is a fact of each state. */
  private async loadAgent(request: TurnRequest, parent: RememberedState | null): Promise<AgentDescriptor> {
    const descriptorId = request.agentDescriptorId ?? parent?.header.agent.descriptorId;
    if (descriptorId === undefined) {
      throw new DomainError(
        'INVALID_ARGUMENT',
        'name an agentDescriptorId to begin, or a stateId to go on from',
        {
          fields: [{ pointer: '#/context', message: 'agentDescriptorId or stateId is required' }],
        },
      );
    }
    const agent = await this.agents.getAgent(request.businessId, descriptorId);
    if (agent !== undefined) return agent;
    throw new DomainError('AGENT_DESCRIPTOR_NOT_FOUND', `there is no agent descriptor ${descriptorId}`);
  }

  private reservationFor(request: TurnRequest): TurnReservation {
    return {
      businessId: request.businessId,
      turnId: this.clock.newId(),
      surface: request.surface,
      parentStateId: request.parentStateId,
      input: request.events,
      leaseMs: LEASE_MS,
      idempotency: request.idempotency,
      expectHead: request.expectHead,
    };
  }

  private commitFor(
    request: TurnRequest,
    reservation: TurnReservation,
    token: string,
    parent: RememberedState | null,
    agent: AgentDescriptor,
    events: readonly DomainEvent[],
  ): { commit: TurnCommit; remembered: RememberedState } {
    const records = events.map(toEventRecord);
    const undigested = {
      businessId: request.businessId,
      stateId: this.clock.newId(),
      sessionId: parent?.header.sessionId ?? this.clock.newId(),
      parentStateId: request.parentStateId,
      depth: (parent?.header.depth ?? 0) + 1,
      agent: { descriptorId: agent.descriptorId, version: agent.version },
      createdAt: this.clock.now().toISOString(),
    };
    const header = { ...undigested, digest: stateDigest(undigested, records, parent?.header.digest ?? null) };
    const memory = evolveAll(parent?.memory ?? EMPTY_MEMORY, events);
    const state = { ...header, events };
    const snapshotDue = header.depth % SNAPSHOT_DISTANCE === 0;
    return {
      remembered: { header, memory },
      commit: {
        reservation,
        token,
        state,
        records,
        snapshot: snapshotDue ? { formatVersion: MEMORY_FORMAT_VERSION, memory } : null,
        answer: request.present(state),
      },
    };
  }

  /** Another process may have erased the session: the store knows, and this process must not remember. */
  private forgetIfErased(error: unknown, parent: RememberedState | null): void {
    if (parent === null || !(error instanceof DomainError) || error.code !== 'SESSION_ERASED') return;
    this.memories.forgetSession(parent.header.businessId, parent.header.sessionId);
  }

  /** The failure that matters is the first one: a journal that cannot be written is left to the lease. */
  private async journalFailure(reservation: TurnReservation, token: string, error: unknown): Promise<void> {
    const code = error instanceof DomainError ? error.code : 'INTERNAL';
    await this.turns.fail(reservation, token, code).catch(() => undefined);
  }
}

function ignore(): void {
  return;
}
