/** An amount in the currency's minor unit (cents for USD, yen for JPY); `currency` is an ISO 4217 code. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether Node lists the code as a currency: not `XXQ`, `XAU` or `DEM`; its list may be some years behind ISO 4217. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

const digitsByCurrency = new Map<string, number>();

/** How many decimals the currency has: 2 for USD, 0 for JPY, 3 for KWD. An unknown code counts as 2. */
export function minorUnitDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits = readDigits(currency);
  digitsByCurrency.set(currency, digits);
  return digits;
}

function readDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** The decimal that the wire shows: `{7990, USD}` is 79.9. */
export function toMajor(money: Money): number {
  return Number(
    (money.amountMinor / 10 ** minorUnitDigits(money.currency)).toFixed(minorUnitDigits(money.currency)),
  );
}

/** The nearest minor amount for a decimal: 79.9 USD is 7990. Throws RangeError when it is negative or not finite. */
export function fromMajor(amount: number, currency: string): Money {
  const amountMinor = Math.round(Number(`${amount}e${minorUnitDigits(currency)}`));
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) throw new RangeError(`not a price: ${amount}`);
  return { amountMinor, currency };
}

/** The one place where a price becomes text: `$79.90`, `US$79.90` for another locale, `¥500`. */
export function formatMoney(money: Money, language = 'en'): string {
  const style = /^[A-Z]{3}$/.test(money.currency)
    ? { style: 'currency' as const, currency: money.currency }
    : {};
  return new Intl.NumberFormat(language, style).format(toMajor(money));
}
