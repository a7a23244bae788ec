import { event, NO_CRITERIA, toEventRecord, type DomainEvent } from '@app/domain';
import {
  anAgentDefinition,
  aProduct,
  InMemoryAgentDirectory,
  InMemoryKnowledgeBase,
  InMemoryProductCatalogue,
  InMemoryStateReader,
} from '@app/testing';
import { TurnStore, type Lineage, type StateRecord } from '../ports/turn-store';
import { MemoryLoader } from '../run-turn/memory-loader';
import { stateDigest } from '../run-turn/state-digest';
import { GetWhyHandler } from './get-why.handler';
import { GetWhy } from './get-why.query';

function stored(
  stateId: string,
  events: readonly DomainEvent[],
  { version, parent }: { version: number; parent: StateRecord | null },
): StateRecord {
  const undigested = {
    businessId: 'shop',
    stateId,
    sessionId: 'session',
    parentStateId: parent?.header.stateId ?? null,
    depth: (parent?.header.depth ?? 0) + 1,
    agent: { descriptorId: 'agent', version },
    createdAt: '2026-01-31T12:00:00.000Z',
  };
  const records = events.map(toEventRecord);
  const digest = stateDigest(undigested, records, parent?.header.digest ?? null);
  return { header: { ...undigested, digest }, events: records };
}

const ROOT = stored(
  'root',
  [
    event('SessionStarted', { agent: { descriptorId: 'agent', version: 1 } }),
    event('GuidanceSet', { playbook: 'gifts' }),
    event('MessageReplied', { text: 'Hi!' }),
  ],
  { version: 1, parent: null },
);
const NEXT = stored(
  'next',
  [
    event('KnowledgeConsulted', { query: 'ship', entryIds: ['shipping'] }),
    event('ProductsSearched', {
      criteria: { ...NO_CRITERIA, maxPriceMinor: 8_000 },
      matched: 1,
      productIds: ['mug'],
    }),
    event('MessageReplied', { text: 'We do.' }),
  ],
  { version: 2, parent: ROOT },
);
const lineage: Lineage = { snapshot: null, states: [ROOT], header: ROOT.header };
const turns = {
  loadLineage: (_business: string, stateId: string) =>
    Promise.resolve(stateId === 'root' ? lineage : undefined),
} as unknown as TurnStore;

async function openHandler(versions = ['One', 'Two', 'Three']): Promise<GetWhyHandler> {
  const agents = new InMemoryAgentDirectory();
  for (const name of versions) await agents.putAgent('shop', 'agent', anAgentDefinition({ name }));
  const products = new InMemoryProductCatalogue();
  const price = { amountMinor: 500, currency: 'JPY' };
  await products.upsertProducts('shop', [aProduct({ productId: 'mug', title: 'Mug', price })]);
  const knowledge = new InMemoryKnowledgeBase();
  await knowledge.upsertEntries('shop', [{ entryId: 'shipping', title: 'Shipping', text: 'We ship.' }]);
  const states = new InMemoryStateReader([ROOT, NEXT]);
  return new GetWhyHandler(states, new MemoryLoader(turns), agents, products, knowledge);
}

describe('the question why', () => {
  it('is answered with the version that made the state, what its parent knew, and names', async () => {
    const why = await (await openHandler()).execute(new GetWhy('shop', 'next'));
    expect(why.agent).toMatchObject({ version: 2, definition: { name: 'Two' } });
    expect(why.guidance).toMatchObject({ playbook: 'gifts' });
    expect(why.knowledge[0]?.entries).toEqual([{ entryId: 'shipping', title: 'Shipping' }]);
    expect(why.leftOut).toEqual([{ productId: 'mug', title: 'Mug', reason: 'not-chosen' }]);
    expect(why.searches[0]).toMatchObject({
      currency: 'JPY',
      limits: ['at most ¥8,000', 'not out of stock'],
    });
  });

  it('needs no parent', async () => {
    const why = await (await openHandler()).execute(new GetWhy('shop', 'root'));
    expect([why.agent.version, why.guidance.playbook]).toEqual([1, 'gifts']);
  });

  it.each([
    ['shop', 'nowhere'],
    ['another shop', 'next'],
  ])('is not answered for %s/%s', async (businessId, stateId) => {
    const answer = (await openHandler()).execute(new GetWhy(businessId, stateId));
    await expect(answer).rejects.toMatchObject({ code: 'STATE_NOT_FOUND' });
  });

  it('says so when the agent version is lost', async () => {
    const answer = (await openHandler(['One'])).execute(new GetWhy('shop', 'next'));
    await expect(answer).rejects.toMatchObject({ code: 'DATA_LOSS' });
  });
});
