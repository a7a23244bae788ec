import { Injectable } from '@nestjs/common';
import { decideReply, type DomainEvent, type Memory, type Product, type ReplyPart } from '@app/domain';
import { Agent, type AgentOutput, type AgentRequest } from '../ports/agent';
import { ProductCatalogue } from '../ports/product-catalogue';
import { type TurnWatch } from '../ports/turn-observer';
import { SuperviseReply } from '../supervise/supervise-reply';
import { OpenToolBox } from '../tools/open-tool-box';
import { Deadline } from './deadline';
import { type TurnGround } from './turn-loader';
import { type TurnRequest } from './turn-request';

/** How long an agent may think, in milliseconds. Shorter than a turn's lease, so that a finished reply can be stored. */
export const AGENT_DEADLINE_MS = 25_000;

/** Steps 4 and 5: asks the agent, outside any transaction, and turns what it said into facts that the catalogue bears out. */
@Injectable()
export class AgentReply {
  constructor(
    private readonly agent: Agent,
    private readonly products: ProductCatalogue,
    private readonly toolBoxes: OpenToolBox,
    private readonly supervisors: SuperviseReply,
  ) {}

  /**
   * @param memory the conversation so far, this turn's input folded in
   * @param now when the turn is answered
   * @param watch told when the agent has said everything
   * @throws DomainError AGENT_FAILED, AGENT_TIMEOUT or AGENT_UNAVAILABLE
   */
  async ask(
    turn: TurnRequest,
    ground: TurnGround,
    memory: Memory,
    now: Date,
    watch?: TurnWatch,
  ): Promise<readonly DomainEvent[]> {
    const parts: ReplyPart[] = [];
    const context = {
      businessId: turn.businessId,
      conversationId: ground.conversation?.conversationId ?? null,
      customer: memory.customer,
    };
    const tools = this.toolBoxes.open(ground.agent, context, (call) =>
      parts.push({ kind: 'tool-call', call }),
    );
    const request = {
      businessId: turn.businessId,
      agent: ground.agent,
      conversationId: context.conversationId,
      now,
      memory,
      input: turn.events,
      tools,
    };
    await this.collect(request, parts, turn.observe ?? ignore);
    watch?.lap('respond');
    const catalogue = await this.productsInPlay(request, parts);
    const reviewed = await this.supervisors.review(request, parts, catalogue);
    return decideReply(reviewed, catalogue, ground.agent.definition.playbooks);
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

  private productsInPlay(
    { businessId, memory }: AgentRequest,
    parts: readonly ReplyPart[],
  ): Promise<ReadonlyMap<string, Product>> {
    const named = parts.flatMap((part) => ('productIds' in part ? part.productIds : []));
    const shown = memory.shown.map(({ productId }) => productId);
    return this.products.getProducts(businessId, [...new Set([...named, ...shown])]);
  }
}

function ignore(): void {
  return;
}
