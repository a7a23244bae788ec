import fc from 'fast-check';
import { aProduct, usd } from '@app/testing';
import { ClaimGate } from './claim-gate';
import { hasClaim } from './claim-pattern';
import type { ReviewFacts } from './draft';
import { reviewProductClaims } from './product-specialist';
import { reviewPassage } from './review-passage';
import { reviewPromises } from './sales-manager';

const FACTS: ReviewFacts = {
  products: [
    aProduct({ productId: 'p1', title: 'Pink dress', price: usd(79.9), availability: 'in-stock' }),
    aProduct({ productId: 'p2', title: 'Blue coat', price: usd(120), availability: 'out-of-stock' }),
  ],
  knowledge: ['Shipping\nWe offer free shipping on all orders over $50. Returns are free within 30 days.'],
  customer: 'a pink dress under $100',
  limits: [usd(100)],
  done: [],
  language: 'en',
};

/** What is told after each piece, and what is told in all. */
function tell(pieces: readonly string[], facts: ReviewFacts = FACTS): readonly string[] {
  const gate = new ClaimGate();
  const drain = (): string => {
    let told = '';
    for (let passage = gate.next(); passage !== undefined; passage = gate.next()) {
      told += passage.kind === 'clear' ? passage.text : gate.settle(reviewPassage(passage.text, facts));
    }
    return told;
  };
  const told = pieces.map((piece) => {
    gate.push(piece);
    return drain();
  });
  gate.end();
  return [...told, drain()];
}

describe('ClaimGate', () => {
  it.each([
    ['Hello', ' there', ', how', ' nice!'],
    ['I', ' lo', 've th', 'e col', 'our of', ' this dre', 'ss.'],
    ['Which', ' size', ' does', ' she', ' we', 'ar?'],
  ])('tells words that claim nothing as they come: %s%s%s', (...pieces) => {
    expect(tell(pieces).slice(0, pieces.length)).toEqual(pieces);
  });

  it.each([
    [['It is ', '$', '4', '9', ' only. ', 'Nice?'], 'It is … Nice?'],
    [['Take it: fr', 'ee ship', 'ping for you!', ' Good.'], 'Take it: free shipping for you! Good.'],
    [['Take it: fr', 'ee instal', 'lation!', ' Good.'], 'Take it: fr… Good.'],
    [['The Pink dress', ' is $', '9.90. ', 'Which size?'], 'The Pink dress is $79.90. Which size?'],
    [['It comes with fif', 'ty per', ' cent off. OK'], 'It comes with … OK'],
    [['The Pink dress costs $79.90', '. OK'], 'The Pink dress costs $79.90. OK'],
    [
      ['We offer free shipping on all ', 'orders over $50. OK'],
      'We offer free shipping on all orders over $50. OK',
    ],
    [['Shipping is\n', 'free', ' worldwide.\n', 'OK'], 'OK'],
    [['The Blue coat is in', ' stock', '. OK'], 'The Blue coat is in… OK'],
    [['It is in', 'teresting', '. OK'], 'It is interesting. OK'],
    [['the the', ' grati', 's\u200bov', 'er the', ' top. OK'], 'the the gratis\u200bover the top. OK'],
    [
      ['- Pink dress: $79.90\n', '- Pink dress: $9.90\n', '- Blue coat: $120\n'],
      '- Pink dress: $79.90\n- Pink dress: $79.90\n- Blue coat: $120\n',
    ],
  ])('%j is told as %j', (pieces, told) => {
    expect(tell(pieces).join('')).toBe(told);
  });

  it('holds no word back longer than until it is known', () => {
    expect(tell(['We', ' have', ' lots', ' of fr', 'ee', ' ti', 'me', '.'])).toEqual([
      'We',
      ' have',
      ' lots',
      ' of fr',
      '',
      'ee ti',
      'me',
      '.',
      '',
    ]);
  });

  const words = fc.constantFrom(
    ...'the a Pink dress Blue coat is are it in stock sold out free shipping returns within 30 days $79.90 $9.90 €50 120 dollars fifty percent off 20% discount only 3 left save up to gift guaranteed for you we offer no not delivery tomorrow by Monday refund warranty best price one two hundred pesos USD 79.90 gratis envío cuesta 80 euros disponible cheaper than under over per cent buy get half price and'.split(
      ' ',
    ),
  );
  const glue = fc.constantFrom(
    ' ',
    ' ',
    ' ',
    ' ',
    ' ',
    '. ',
    '! ',
    '? ',
    '\n',
    '\n\n',
    ', ',
    '.\n',
    '',
    '-',
    ' **',
    '** ',
    '\u200b',
  );
  const texts = fc
    .array(fc.tuple(words, glue), { minLength: 1, maxLength: 30 })
    .map((parts) => parts.flat().join(''));

  const cut = (text: string, sizes: readonly number[]): readonly string[] => {
    const pieces: string[] = [];
    for (let at = 0, turn = 0; at < text.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1;
      pieces.push(text.slice(at, at + size));
      at += size;
    }
    return pieces;
  };
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });

  it('waits for a line that is a claim only because it ends', () => {
    expect(tell(['cuesta 3', '\n', '\nthe end']).join('')).not.toContain('3');
    expect(tell(['cuesta 3', ' veces\n\nthe end']).join('')).toBe('cuesta 3 veces\n\nthe end');
  });

  it('never tells what the reviewers would change or take out', () => {
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        const told: string[] = [];
        for (const piece of tell(cut(text, lengths))) {
          told.push(piece);
          const soFar = told.join('');
          expect(reviewProductClaims([soFar], FACTS).review.changes).toEqual([]);
          expect(reviewPromises([soFar], FACTS).review.changes).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells everything of a text without claims, as it stands', () => {
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        fc.pre(!hasClaim(text));
        expect(tell(cut(text, lengths)).join('')).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('knows every claim of the reviewers: a text that they change has one', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reviewed = reviewPassage(text, { ...FACTS, knowledge: [], limits: [], customer: '' });
        if (reviewed.trim() !== text.trim()) expect(hasClaim(text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
