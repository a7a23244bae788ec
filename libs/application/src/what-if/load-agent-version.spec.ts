import { anAgentDefinition, InMemoryAgentDirectory } from '@app/testing';
import { loadAgentVersion } from './load-agent-version';

async function withVersions(count: number) {
  const agents = new InMemoryAgentDirectory();
  for (let at = 1; at <= count; at += 1) {
    await agents.putAgent('shop', 'helper', anAgentDefinition({ instructions: `${at}` }));
  }
  return agents;
}

describe('the version of an agent to ask again', () => {
  it('is the one named, or the newest', async () => {
    const agents = await withVersions(3);
    expect(await loadAgentVersion(agents, 'shop', 'helper', 2)).toMatchObject({ version: 2 });
    expect(await loadAgentVersion(agents, 'shop', 'helper')).toMatchObject({ version: 3 });
  });

  it.each([
    [1, 'there is no version 9 of the agent descriptor helper: it has only version 1'],
    [3, 'there is no version 9 of the agent descriptor helper: it has the versions 1 to 3'],
  ])('is told from an agent that is unknown, where there are %i', async (count, message) => {
    await expect(loadAgentVersion(await withVersions(count), 'shop', 'helper', 9)).rejects.toMatchObject({
      code: 'AGENT_DESCRIPTOR_NOT_FOUND',
      message,
      fields: [{ pointer: '#/version' }],
    });
  });

  it.each([
    ['other', 'helper', 1],
    ['shop', 'nobody', 1],
    ['shop', 'nobody', undefined],
  ])('is not spoken of for an agent that is not there: %s %s', async (businessId, descriptorId, version) => {
    const loaded = loadAgentVersion(await withVersions(1), businessId, descriptorId, version);
    await expect(loaded).rejects.toMatchObject({
      message: `there is no agent descriptor ${descriptorId}`,
      fields: [],
    });
  });
});
