import { Injectable } from '@nestjs/common';
import {
  DomainError,
  EMPTY_MEMORY,
  evolveAll,
  isReplyEvent,
  type AgentDescriptor,
  type DomainEvent,
  type TokenUsage,
} from '@app/domain';
import type { AgentOutput, EstimateRequest } from '../ports/agent';
import { KnowledgeBase } from '../ports/knowledge-base';
import { ProductCatalogue } from '../ports/product-catalogue';
import type { ShopReader } from '../ports/shop-reader';
import { LiveShop } from '../recording/live-shop';
import { RecordedFirstShop } from '../recording/recorded-first-shop';
import { RecordedModel } from '../recording/recorded-model';
import { recordedTools } from '../recording/recorded-tool';
import { inputFor, modelCallsIn, toolCallsIn, type RecordedTurn } from '../recording/recorded-turn';
import { AgentReply } from '../run-turn/agent-reply';
import type { WhatIfAnswer } from './what-if';

/** Who pays for an answer. */
export interface AnswerTerms {
  /** Before the agent is asked. What it throws is thrown on. */
  readonly admit: (request: EstimateRequest) => Promise<void>;
  /** Hears what the agent says, without what the model had said in the recording. */
  readonly hear: (output: AgentOutput) => void;
}

/**
 * Asks another agent what it would have answered to a stored turn's input. What a tool completes leaves nothing behind:
 * it is stored with its turn, and this one is not stored.
 */
@Injectable()
export class AnswerAgain {
  constructor(
    private readonly catalogue: ProductCatalogue,
    private readonly knowledge: KnowledgeBase,
    private readonly reply: AgentReply,
  ) {}

  /** The shop as the turn read it, and as it is now for the rest. */
  shopOf({ record, reads }: RecordedTurn): ShopReader {
    return new RecordedFirstShop(
      reads,
      new LiveShop(record.header.businessId, this.catalogue, this.knowledge),
    );
  }

  /** The answer, or how the agent failed. A model's step from the recording counts with the time it took then. */
  async answer(turn: RecordedTurn, agent: AgentDescriptor, terms?: AnswerTerms): Promise<WhatIfAnswer> {
    const startedAt = performance.now();
    const told = { agent: { descriptorId: agent.descriptorId, version: agent.version } };
    const model = new RecordedModel(modelCallsIn(turn.events), false);
    const took = () => Math.round(performance.now() - startedAt) + model.takenMs;
    try {
      const events = await this.ask(turn, agent, model, terms);
      return { ...told, events, failure: null, tokens: tokensIn(events), milliseconds: took() };
    } catch (error) {
      if (!isAgentsFault(error)) throw error;
      const failure = { code: error.code, message: error.message };
      return { ...told, events: [], failure, tokens: null, milliseconds: took() };
    }
  }

  private async ask(
    turn: RecordedTurn,
    agent: AgentDescriptor,
    model: RecordedModel,
    terms: AnswerTerms | undefined,
  ): Promise<readonly DomainEvent[]> {
    const { header } = turn.record;
    const recorded = new Set(modelCallsIn(turn.events));
    const asked = {
      businessId: header.businessId,
      agent,
      conversationId: turn.sources?.conversationId ?? null,
      parent: turn.parent?.memory ?? EMPTY_MEMORY,
      input: inputFor(turn, agent),
      now: new Date(turn.sources?.answeredAt ?? header.createdAt),
      hear: (output: AgentOutput) => {
        if (output.kind !== 'model-call' || !recorded.has(output.call)) terms?.hear(output);
      },
    };
    await terms?.admit({ ...asked, memory: evolveAll(asked.parent, asked.input) });
    const tools = recordedTools(toolCallsIn(turn.events), false);
    return (await this.reply.ask(asked, { shop: this.shopOf(turn), tools, model })).events;
  }
}

/** What the turn was answered. */
export function recordedAnswer({ record, events, sources }: RecordedTurn): WhatIfAnswer {
  const reply = events.filter(isReplyEvent);
  return {
    agent: record.header.agent,
    events: reply,
    failure: null,
    tokens: tokensIn(reply),
    milliseconds:
      sources === null
        ? null
        : Math.max(0, Date.parse(record.header.createdAt) - Date.parse(sources.answeredAt)),
  };
}

function tokensIn(events: readonly DomainEvent[]): TokenUsage | null {
  const told = events.flatMap(({ type, data }) =>
    type === 'ModelCalled' && data.usage !== null ? [data.usage] : [],
  );
  if (told.length === 0) return null;
  return {
    promptTokens: told.reduce((sum, { promptTokens }) => sum + promptTokens, 0),
    completionTokens: told.reduce((sum, { completionTokens }) => sum + completionTokens, 0),
  };
}

/** What an agent may come to: it fails, or the input is nothing to it. */
function isAgentsFault(error: unknown): error is DomainError {
  return (
    error instanceof DomainError && (error.code.startsWith('AGENT_') || error.code === 'INVALID_ARGUMENT')
  );
}
