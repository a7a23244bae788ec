const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'MXN', 'SGD', 'HKD', 'ARS', 'CLP', 'COP', 'UYU', 'TWD'] as const;
const PESOS = ['MXN', 'ARS', 'CLP', 'COP', 'UYU', 'PHP', 'DOP'] as const;

/** Currencies that a sign or a word may stand for; the words in lower case. */
const BY_WORD: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    $: DOLLARS,
    us$: ['USD'],
    u$s: ['USD'],
    ca$: ['CAD'],
    c$: ['CAD'],
    au$: ['AUD'],
    a$: ['AUD'],
    nz$: ['NZD'],
    mx$: ['MXN'],
    hk$: ['HKD'],
    s$: ['SGD'],
    r$: ['BRL'],
    '€': ['EUR'],
    '£': ['GBP'],
    '¥': ['JPY', 'CNY'],
    '₹': ['INR'],
    '₩': ['KRW'],
    '₽': ['RUB'],
    '₺': ['TRY'],
    dollar: DOLLARS,
    buck: DOLLARS,
    dólar: DOLLARS,
    dolar: DOLLARS,
    dólare: DOLLARS,
    dolare: DOLLARS,
    euro: ['EUR'],
    pound: ['GBP'],
    quid: ['GBP'],
    peso: PESOS,
    yen: ['JPY'],
    rupee: ['INR'],
    real: ['BRL'],
  }),
);

const CODES =
  'USD|EUR|GBP|JPY|MXN|CAD|AUD|NZD|CHF|CNY|INR|BRL|KRW|SEK|NOK|DKK|PLN|CZK|HUF|ARS|CLP|UYU|KWD|BHD|AED|SAR|SGD|HKD|TWD|ZAR|ILS|THB|PHP';

export const SIGN = String.raw`(?:US|U(?=\$S)|CA|AU|NZ|MX|HK|[CASR])?\$S?|[€£¥₹₩₽₺]`;
export const CODE = CODES;
export const UNIT_WORD = String.raw`(?:u\.?s\.? |american |us-|canadian |australian )?dollars?|d[oó]lares?|bucks?|euros?|pounds?|quid|pesos?|yen|rupees?|reales|reais`;

/**
 * The currencies that the words of a mention may mean; empty when they name none.
 * @param words a sign, an ISO 4217 code or a unit word, as it stands in the text
 */
export function currenciesOf(words: string): readonly string[] {
  const word = words.trim().toLowerCase();
  const code = word.toUpperCase();
  if (CODES.split('|').includes(code)) return [code];
  const last = word.replace(/^.*[ -]/, '');
  const known =
    BY_WORD.get(last) ?? BY_WORD.get(last.replace(/e?s$/, '')) ?? BY_WORD.get(last.replace(/s$/, ''));
  return known ?? [];
}
