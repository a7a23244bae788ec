import { Injectable } from '@nestjs/common';
import {
  decideReply,
  event,
  evolveAll,
  isAgentFact,
  type AgentDescriptor,
  type DomainEvent,
  type Memory,
  type Product,
  type ReplyPart,
} from '@app/domain';
import { Agent, type AgentOutput, type AgentRequest, type ModelRecording } from '../ports/agent';
import { KnowledgeBase } from '../ports/knowledge-base';
import { ProductCatalogue } from '../ports/product-catalogue';
import type { ShopReader } from '../ports/shop-reader';
import type { Content } from '../recording/content';
import { LiveShop } from '../recording/live-shop';
import type { ToolSubstitution } from '../recording/recorded-tool';
import { ShopRecorder } from '../recording/shop-recorder';
import { SuperviseReply } from '../supervise/supervise-reply';
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
  /** When it is answered. */
  readonly now: Date;
  /** Sees the reply as it comes. */
  readonly observe?: (output: AgentOutput) => void;
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
  ) {}

  /**
   * @param sources what the reply is made of; absent: the shop, the tools and the model as they are
   * @throws DomainError AGENT_FAILED, AGENT_TIMEOUT or AGENT_UNAVAILABLE
   */
  async ask(turn: AskedTurn, sources?: ReplySources): Promise<RecordedReply> {
    const shop = new ShopRecorder(
      sources?.shop ?? new LiveShop(turn.businessId, this.products, this.knowledge),
    );
    const parts: ReplyPart[] = [];
    const request = this.requestFor(turn, shop, parts, sources);
    await this.collect(request, parts, turn.observe ?? ignore);
    const catalogue = await productsInPlay(request, parts);
    const reviewed = await this.supervisors.review(request, parts, catalogue);
    const facts = decideReply(reviewed, catalogue, turn.agent.definition.playbooks);
    return { events: [...facts, sourcesRead(turn, shop)], contents: shop.contents };
  }

  private requestFor(
    { businessId, agent, conversationId, parent, input, now }: AskedTurn,
    shop: ShopRecorder,
    parts: ReplyPart[],
    sources: ReplySources | undefined,
  ): AgentRequest {
    const memory = evolveAll(parent, input);
    const context = { businessId, conversationId, customer: memory.customer };
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
        if (output.kind !== 'text-delta') parts.push(output);
      }
    } finally {
      deadline.clear();
    }
  }
}

async function productsInPlay(
  { shop, memory }: AgentRequest,
  parts: readonly ReplyPart[],
): Promise<ReadonlyMap<string, Product>> {
  const named = parts.flatMap((part) => ('productIds' in part ? part.productIds : []));
  const shown = memory.shown.map(({ productId }) => productId);
  const ids = [...new Set([...named, ...shown])];
  return ids.length === 0 ? new Map<string, Product>() : shop.getProducts(ids);
}

function sourcesRead({ now, conversationId }: AskedTurn, { reads, unrecorded }: ShopRecorder): DomainEvent {
  return event('SourcesRead', {
    answeredAt: now.toISOString(),
    reads,
    ...(conversationId === null ? {} : { conversationId }),
    ...(unrecorded === 0 ? {} : { unrecorded }),
  });
}

function ignore(): void {
  return;
}
