import type { Product } from '@app/domain';
import { aProduct, aShop, Conversation, InMemoryProductCatalogue, usd } from '@app/testing';
import { BuiltInAgent } from './built-in-agent';

const LONG_TITLE =
  'Acer Aspire 3 Notebook Black 43.9 cm (17.3") 1600 x 900 pixels Intel Pentium Silver 8 GB DDR4-SDRAM 1000 GB HDD Wi-Fi 5 (802.11ac) Windows 10 Home';
const SHELF: readonly Product[] = [
  aProduct({ productId: 'pc', title: 'HP rp5700 Desktop PC', price: usd(180) }),
  aProduct({
    productId: 'headset',
    title: 'Philips PC Headset SHM3100',
    description: 'For gaming.',
    price: usd(24),
  }),
  aProduct({ productId: 'gaming-mouse', title: 'Razer gaming mouse', price: usd(40) }),
  aProduct({ productId: 'labels', title: 'HERMA labels 500 pcs', price: usd(3) }),
  aProduct({ productId: 'long', title: LONG_TITLE, description: 'A big screen.', price: usd(555) }),
  aProduct({ productId: 'other', title: LONG_TITLE.replace('8 GB', '4 GB'), price: usd(455) }),
];

async function begin(products: readonly Product[]): Promise<Conversation> {
  const catalogue = new InMemoryProductCatalogue();
  await catalogue.upsertProducts('demo', products);
  return new Conversation(new BuiltInAgent(), aShop(catalogue));
}

describe('the built-in agent on titles of electronics', () => {
  it('a headset for PCs is no PC: the PC is shown, with what is not known of it', async () => {
    const turn = await (await begin(SHELF)).say('gaming pc');
    expect(turn.productIds).toEqual(['pc']);
    expect(turn.messages.join(' ')).toContain('cannot confirm “gaming”');
  });

  it('what only bears the name is better than nothing', async () => {
    const turn = await (await begin(SHELF.filter(({ productId }) => productId !== 'pc'))).say('gaming pc');
    expect(turn.productIds).toEqual(['headset']);
  });

  it('a long title is said once, and then shortened', async () => {
    const conversation = await begin(SHELF.filter(({ productId }) => productId !== 'other'));
    await conversation.say('notebook');
    const details = await conversation.say('tell me more about the first one');
    expect(details.messages[0]).toContain(LONG_TITLE);
    expect(details.messages.join('\n')).toContain('\nAcer Aspire 3 Notebook Black costs $555.00.');
    expect((await conversation.say('how much is it?')).messages[0]).toBe(
      'Acer Aspire 3 Notebook Black costs $555.00.',
    );
  });

  it('two of one short name keep their whole titles', async () => {
    const conversation = await begin(SHELF);
    const shown = await conversation.say('notebook');
    expect(shown.productIds).toHaveLength(2);
    expect((await conversation.say('compare them')).messages[0]).toContain(LONG_TITLE);
  });
});
