import { Test } from '@nestjs/testing';
import { Agent, Clock, KnowledgeBase, ProductCatalogue } from '@app/application';
import { anAgentRequest, anExampleShop, collect, saidByCustomer, SettableClock } from '@app/testing';
import { Global, Module } from '@nestjs/common';
import { ModelSettings } from './openai/model-settings';
import { AgentsModule } from './agents.module';

it('the module provides an agent that answers by the engine of the descriptor', async () => {
  const { catalogue, knowledge } = await anExampleShop();
  const stores = [
    { provide: Clock, useValue: new SettableClock() },
    { provide: ProductCatalogue, useValue: catalogue },
    { provide: KnowledgeBase, useValue: knowledge },
  ];
  @Global()
  @Module({ providers: stores, exports: stores.map(({ provide }) => provide) })
  class StoresModule {}
  const app = await Test.createTestingModule({
    imports: [StoresModule, AgentsModule.forRoot(new ModelSettings())],
  }).compile();
  const parts = await collect(app.get(Agent), anAgentRequest([saidByCustomer('wired mouse')]));
  expect(parts.find(({ kind }) => kind === 'recommendation')).toMatchObject({ productIds: ['m-wired'] });
  await app.close();
});
