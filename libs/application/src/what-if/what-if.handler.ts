import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  DomainError,
  EMPTY_MEMORY,
  isReplyEvent,
  type AgentDescriptor,
  type DomainEvent,
  type TokenUsage,
} from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';
import { KnowledgeBase } from '../ports/knowledge-base';
import { ProductCatalogue } from '../ports/product-catalogue';
import { LiveShop } from '../recording/live-shop';
import { RecordedFirstShop } from '../recording/recorded-first-shop';
import { RecordedModel } from '../recording/recorded-model';
import { recordedTools } from '../recording/recorded-tool';
import { inputFor, recordingStatus, type RecordedTurn } from '../recording/recorded-turn';
import { RecordedTurnLoader } from '../recording/recorded-turn.loader';
import { AgentReply, type ReplySources } from '../run-turn/agent-reply';
import { answerDifferences } from './answer-differences';
import type { WhatIf, WhatIfAnswer } from './what-if';
import { AskWhatIf } from './what-if.query';

@QueryHandler(AskWhatIf)
export class AskWhatIfHandler implements IQueryHandler<AskWhatIf> {
  constructor(
    private readonly turns: RecordedTurnLoader,
    private readonly agents: AgentDirectory,
    private readonly catalogue: ProductCatalogue,
    private readonly knowledge: KnowledgeBase,
    private readonly reply: AgentReply,
  ) {}

  /** @throws DomainError STATE_NOT_FOUND, SESSION_ERASED, AGENT_DESCRIPTOR_NOT_FOUND or DATA_LOSS */
  async execute({ businessId, stateId, agentDescriptorId, version }: AskWhatIf): Promise<WhatIf> {
    const [turn, agent] = await Promise.all([
      this.turns.load(businessId, stateId),
      this.agents.getAgent(businessId, agentDescriptorId, version),
    ]);
    if (agent === undefined) throw noSuchAgent(agentDescriptorId, version);
    const recorded = recordedAnswer(turn);
    const whatIf = await this.answer(turn, agent);
    const differences = answerDifferences(recorded, whatIf);
    return { stateId, recording: recordingStatus(turn), recorded, whatIf, differences };
  }

  private async answer(turn: RecordedTurn, agent: AgentDescriptor): Promise<WhatIfAnswer> {
    const startedAt = performance.now();
    const told = { agent: { descriptorId: agent.descriptorId, version: agent.version } };
    const took = () => Math.round(performance.now() - startedAt);
    try {
      const events = await this.ask(turn, agent);
      return { ...told, events, failure: null, tokens: tokensIn(events), milliseconds: took() };
    } catch (error) {
      if (!isAgentsFault(error)) throw error;
      const failure = { code: error.code, message: error.message };
      return { ...told, events: [], failure, tokens: null, milliseconds: took() };
    }
  }

  private async ask(turn: RecordedTurn, agent: AgentDescriptor): Promise<readonly DomainEvent[]> {
    const { header } = turn.record;
    const asked = {
      businessId: header.businessId,
      agent,
      conversationId: turn.sources?.conversationId ?? null,
      parent: turn.parent?.memory ?? EMPTY_MEMORY,
      input: inputFor(turn, agent),
      now: new Date(turn.sources?.answeredAt ?? header.createdAt),
    };
    return (await this.reply.ask(asked, this.sourcesFor(turn))).events;
  }

  /** What a tool completes leaves nothing behind: it is stored with the turn, and this turn is not. */
  private sourcesFor({ record, events, reads }: RecordedTurn): ReplySources {
    const shop = new LiveShop(record.header.businessId, this.catalogue, this.knowledge);
    const tools = events.flatMap(({ type, data }) => (type === 'ToolCalled' ? [data] : []));
    const models = events.flatMap(({ type, data }) => (type === 'ModelCalled' ? [data] : []));
    return {
      shop: new RecordedFirstShop(reads, shop),
      tools: recordedTools(tools, false),
      model: new RecordedModel(models, false),
    };
  }
}

function recordedAnswer({ record, events, sources }: RecordedTurn): WhatIfAnswer {
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

function noSuchAgent(descriptorId: string, version: number | undefined): DomainError {
  const which = version === undefined ? '' : ` with a version ${version}`;
  return new DomainError(
    'AGENT_DESCRIPTOR_NOT_FOUND',
    `there is no agent descriptor ${descriptorId}${which}`,
  );
}
