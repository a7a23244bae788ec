import { Readable } from 'node:stream';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  Clock,
  CreateBusiness,
  DEMO_KEY,
  DemoAccess,
  ImportKnowledge,
  ImportProducts,
  keyDigest,
  PutAgent,
  PutSite,
  Tenancy,
} from '@app/application';
import { DomainError } from '@app/domain';
import { demoCatalogueFile } from './catalogue/demo-catalogue';
import { DemoConversation } from './demo-conversation';
import { DEMO_KNOWLEDGE } from './demo-knowledge';
import { DEMO_AGENT, DEMO_AGENTS, DEMO_BUSINESS, DEMO_KEY_REQUEST, DEMO_SITE } from './demo-shop';

/** Sets the demo shop up on the first start, through the same use cases as any other shop. */
@Injectable()
export class DemoSeeder implements OnApplicationBootstrap {
  private readonly logger = new Logger('demo');

  constructor(
    private readonly access: DemoAccess,
    private readonly commands: CommandBus,
    private readonly tenancy: Tenancy,
    private readonly conversation: DemoConversation,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.access.enabled) return;
    // The key is made last: while it is there, the shop is whole, and is the developer's to change.
    if ((await this.tenancy.findKey(DEMO_KEY)) !== undefined) return;
    const startedAt = performance.now();
    await this.seed();
    this.logger.log(`demo shop set up in ${Math.round(performance.now() - startedAt)} ms`);
  }

  private async seed(): Promise<void> {
    const { businessId, name } = DEMO_BUSINESS;
    await unlessThere(this.commands.execute(new CreateBusiness(name, businessId)));
    for (const descriptorId of DEMO_AGENTS) {
      await this.commands.execute(new PutAgent(businessId, descriptorId, DEMO_AGENT));
    }
    await this.commands.execute(new PutSite(DEMO_SITE));
    const file = { format: 'jsonl', currency: 'USD' } as const;
    await this.commands.execute(new ImportProducts(businessId, demoCatalogueFile(), file));
    await this.commands.execute(new ImportKnowledge(businessId, Readable.from([DEMO_KNOWLEDGE]), 'markdown'));
    await unlessThere(this.conversation.make());
    await unlessThere(this.addKey());
  }

  private addKey(): Promise<void> {
    return this.tenancy.addKey({
      ...DEMO_KEY_REQUEST,
      businessId: DEMO_BUSINESS.businessId,
      createdAt: this.clock.now().toISOString(),
      expiresAt: null,
      revokedAt: null,
      secretHash: keyDigest(DEMO_KEY).toString('hex'),
    });
  }
}

/** A seeding that broke off, or another instance, may have been here before. */
async function unlessThere(step: Promise<unknown>): Promise<void> {
  try {
    await step;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'ALREADY_EXISTS') throw error;
  }
}
