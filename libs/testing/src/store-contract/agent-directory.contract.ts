import type { AgentDefinition } from '@app/domain';
import { Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

const DEFINITION: AgentDefinition = {
  name: 'Ada',
  engine: 'built-in',
  language: 'en',
  instructions: 'Be brief. 👗',
  greeting: null,
  playbooks: [{ name: 'sale', systemMessage: null, phases: [{ name: 'open', instructions: 'greet' }] }],
  maxRecommendations: 3,
};

export function describeAgentDirectory(store: () => StoreUnderContract): void {
  describe('agent directory', () => {
    it('makes a version for every change, and keeps the older ones', async () => {
      const { businessId } = await Scene.begin(store());
      const { agents } = store();
      const changed = { ...DEFINITION, name: 'Bea' };
      expect(await agents.putAgent(businessId, 'ada', DEFINITION)).toMatchObject({ version: 1 });
      expect(await agents.putAgent(businessId, 'ada', changed)).toMatchObject({ version: 2 });
      expect(await agents.getAgent(businessId, 'ada')).toMatchObject({ version: 2, definition: changed });
      expect((await agents.getAgent(businessId, 'ada', 1))?.definition).toEqual(DEFINITION);
      expect(await agents.getAgent(businessId, 'ada', 3)).toBeUndefined();
    });

    it('answers with a version from the moment it is made here', async () => {
      const { businessId } = await Scene.begin(store());
      const { agents } = store();
      expect(await agents.currentAgent(businessId, 'ada')).toBeUndefined();
      for (const [index, name] of ['Ada', 'Bea', 'Cid'].entries()) {
        await agents.putAgent(businessId, 'ada', { ...DEFINITION, name });
        for (let read = 0; read < 2; read += 1) {
          expect(await agents.currentAgent(businessId, 'ada')).toMatchObject({ version: index + 1 });
        }
      }
    });

    it('makes no version for the same definition, in whatever order its keys come', async () => {
      const { businessId } = await Scene.begin(store());
      const first = await store().agents.putAgent(businessId, 'ada', DEFINITION);
      const reordered = Object.fromEntries(
        Object.entries(DEFINITION).reverse(),
      ) as unknown as AgentDefinition;
      expect(await store().agents.putAgent(businessId, 'ada', reordered)).toEqual(first);
    });

    it('numbers changes that come at once without gaps', async () => {
      const { businessId } = await Scene.begin(store());
      const names = ['a', 'b', 'c'];
      await Promise.all(
        names.map((name) => store().agents.putAgent(businessId, 'ada', { ...DEFINITION, name })),
      );
      const versions = await Promise.all(
        [1, 2, 3].map((version) => store().agents.getAgent(businessId, 'ada', version)),
      );
      expect(versions.map((version) => version?.definition.name).sort()).toEqual(names);
      expect(await store().agents.getAgent(businessId, 'ada', 4)).toBeUndefined();
    });

    it('lists the newest version of each, by id, of its own business only', async () => {
      const [here, elsewhere] = [await Scene.begin(store()), await Scene.begin(store())];
      const { agents } = store();
      await agents.putAgent(here.businessId, 'b', DEFINITION);
      await agents.putAgent(here.businessId, 'a', DEFINITION);
      await agents.putAgent(here.businessId, 'a', { ...DEFINITION, name: 'Bea' });
      const listed = await agents.listAgents(here.businessId);
      expect(listed.map(({ descriptorId, version }) => [descriptorId, version])).toEqual([
        ['a', 2],
        ['b', 1],
      ]);
      expect(await agents.listAgents(elsewhere.businessId)).toEqual([]);
      expect(await agents.getAgent(elsewhere.businessId, 'a')).toBeUndefined();
    });

    it('knows no agent of an unknown business', async () => {
      await expect(store().agents.putAgent('nobody', 'ada', DEFINITION)).rejects.toMatchObject({
        code: 'BUSINESS_NOT_FOUND',
      });
    });
  });
}
