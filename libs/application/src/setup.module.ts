import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuthenticateKey } from './authenticate-key/authenticate-key';
import { BusinessLoader } from './create-business/business-loader';
import { CreateBusinessHandler } from './create-business/create-business.handler';
import { EraseSessionHandler } from './erase-session/erase-session.handler';
import { GetAgentHandler } from './get-agent/get-agent.handler';
import { GetProductHandler } from './get-product/get-product.handler';
import { ImportKnowledgeHandler } from './import-knowledge/import-knowledge.handler';
import { ImportProductsHandler } from './import-products/import-products.handler';
import { IssueKeyHandler } from './issue-key/issue-key.handler';
import { ListAgentVersionsHandler } from './list-agent-versions/list-agent-versions.handler';
import { ListAgentsHandler } from './list-agents/list-agents.handler';
import { ListBusinessesHandler } from './list-businesses/list-businesses.handler';
import { ListKeysHandler } from './list-keys/list-keys.handler';
import { ListSitesHandler } from './list-sites/list-sites.handler';
import { PutAgentHandler } from './put-agent/put-agent.handler';
import { PutSiteHandler } from './put-site/put-site.handler';
import { RevokeKeyHandler } from './revoke-key/revoke-key.handler';
import { MemoryLoader } from './run-turn/memory-loader';
import { SearchProductsHandler } from './search-products/search-products.handler';
import { ClockModule } from './system-clock/clock.module';
import { VerifyStatesHandler } from './verify-states/verify-states.handler';

/** The use cases of a tenant's set-up. They need no agent, so that the admin command does without one. */
@Module({
  imports: [ClockModule, CqrsModule],
  providers: [
    AuthenticateKey,
    BusinessLoader,
    MemoryLoader,
    CreateBusinessHandler,
    EraseSessionHandler,
    GetAgentHandler,
    GetProductHandler,
    ImportKnowledgeHandler,
    ImportProductsHandler,
    IssueKeyHandler,
    ListAgentVersionsHandler,
    ListAgentsHandler,
    ListBusinessesHandler,
    ListKeysHandler,
    ListSitesHandler,
    PutAgentHandler,
    PutSiteHandler,
    RevokeKeyHandler,
    SearchProductsHandler,
    VerifyStatesHandler,
  ],
  exports: [CqrsModule, AuthenticateKey, MemoryLoader],
})
export class SetupModule {}
