import { Injectable, Optional } from '@nestjs/common';
import { EMPTY_MEMORY, silencesAgent, type DomainEvent } from '@app/domain';
import { Clock } from '../ports/clock';
import { TurnObserver, UNOBSERVED, type TurnWatch } from '../ports/turn-observer';
import { NOTHING_SPENT, TurnStore, type Answer, type Spending } from '../ports/turn-store';
import { AgentReply, type RecordedReply } from './agent-reply';
import { codeOf } from './error-code';
import { MemoryLoader } from './memory-loader';
import { newState } from './new-state';
import { TurnOpener, type OpenTurn } from './turn-opener';
import { type TurnRequest, type TurnResult } from './turn-request';

/** One turn in a straight line: opened, answered, committed. Every surface's answer is made here and nowhere else. */
@Injectable()
export class RunTurn {
  constructor(
    private readonly opener: TurnOpener,
    private readonly reply: AgentReply,
    private readonly turns: TurnStore,
    private readonly memories: MemoryLoader,
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
    const opened = await this.opener.open(request, watch);
    if ('answer' in opened) return { answer: opened.answer, replayed: true };
    try {
      return { answer: await this.answer(opened), replayed: false };
    } catch (error) {
      this.memories.forgetIfErased(opened.ground.parent, error);
      await this.endWithout(opened, error);
      throw error;
    }
  }

  /** A meeting whose time was taken while the agent spoke is no answer: the agent is asked again, once. */
  private async answer(turn: OpenTurn): Promise<Answer> {
    if (isSilent(turn)) return this.commit(turn, turn.input, 'completed', NOTHING_SPENT);
    if (turn.unpaid !== null) throw turn.unpaid;
    try {
      return await this.commitUnlessTakenOver(turn, await this.askAgent(turn));
    } catch (error) {
      if (codeOf(error) !== 'SLOT_TAKEN') throw error;
      turn.request.observe?.({ kind: 'void' });
      return this.commitUnlessTakenOver(turn, await this.askAgent(turn));
    }
  }

  private async askAgent({ request, ground, input, told, meter, watch }: OpenTurn): Promise<RecordedReply> {
    const reply = await this.reply.ask({
      businessId: request.businessId,
      agent: ground.agent,
      conversationId: ground.conversation?.conversationId ?? null,
      parent: ground.parent?.memory ?? EMPTY_MEMORY,
      input,
      memory: told,
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

function isSilent({ request, reservation, handover }: OpenTurn): boolean {
  return request.reply === 'none' || silencesAgent(handover, reservation.silentOnceRequested);
}
