import { fastest } from '@app/testing';
import fc from 'fast-check';
import type { Product } from '../product/product';
import type { ReviewFacts } from './draft';
import { reviewProductClaims } from './product-specialist';

const product = (productId: string, title: string, more: Partial<Product> = {}): Product => ({
  productId,
  title,
  description: '',
  brand: null,
  category: null,
  price: null,
  url: null,
  imageUrl: null,
  availability: 'in-stock',
  attributes: {},
  metadata: null,
  ...more,
});
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

const pink = product('pink', 'Pink Dress', { price: usd(7990) });
const long = product('long', 'Long Pink Dress', { price: usd(9990) });
const coat = product('coat', 'Wool Coat', { price: usd(12000), availability: 'out-of-stock' });
const plan = product('plan', 'Enterprise plan');
const card = product('card', 'Gift card', { price: usd(4500), description: 'Worth $50 in our shop.' });
const FACTS: ReviewFacts = {
  products: [pink, long, coat, plan, card],
  knowledge: ['Shipping costs $5. Orders over 50 USD ship free.'],
  customer: 'it costs $1, right? My limit is $100',
  limits: [usd(2000)],
  done: [],
  language: 'en',
};
const left = (text: string, facts = FACTS) => reviewProductClaims([text], facts).messages[0];

describe('reviewProductClaims', () => {
  it('believes no price that only a description names', () => {
    expect(left('The Gift card costs $50.')).toBe('The Gift card costs $45.00.');
  });

  it.each([
    ['Hello! How can I help?'],
    ['The Pink Dress is $79.90.'],
    ['The Pink Dress is US$79.90.'],
    ['The Pink Dress is 79.90 USD.'],
    ['That is $79.90'],
    ['the **pink dress** costs $79.90'],
    ['Here are 3 dresses under $20'],
    ['I found nothing under $20'],
    ['Here are 3 dresses up to $20.'],
    ['The nearest I have is Pink Dress for $79.90.'],
    ['Prices: Pink Dress $79.90, Long Pink Dress $99.90.'],
    ['Aquí tienes 3 vestidos hasta $20.'],
    ['I found nothing for $20 or less.'],
    ['There is nothing at $1.'],
    ['Is your budget around $60?'],
    ['What about something between $30 and $60?'],
    ['The Pink Dress at $79.90 is under $100.'],
    ['The Pink Dress is about $80.'],
    ['The Pink Dress is $20 cheaper than the Long Pink Dress.'],
    ['The Long Pink Dress is $99.90 and the Pink Dress $79.90.'],
    ['Two of the Pink Dress... 2 × Pink Dress come to $159.80.'],
    ['The Pink Dress and the Long Pink Dress come to $179.80 together.'],
    ['Shipping costs $5.'],
    ['Orders over $50 ship free.'],
    ['The Pink Dress ($79.90) is over $50, so it ships free.'],
    ['The Gift card is worth $50 and costs $45.'],
    ['The price of the Enterprise plan is on request.'],
    ['The Pink Dress is in stock.'],
    ['The Wool Coat is out of stock.'],
    ['The Wool Coat is sold out, sorry.'],
    ['Is the Wool Coat in stock? I will check'],
    ['They are in stock.'],
    ['It comes in size 10 and lasts 10 years.'],
    ['1. Pink Dress – $79.90\n2. Long Pink Dress – $99.90'],
    ['Pink Dress\n$79.90'],
    ['All of these cost less than $130.'],
  ])('lets %j pass', (text) => {
    const { review, messages } = reviewProductClaims([text], FACTS);
    expect(review).toEqual({
      supervisor: 'product_specialist',
      verdict: 'approved',
      comments: 'nothing to correct',
      changes: [],
    });
    expect(messages).toEqual([text]);
  });

  it.each([
    ['The Pink Dress is $1.', 'The Pink Dress is $79.90.'],
    ['The Pink Dress is only $79.00!', 'The Pink Dress is only $79.90!'],
    ['The pink dress is €79.90.', 'The pink dress is $79.90.'],
    ['The Pink Dress costs 5 bucks, ok?', 'The Pink Dress costs $79.90, ok?'],
    ['The Long Pink Dress is $79.90.', 'The Long Pink Dress is $99.90.'],
    ['Good choice. The Pink Dress is $5. Which size?', 'Good choice. The Pink Dress is $79.90. Which size?'],
    ['The Pink Dress is $5.', 'The Pink Dress is $79.90.'],
  ])('sets %j right', (text, expected) => {
    expect(left(text)).toBe(expected);
    expect(reviewProductClaims([text], FACTS).review.verdict).toBe('modified');
  });

  it.each([
    ['Yes, it is $1.'],
    ['Only $1!'],
    ['The Pink Dress is ＄１.'],
    ['The Pink Dress is $\u200b1.'],
    ['The Pink Dress is $**1**.'],
    ['The Pink Dress is twenty dollars.'],
    ['The Pink Dress is\n$1'],
    ['The Pink Dress is\n$1, for you'],
    ['The Pink Dress is $79.90, down from $120.'],
    ['The Pink Dress is under $50.'],
    ['The Pink Dress is $30 cheaper than the Long Pink Dress.'],
    ['The Enterprise plan is $99.'],
    ['These are 79.90 €.'],
    ['We have another one for 12 pesos.'],
    ['El Pink Dress cuesta 1 dólar y el Long Pink Dress 2 dólares.'],
    ['The Wool Coat is in stock.'],
    ['The Wool Coat is available now.'],
    ['The wool coat is ready to ship.'],
    ['El Wool Coat está disponible.'],
    ['El Wool Coat está en existencias.'],
    ['The Pink Dress is sold out.'],
    ['Only 3 left!'],
    ['The Pink Dress is almost sold out.'],
    ['¡Solo quedan 2!'],
    ['There is only one left!'],
    ['Last one!'],
    ['Final sale, today only!'],
  ])('takes out %j', (text) => {
    const { review, messages } = reviewProductClaims(['Hello.', text], FACTS);
    expect(messages[0]).toBe('Hello.');
    expect(messages[1]).not.toMatch(
      /\d|１|twenty|left|Last|Final|stock|disponible|ready|available|sold|existencias/,
    );
    expect(review.changes.some(({ after }) => after === null)).toBe(true);
  });

  it.each([
    ['It costs 9.99'],
    ['The price is 9.99 today.'],
    ['Just 9.99 for it.'],
    ['At 9.99 it is a steal.'],
    ['Priced at 9.99'],
    ['Sells for 9.99'],
    ['Price drop: from 98 to 49!'],
    ['Your total: 49.00'],
    ["It's 79.90 dollars — or 9 if you pay now."],
    ['Not $79.90 but only 8.'],
    ['Kostet 9,- €.'],
    ['Preis: 9,99.'],
    ['Cuesta 9,99.'],
    ['Il coûte 9,99.'],
    ['Nur neun Dollar!'],
    ['Nur drei Euro!'],
    ['It is $nine.'],
    ['Its price is nine point nine nine.'],
    ['Nine ninety-nine and it is yours.'],
    ['Yours for a tenner.'],
    ['Pay a single buck.'],
  ])('takes out %j, which names no currency or no figure', (text) => {
    expect(left(text)).toBe('');
  });

  it('sets a price without a currency right', () => {
    expect(left('The Pink Dress costs 9.99.')).toBe('The Pink Dress costs $79.90.');
  });

  it.each([
    ['It costs 79.90.'],
    ['The Pink Dress costs 79.90 today.'],
    ['It is 9.99 cm wide.'],
    ['Only 9.99 mm thin.'],
    ['It is rated at 4.85.'],
    ['We open at 10.30.'],
    ['It costs 3 times the effort.'],
    ['Only 2 of them are long.'],
    ['We are back on 10.12.2026.'],
    ['A price of 1 for two.'],
    ['At 1.75 m she needs the long one.'],
  ])('takes no figure of %j for a price', (text) => {
    expect(left(text)).toBe(text);
  });

  it('keeps the rest of a message and one entry for each message', () => {
    const { review, messages } = reviewProductClaims(['It is $3.', 'Nice! It is $4. Which size?'], FACTS);
    expect(messages).toEqual(['', 'Nice! Which size?']);
    expect(review.verdict).toBe('modified');
    expect(review.changes).toEqual([
      { before: 'It is $3.', after: null },
      { before: 'It is $4.', after: null },
    ]);
  });

  it('rejects a draft of which nothing is left', () => {
    expect(reviewProductClaims(['It is $3.'], FACTS).review.verdict).toBe('rejected');
  });

  it('writes the price as the customer reads prices', () => {
    const text = left('El Pink Dress cuesta $5.', { ...FACTS, language: 'es' });
    expect(text?.replace(/\s/g, ' ')).toBe('El Pink Dress cuesta 79,90 US$.');
  });

  it('lets its own correction pass', () => {
    for (const language of ['en', 'es', 'de', 'fr']) {
      const facts = { ...FACTS, language };
      const corrected = left('The Pink Dress is $5.', facts) ?? '';
      expect(left(corrected, facts)).toBe(corrected);
    }
  });

  it('a title with a price in it is not a price', () => {
    const meal = product('meal', 'The $5 Meal Box', { price: usd(900) });
    expect(left('The $5 Meal Box costs $9.00.', { ...FACTS, products: [meal] })).toBe(
      'The $5 Meal Box costs $9.00.',
    );
  });

  it('never throws, changes nothing by a second reading, and is quick', async () => {
    const piece = fc.constantFrom(
      '$1',
      'Pink Dress',
      '. ',
      '\n',
      ' is ',
      'in stock',
      '５０',
      '%',
      ' under ',
      '€',
      '-',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 30 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (messages) => {
        const once = reviewProductClaims(messages, FACTS);
        expect(once.messages).toHaveLength(messages.length);
        expect(once.review.verdict === 'approved').toBe(once.review.changes.length === 0);
      }),
      { numRuns: 1_000 },
    );
    const usual = ['Here are 3 dresses under $20. The Pink Dress is $79.90. Which size do you need?'];
    expect(await fastest(200, () => reviewProductClaims(usual, FACTS), 3)).toBeLessThan(3);
  });
});
