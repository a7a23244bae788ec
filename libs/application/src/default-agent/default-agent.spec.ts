import { anAgentDefinition, InMemoryAgentDirectory } from '@app/testing';
import { DefaultAgent } from './default-agent';

async function given(...ids: readonly string[]): Promise<DefaultAgent> {
  const directory = new InMemoryAgentDirectory();
  for (const id of ids) await directory.putAgent('shop', id, anAgentDefinition());
  return new DefaultAgent(directory);
}

describe('DefaultAgent', () => {
  it.each([
    [['b', 'default', 'a'], undefined, 'default'],
    [['b', 'a'], undefined, 'a'],
    [['b', 'default', 'a'], 'b', 'b'],
  ])('of %j, with %s asked for, is %s', async (ids, asked, expected) => {
    const agents = await given(...ids);
    await expect(agents.load('shop', asked)).resolves.toMatchObject({ descriptorId: expected });
  });

  it.each([
    ['shop', 'nobody'],
    ['other', undefined],
    ['other', 'a'],
  ])('is not there for %s and %s', async (businessId, asked) => {
    const agents = await given('a');
    await expect(agents.load(businessId, asked)).rejects.toMatchObject({
      code: 'AGENT_DESCRIPTOR_NOT_FOUND',
    });
  });
});
