/** Without `drei`, which a `dress` begins with: see PRICE_IN_WORDS. */
const SMALL = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  'null ein zwei three vier fünf sechs sieben acht neun zehn elf zwölf thirteen vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
  'zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove',
  'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
].map((words) => words.split(' '));
const TENS = [
  'twenty thirty forty fifty sixty seventy eighty ninety',
  'zwanzig thirty vierzig fünfzig sechzig siebzig achtzig neunzig',
  'vingt trente quarante cinquante soixante',
  'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
].map((words) => words.split(' '));
const HUNDREDS =
  'cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos';

const VALUES = new Map<string, number>([
  ...SMALL.flatMap((words) => words.map((word, index): [string, number] => [word, index])),
  ...TENS.flatMap((words) => words.map((word, index): [string, number] => [word, (index + 2) * 10])),
  ...HUNDREDS.split(' ').map((word, index): [string, number] => [word, (index + 1) * 100]),
  ['ciento', 100],
  ['veinticinco', 25],
]);
const FACTORS = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['mil', 1_000],
]);

const WORD = [...VALUES.keys(), ...FACTORS.keys()].join('|');
const COUNTED =
  '%|percent|per cent|por ?ciento|(?:u\\.?s\\.? |american )?dollars?|bucks?|euros?|pounds?|quid|pesos?|reais|yen|cents?|centavos?|d[oó]lares?|hours?|days?|weeks?|months?|years?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?';
const BEFORE_UNIT = `(?=[ -]?(?:${COUNTED})(?![\\p{L}]))`;
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:a )?(?:${WORD})(?:(?: and | y | e | et | |-)(?:${WORD})){0,8}${BEFORE_UNIT}`,
  'giu',
);
/** The last word of a number that counts such a unit. */
export const NUMBER_WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WORD})${BEFORE_UNIT}`, 'iu');

/** `fifty percent` to `50 percent`, `veinte dólares` to `20 dólares`: only numbers that count such a unit. */
export function digitsForNumberWords(text: string): string {
  if (!NUMBER_WORD.test(text)) return text;
  return text.replace(NUMBER, (words) => String(valueOf(words.toLowerCase())));
}

function valueOf(words: string): number {
  let total = 0;
  let current = 0;
  for (const word of words.split(/[ -]/)) {
    const factor = FACTORS.get(word);
    if (factor === undefined) current += VALUES.get(word) ?? 0;
    else if (factor === 100) current = Math.max(1, current) * factor;
    else {
      total += Math.max(1, current) * factor;
      current = 0;
    }
  }
  return total + current;
}
