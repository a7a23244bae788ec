import { Test } from '@nestjs/testing';
import { Agent, Clock } from '@app/application';
import {
  aMemory,
  anAgentRequest,
  anExampleShop,
  aShop,
  collect,
  saidByCustomer,
  SettableClock,
} from '@app/testing';
import { Global, Module } from '@nestjs/common';
import { ModelSettings } from './openai/model-settings';
import { AgentsModule } from './agents.module';

it('the module provides an agent that answers by the engine of the descriptor', async () => {
  const { catalogue, knowledge } = await anExampleShop();
  @Global()
  @Module({ providers: [{ provide: Clock, useValue: new SettableClock() }], exports: [Clock] })
  class TimeModule {}
  const app = await Test.createTestingModule({
    imports: [TimeModule, AgentsModule.forRoot(new ModelSettings())],
  }).compile();
  const parts = await collect(
    app.get(Agent),
    anAgentRequest([saidByCustomer('wired mouse')], aMemory(), {}, aShop(catalogue, knowledge)),
  );
  expect(parts.find(({ kind }) => kind === 'recommendation')).toMatchObject({ productIds: ['m-wired'] });
  await app.close();
});
