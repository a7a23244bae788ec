import { fastest } from '@app/testing';
import fc from 'fast-check';
import { titleOf } from './title';

describe('titleOf', () => {
  it.each([
    ["I'm interested in your enterprise plan", 'Enterprise Plan Inquiry'],
    ['I’m interested in your enterprise plan', 'Enterprise Plan Inquiry'],
    ['Can you tell me more about your pricing?', 'Pricing Inquiry'],
    ["I'd like to upgrade my current plan", 'Upgrade Current Plan Inquiry'],
    ['Do you offer free shipping?', 'Free Shipping Inquiry'],
    ['Yes I want a pink dress for my daughters 10th birthday', 'Pink Dress Daughters 10th Birthday Inquiry'],
    ['wireless mouse under $20', 'Wireless Mouse Under 20 Inquiry'],
    ['hi', 'New Conversation'],
    ['Hello, can you help me?', 'New Conversation'],
    ['', 'New Conversation'],
    ['   \n\t ', 'New Conversation'],
    ['👍👍', 'New Conversation'],
    ['???', 'New Conversation'],
    ['123 456', 'New Conversation'],
    ['https://example.com/x?y=z', 'New Conversation'],
    ['me@example.com about invoices', 'Invoices Inquiry'],
    ['RETURNS', 'RETURNS Inquiry'],
    ['Is the iPhone 15 in stock?', 'iPhone 15 Stock Inquiry'],
    ['<script>alert(1)</script> laptop', 'Script Alert 1 Script Laptop Inquiry'],
    ['laptop\u0000bag', 'Laptop Bag Inquiry'],
    ['t-shirts and jeans', 'T-shirts Jeans Inquiry'],
    ['crème brûlée torch', 'Crème Brûlée Torch Inquiry'],
    ['ドレス', 'ドレス Inquiry'],
    ['one two three four five six seven eight nine ten', 'Two Three Four Five Six Seven Inquiry'],
  ])('%j is %j', (text, title) => {
    expect(titleOf(text, 'en')).toBe(title);
  });

  it.each([
    ['Hola, busco un vestido rosa para mi hija', 'Consulta: Vestido Rosa Hija'],
    ['¿Tienen envío gratis?', 'Consulta: Envío Gratis'],
    ['Me interesa el plan empresarial', 'Consulta: Plan Empresarial'],
    ['hola buenas tardes', 'Nueva conversación'],
  ])('%j is %j in Spanish', (text, title) => {
    expect(titleOf(text, 'es-MX')).toBe(title);
  });

  it('is never empty and never longer than 60 code points', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('en', 'es'),
        (text, language) => {
          const title = titleOf(text, language);
          expect(title.trim()).not.toBe('');
          expect([...title].length).toBeLessThanOrEqual(60);
          expect(title.isWellFormed()).toBe(true);
        },
      ),
    );
    expect([...titleOf('x'.repeat(8_000), 'en')].length).toBe(60);
  });

  it.each(['😀', '中', 'x', 'a@'])('reads no more than the beginning of 8,000 × %s', async (text) => {
    expect(await fastest(5, () => titleOf(text.repeat(8_000), 'en'))).toBeLessThan(20);
  });
});
