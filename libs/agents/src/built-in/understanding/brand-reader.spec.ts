import { readBrands } from './brand-reader';
import { readNegation } from './negation';
import { tokenise } from './token';
import { VOCABULARY } from './vocabulary.fixture';
import { indexOf } from './vocabulary-index';

const index = indexOf(VOCABULARY);

function read(text: string): { wanted: string[]; refused: string[] } {
  const tokens = tokenise(text);
  const { refused } = readNegation(tokens);
  const found = readBrands(tokens, index);
  const of = (isRefused: boolean) =>
    found.filter(({ from }) => refused[from] === isRefused).map(({ value }) => value);
  return { wanted: of(false), refused: of(true) };
}

describe('readBrands', () => {
  it.each<[string, string[]]>([
    ['from Logitech', ['Logitech']],
    ['a LOGITECH mouse', ['Logitech']],
    ['a logitec mouse', ['Logitech']],
    ['samsug phones', ['Samsung']],
    ['from Samsnug', ['Samsung']],
    ['startech cables', ['StarTech.com']],
    ['startech.com cables', ['StarTech.com']],
    ['a tp link router', ['TP-LINK']],
    ['a tplink router', ['TP-LINK']],
    ['case logic bag', ['Case Logic']],
    ['a case for my laptop', []],
    ['Lea Nature soap', ['Léa Nature']],
    ['levis jeans', ['Levi’s']],
    ["Levi's jeans", ['Levi’s']],
    ['hp or dell laptops', ['HP', 'DELL']],
    ['a gift for my brother', []],
    ['a brother printer', ['Brother']],
    ['Brother toner', ['Brother']],
    ['from brother', ['Brother']],
    ['my little brother', []],
    ['chief', ['Chief']],
    ['the chief reason', []],
    ['an orange dress', []],
    ['from Orange', ['Orange']],
    ['3m tape', ['3M']],
    ['a canon camera', ['Canon']],
    ['a mouse', []],
    ['person with an apron', []],
  ])('%j names %j', (text, brands) => {
    expect(read(text)).toEqual({ wanted: brands, refused: [] });
  });

  it.each<[string, string[], string[]]>([
    ['not HP', [], ['HP']],
    ['no Apple please', [], ['Apple']],
    ['anything but Samsung', [], ['Samsung']],
    ['other than hp', [], ['HP']],
    ['a laptop, not HP or Dell', [], ['HP', 'DELL']],
    ['not HP, Dell or Samsung', [], ['HP', 'DELL', 'Samsung']],
    ['not HP but Dell', ['DELL'], ['HP']],
    ['not HP, from Logitech', ['Logitech'], ['HP']],
    ["I don't want Canon", [], ['Canon']],
    ['without Tripp Lite', [], ['Tripp Lite']],
    ['from Logitech, not wireless', ['Logitech'], []],
  ])('%j wants %j and refuses %j', (text, wanted, refused) => {
    expect(read(text)).toEqual({ wanted, refused });
  });
});
