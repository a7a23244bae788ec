import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideInput, type DomainErrorCode } from '@app/domain';
import { Clock } from '../ports/clock';
import { NOTHING_SPENT, TurnStore, type AdoptedTurn } from '../ports/turn-store';
import { MemoryLoader } from '../run-turn/memory-loader';
import { newState } from '../run-turn/new-state';
import { TurnLoader } from '../run-turn/turn-loader';
import { KeepLeftBehind } from './keep-left-behind.command';

/** How long another process leaves an adopted turn alone. */
const LEASE_MS = 10_000;
const INTERRUPTED: DomainErrorCode = 'TURN_INTERRUPTED';

@CommandHandler(KeepLeftBehind)
export class KeepLeftBehindHandler implements ICommandHandler<KeepLeftBehind> {
  constructor(
    private readonly turns: TurnStore,
    private readonly loader: TurnLoader,
    private readonly memories: MemoryLoader,
    private readonly clock: Clock,
  ) {}

  /** One after another, each conversation's in the order they came. @throws DomainError UNAVAILABLE */
  async execute(): Promise<number> {
    for (let kept = 0; ; kept += 1) {
      const adopted = await this.turns.adopt(LEASE_MS);
      if (adopted === undefined) return kept;
      await this.end(adopted);
    }
  }

  /** What cannot be kept, because the conversation was deleted meanwhile for example, ends all the same. */
  private async end(adopted: AdoptedTurn): Promise<void> {
    const { reservation, token, keptStateId } = adopted;
    try {
      if (keptStateId === null && reservation.input.length > 0) return await this.keep(adopted);
    } catch {
      // The journal tells that the message is in no state.
    }
    await this.turns.fail(reservation, token, INTERRUPTED);
  }

  private async keep({ reservation, token }: AdoptedTurn): Promise<void> {
    const { businessId, conversationId, input } = reservation;
    const origin = { kind: 'conversation', conversationId: conversationId ?? '' } as const;
    const ground = await this.loader.load({ businessId, origin, agentDescriptorId: null });
    const { descriptorId, version, definition } = ground.agent;
    const facts = decideInput(ground.parent?.memory ?? null, {
      agent: { descriptorId, version },
      definition,
      events: input,
    });
    const ids = {
      stateId: this.clock.newId(),
      sessionId: this.clock.newId(),
      createdAt: this.clock.now().toISOString(),
    };
    const { remembered, ...made } = newState(businessId, ground, facts, ids);
    await this.turns.commit({
      reservation,
      token,
      ...made,
      contents: [],
      outcome: INTERRUPTED,
      answer: null,
      refuseWithHuman: false,
      spending: NOTHING_SPENT,
    });
    this.memories.keep(remembered);
  }
}
