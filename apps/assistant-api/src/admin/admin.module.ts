import { Module } from '@nestjs/common';
import { ApplicationModule } from '@app/application';
import { AgentsController } from './agents/agents.controller';
import { HandoversController } from './handovers/handovers.controller';
import { KeysController } from './keys/keys.controller';
import { KnowledgeController } from './knowledge/knowledge.controller';
import { ProductsController } from './products/products.controller';
import { SalesRecordsController } from './sales-records/sales-records.controller';
import { AdminSessionsController } from './sessions/sessions.controller';
import { SitesController } from './sites/sites.controller';

/**
 * A tenant's own set-up over HTTP. There is no route that makes a business: a key belongs to one business and must not
 * make others, so that is done with the admin command, by whoever has the database.
 */
@Module({
  imports: [ApplicationModule],
  controllers: [
    AdminSessionsController,
    AgentsController,
    HandoversController,
    KeysController,
    KnowledgeController,
    ProductsController,
    SalesRecordsController,
    SitesController,
  ],
})
export class AdminModule {}
