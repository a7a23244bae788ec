import { Injectable } from '@nestjs/common';
import {
  decideReply,
  event,
  evolveAll,
  isAgentFact,
  type AgentDescriptor,
  type DomainEvent,
  type Memory,
  type ReplyPart,
  type SearchCriteria,
} from '@app/domain';
import { Agent, isDraft, type AgentOutput, type AgentRequest, type ModelRecording } from '../ports/agent';
import { KnowledgeBase } from '../ports/knowledge-base';
import { ProductCatalogue } from '../ports/product-catalogue';
import type { ShopReader } from '../ports/shop-reader';
import type { Content } from '../recording/content';
import { LiveShop } from '../recording/live-shop';
import type { ToolSubstitution } from '../recording/recorded-tool';
import { ShopRecorder } from '../recording/shop-recorder';
import { limitCurrency } from '../supervise/limit-currency';
import { productsInPlay } from '../supervise/products-in-play';
import { type TurnWatch } from '../ports/turn-observer';
import { SuperviseReply } from '../supervise/supervise-reply';
import type { ReplyObserver } from '../tell-reply/reply-news';
import { TellReply } from '../tell-reply/tell-reply';
import { OpenToolBox } from '../tools/open-tool-box';
import { Deadline } from './deadline';

/** How long an agent may think, in milliseconds. Shorter than a turn's lease, so that a finished reply can be stored. */
export const AGENT_DEADLINE_MS = 25_000;

/** A turn that is to be answered. */
export interface AskedTurn {
  readonly businessId: string;
  readonly agent: AgentDescriptor;
  readonly conversationId: string | null;
  /** Memory at the parent state. */
  readonly parent: Memory;
  /** What the turn begins with, as `decideInput` made it. */
  readonly input: readonly DomainEvent[];
  /** The input folded onto the parent's memory, by who has folded it already. */
  readonly memory?: Memory;
  /** When it is answered. */
  readonly now: Date;
  /** Told when the agent has said everything. */
  readonly watch?: TurnWatch;
  /** Hears whatever the agent says, as it says it. */
  readonly hear?: (output: AgentOutput) => void;
  /** Sees the reply as it comes, as far as it is certain. */
  readonly observe?: ReplyObserver;
}

/** Where a reply comes from that is made without the world, or with less of it. */
export interface ReplySources {
  readonly shop: ShopReader;
  readonly tools: ToolSubstitution;
  readonly model: ModelRecording;
}

/** The facts of a reply, and what it read of the shop. */
export interface RecordedReply {
  readonly events: readonly DomainEvent[];
  readonly contents: readonly Content[];
}

/** Steps 4 and 5: asks the agent, outside any transaction, and turns what it said into facts that the catalogue bears out. */
@Injectable()
export class AgentReply {
  constructor(
    private readonly agent: Agent,
    private readonly products: ProductCatalogue,
    private readonly knowledge: KnowledgeBase,
    private readonly toolBoxes: OpenToolBox,
    private readonly supervisors: SuperviseReply,
    private readonly telling: TellReply,
  ) {}

  /**
   * @param sources what the reply is made of; absent: the shop, the tools and the model as they are
   * @throws DomainError AGENT_FAILED, AGENT_TIMEOUT or AGENT_UNAVAILABLE
   */
  async ask(turn: AskedTurn, sources?: ReplySources): Promise<RecordedReply> {
    const source = sources?.shop ?? new LiveShop(turn.businessId, this.products, this.knowledge);
    const shop = new ShopRecorder(source);
    const parts: ReplyPart[] = [];
    const request = this.requestFor(turn, shop, parts, sources);
    // Whether anybody watches must not show in what is recorded.
    const told = turn.observe && this.telling.open(turn.observe, { ...request, shop: source }, parts);
    await this.collect(request, parts, (output) => {
      turn.hear?.(output);
      told?.hear(output);
    }).finally(() => told?.stop());
    turn.watch?.lap('respond');
    const catalogue = await productsInPlay(request, parts);
    const reviewed = await this.supervisors.review(request, parts, catalogue);
    const currency = await limitCurrency(shop, reviewed.map(limitsOf));
    const facts = decideReply(reviewed, catalogue, currency, turn.agent.definition.playbooks);
    return { events: [...facts, sourcesRead(turn, shop)], contents: shop.contents };
  }

  private requestFor(
    { businessId, agent, conversationId, parent, input, memory: folded, now }: AskedTurn,
    shop: ShopRecorder,
    parts: ReplyPart[],
    sources: ReplySources | undefined,
  ): AgentRequest {
    const memory = folded ?? evolveAll(parent, input);
    const context = { businessId, conversationId, customer: memory.customer, told: memory };
    const record = (part: ReplyPart) => void parts.push(part);
    return {
      businessId,
      agent,
      conversationId,
      now,
      memory,
      input: input.filter((fact) => !isAgentFact(fact)),
      tools: this.toolBoxes.open(
        agent,
        context,
        (call) => record({ kind: 'tool-call', call }),
        sources?.tools,
      ),
      shop,
      ...(sources && { recorded: sources.model }),
    };
  }

  private async collect(
    request: AgentRequest,
    parts: ReplyPart[],
    observe: (output: AgentOutput) => void,
  ): Promise<void> {
    const deadline = new Deadline(AGENT_DEADLINE_MS);
    try {
      for await (const output of deadline.bound(this.agent.respond(request, deadline.signal))) {
        observe(output);
        if (!isDraft(output)) parts.push(output);
      }
    } finally {
      deadline.clear();
    }
  }
}

function limitsOf(part: ReplyPart): SearchCriteria | null {
  return part.kind === 'recommendation' ? part.criteria : null;
}

function sourcesRead({ now, conversationId }: AskedTurn, { reads, unrecorded }: ShopRecorder): DomainEvent {
  return event('SourcesRead', {
    answeredAt: now.toISOString(),
    reads,
    ...(conversationId === null ? {} : { conversationId }),
    ...(unrecorded === 0 ? {} : { unrecorded }),
  });
}
