import { type AgentDefinition } from '@app/domain';
import { InMemoryAgentDirectory, InMemoryTenancy } from '@app/testing';
import { BusinessLoader } from '../create-business/business-loader';
import { PutAgent } from './put-agent.command';
import { PutAgentHandler } from './put-agent.handler';

const DEFINITION: AgentDefinition = {
  name: 'Shop assistant',
  engine: 'built-in',
  language: 'en',
  instructions: '',
  greeting: 'Hello!',
  playbooks: [{ name: 'gift', systemMessage: null, phases: [{ name: 'ask', instructions: 'Ask for whom' }] }],
  maxRecommendations: 3,
};

async function given() {
  const tenancy = new InMemoryTenancy();
  await tenancy.createBusiness({ businessId: 'shop', name: 'Shop', createdAt: '' });
  const handler = new PutAgentHandler(new BusinessLoader(tenancy), new InMemoryAgentDirectory());
  return (change: Partial<AgentDefinition> = {}, descriptorId = 'helper', businessId = 'shop') =>
    handler.execute(new PutAgent(businessId, descriptorId, { ...DEFINITION, ...change }));
}

describe('PutAgent', () => {
  it('makes a next version when something changed and none when nothing did', async () => {
    const put = await given();
    await expect(put()).resolves.toMatchObject({ descriptorId: 'helper', version: 1 });
    await expect(put()).resolves.toMatchObject({ version: 1 });
    await expect(put({ greeting: null })).resolves.toMatchObject({ version: 2 });
    await expect(put()).resolves.toMatchObject({ version: 3 });
  });

  it.each<[string, Partial<AgentDefinition>]>([
    ['#/name', { name: ' ' }],
    ['#/name', { name: '\u200b' }],
    ['#/name', { name: 'Help\u0007er' }],
    ['#/playbooks/0/name', { playbooks: [{ name: 'a\nb', systemMessage: null, phases: [] }] }],
    [
      '#/playbooks/0/phases/0/name',
      { playbooks: [{ name: 'gift', systemMessage: null, phases: [{ name: '\u2060', instructions: '' }] }] },
    ],
    ['#/engine', { engine: 'magic' as 'built-in' }],
    ['#/language', { language: 'english language' }],
    ['#/language', { language: '' }],
    ['#/greeting', { greeting: '' }],
    ['#/maxRecommendations', { maxRecommendations: 0 }],
    ['#/maxRecommendations', { maxRecommendations: 11 }],
    ['#/maxRecommendations', { maxRecommendations: 2.5 }],
    [
      '#/playbooks/1/name',
      {
        playbooks: [
          { name: 'gift', systemMessage: null, phases: [] },
          { name: 'gift', systemMessage: null, phases: [] },
        ],
      },
    ],
    [
      '#/playbooks/0/phases/1/name',
      {
        playbooks: [
          {
            name: 'gift',
            systemMessage: null,
            phases: [
              { name: 'a', instructions: '' },
              { name: 'a', instructions: '' },
            ],
          },
        ],
      },
    ],
    ['#/instructions', { instructions: 'a\u0000b' }],
  ])('refuses a wrong %s', async (pointer, change) => {
    const put = await given();
    await expect(put(change)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', fields: [{ pointer }] });
  });

  it.each(['en', 'pt-BR', 'zh-Hant', 'DE'])('takes the language %s', async (language) => {
    const put = await given();
    await expect(put({ language })).resolves.toMatchObject({ definition: { language } });
  });

  it('refuses an unknown business and an unusable id', async () => {
    const put = await given();
    await expect(put({}, 'helper', 'shpo')).rejects.toMatchObject({ code: 'BUSINESS_NOT_FOUND' });
    await expect(put({}, 'no/slashes')).rejects.toMatchObject({ fields: [{ pointer: '#/id' }] });
  });
});
