import { contentDigest, type Content } from '@app/application';
import { Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

const content = (body: string): Content => ({ digest: contentDigest(body), body });
const mouse = content('{"productId":"m1","title":"Ratón “inalámbrico” 🖱"}');
const answer = content(`["${mouse.digest}"]`);

/** What turns read of a shop: stored with them, once. */
export function describeRecordedContents(store: () => StoreUnderContract): void {
  describe('recorded contents', () => {
    const load = ({ businessId }: Scene, ...contents: readonly Content[]) =>
      store().contents.load(
        businessId,
        contents.map(({ digest }) => digest),
      );

    it('come with the commit, and the same again is no conflict', async () => {
      const scene = await Scene.begin(store());
      expect(await load(scene, mouse)).toEqual(new Map());
      await scene.turn({ contents: [mouse] });
      await scene.turn({ contents: [answer, mouse] });
      expect(await load(scene, mouse, answer, content('never read'))).toEqual(
        new Map([
          [mouse.digest, mouse.body],
          [answer.digest, answer.body],
        ]),
      );
    });

    it('are not there when the commit was refused', async () => {
      const scene = await Scene.begin(store());
      const { reservation } = await scene.reserve();
      const commit = scene.commitOf(reservation, 'not the token', { contents: [mouse] });
      await expect(store().turns.commit(commit)).rejects.toMatchObject({ code: 'LEASE_LOST' });
      expect(await load(scene, mouse)).toEqual(new Map());
      await scene.turn({ contents: [mouse] });
      expect((await load(scene, mouse)).size).toBe(1);
    });

    it('are of one business', async () => {
      const scene = await Scene.begin(store());
      await scene.turn({ contents: [mouse] });
      expect(await load(await Scene.begin(store()), mouse)).toEqual(new Map());
    });

    it('are stored by turns that commit at once, hundreds at a time', async () => {
      const scene = await Scene.begin(store());
      const many = Array.from({ length: 450 }, (_, at) => content(`thing ${at}`));
      const orders = [many, [...many].reverse(), many.slice(100), many.slice(0, 300).reverse()];
      await Promise.all(orders.map((contents) => scene.turn({ contents })));
      expect((await load(scene, ...many)).size).toBe(450);
    });

    it('outlive the sessions that read them', async () => {
      const scene = await Scene.begin(store());
      const { sessionId } = await scene.turn({ contents: [mouse] });
      await store().turns.eraseSession(scene.businessId, sessionId, 'asked for');
      expect((await load(scene, mouse)).size).toBe(1);
    });
  });
}
