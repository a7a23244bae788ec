import { readShopQuestion } from './shop-question-reader';
import { tokenise } from './token';

function read(text: string): readonly string[] | undefined {
  const tokens = tokenise(text).filter(({ kind }) => kind === 'word' || kind === 'number');
  return readShopQuestion(tokens, tokens.map((token) => token.text).join(' '));
}

describe('readShopQuestion', () => {
  it.each<[string, string[]]>([
    ['Do you offer free shipping?', ['free', 'shipping']],
    ['How much is shipping?', ['shipping']],
    ['how long does delivery take', ['long', 'delivery']],
    ['shipping costs?', ['shipping']],
    ['What is your return policy?', ['return', 'policy']],
    ['can I return shoes?', ['return', 'shoes']],
    ['How can I pay?', ['pay']],
    ['do you accept PayPal', ['accept', 'paypal']],
    ['When are you open?', ['open']],
    ['what are your opening hours', ['opening', 'hours']],
    ['How can I contact you?', ['contact']],
    ['Where are you located', ['located']],
    ['is there a warranty', ['warranty']],
    ['do you have a discount code', ['discount', 'code']],
    ['can I track my order', ['track']],
    ['do you ship to Mars', ['ship', 'mars']],
    ['privacy policy', ['privacy', 'policy']],
    ['do you wrap gifts for your customers', ['wrap', 'gifts', 'customers']],
  ])('%j asks the shop about %j', (text, words) => {
    expect(read(text)).toEqual(words);
  });

  it.each([
    'I need a phone',
    'do you have phones?',
    'I am looking for wrapping paper',
    'do you have open toe shoes',
    'show me track pants',
    'a wireless mouse',
    'what is the best laptop',
    'I need a return address stamp',
  ])('%j is about products', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
