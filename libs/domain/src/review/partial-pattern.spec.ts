import { CLAIMS } from './claim-pattern';
import { partialPattern } from './partial-pattern';
import { plainText } from './plain-text';

const CLAIMING = [
  'you get 20% on it',
  'there is a discount code',
  'it is half price today',
  'with a special offer',
  'we have free express shipping',
  'shipping is always free',
  'no extra charge applies',
  'you get a full refund',
  'you can return it within 30 days',
  'it has a lifetime guarantee',
  'the lowest price of all',
  'you save more than $10',
  'it arrives with the post on the morning of tomorrow',
  'with interest-free instalments',
  'for US$ 1 299.50 only',
  'it costs 1.299,50 euros',
  'between 20 and 30 dollars',
  'a few cents: 99 cents',
  'it is sold out',
  'it is available today',
  'only 3 left',
  'fifty percent off',
];

describe('partialPattern', () => {
  it.each(CLAIMING)('finds the beginning of a claim wherever "%s" is cut', (text) => {
    const plain = plainText(text);
    const found = CLAIMS.flatMap((claim) => {
      const match = new RegExp(claim.source, 'iu').exec(plain);
      return match === null ? [] : [{ claim, match }];
    });
    expect(found.length).toBeGreaterThan(0);
    for (const { claim, match } of found) {
      for (let end = match.index + 1; end <= match.index + match[0].length; end += 1) {
        const at = plain.slice(0, end).search(partialPattern(claim));
        expect({ end, at: at >= 0 && at <= match.index }).toEqual({ end, at: true });
      }
    }
  });

  it.each([
    [/free shipping/iu, 'It has fre', 7],
    [/free shipping/iu, 'It has fresh', -1],
    [/(?<!\p{L})off(?!\p{L})/iu, 'coffee', -1],
    [/in stock\b(?! in)/iu, 'in stock i', 0],
    [/a(?:bc|d{2,3}){2}e/iu, 'abcd', 0],
    [/a(?:bc|d{2,3}){2}e/iu, 'abcx', -1],
    [/\d{3}(?= dollars)/iu, '123 dol', 0],
    [/\d{3}(?= dollars)/iu, '123 dog', -1],
    [/[(|\]]x/iu, 'a(', 1],
  ])('%s in "%s" begins at %i', (pattern, text, at) => {
    const found = text.search(partialPattern(pattern));
    expect(found === text.length ? -1 : found).toBe(at);
  });
});
