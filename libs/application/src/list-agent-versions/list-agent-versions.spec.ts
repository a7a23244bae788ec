import { type AgentDefinition } from '@app/domain';
import { InMemoryAgentDirectory } from '@app/testing';
import { GetAgent } from '../get-agent/get-agent.query';
import { GetAgentHandler } from '../get-agent/get-agent.handler';
import { ListAgentVersions } from './list-agent-versions.query';
import { ListAgentVersionsHandler } from './list-agent-versions.handler';

const DEFINITION: AgentDefinition = {
  name: 'v1',
  engine: 'built-in',
  language: 'en',
  instructions: '',
  greeting: null,
  playbooks: [],
  maxRecommendations: 3,
};

async function given() {
  const agents = new InMemoryAgentDirectory();
  for (const name of ['v1', 'v2', 'v3']) await agents.putAgent('shop', 'helper', { ...DEFINITION, name });
  return agents;
}

describe('an agent descriptor read back', () => {
  it('has all its versions, newest first', async () => {
    const handler = new ListAgentVersionsHandler(await given());
    const versions = await handler.execute(new ListAgentVersions('shop', 'helper'));
    expect(versions.map(({ version, definition }) => [version, definition.name])).toEqual([
      [3, 'v3'],
      [2, 'v2'],
      [1, 'v1'],
    ]);
  });

  it('is its newest version when asked for alone', async () => {
    const handler = new GetAgentHandler(await given());
    await expect(handler.execute(new GetAgent('shop', 'helper'))).resolves.toMatchObject({ version: 3 });
  });

  it.each([
    ['unknown', 'shop', 'nobody'],
    ["another business's", 'other', 'helper'],
  ])('is not found when it is %s', async (_name, businessId, descriptorId) => {
    const agents = await given();
    const notFound = {
      code: 'AGENT_DESCRIPTOR_NOT_FOUND',
      message: `there is no agent descriptor ${descriptorId}`,
    };
    await expect(
      new ListAgentVersionsHandler(agents).execute(new ListAgentVersions(businessId, descriptorId)),
    ).rejects.toMatchObject(notFound);
    await expect(
      new GetAgentHandler(agents).execute(new GetAgent(businessId, descriptorId)),
    ).rejects.toMatchObject(notFound);
  });
});
