import {
  type Fraction,
  fractionOf,
  magnitude,
  quotientText,
  placesOf,
  readDecimal,
  roundedQuotient,
  timesPowerOfTen,
} from './decimal-text';

/** Locales in which the console speaks: `Language.locale()`. */
export type Locale = 'en-US' | 'zh-CN';

/**
 * How much of an amount is shown.
 * - `full`: statements. The currency's own decimals; below the smallest of them `< $0.01`, never a false zero.
 * - `small`: prices of single calls. As `full`; small ones with three significant digits.
 * - `compact`: tiles and charts. `$1.24 M`, `US$124 万`; below a thousand as `small`.
 * - `axis`: round figures at an axis. `$0`, `$250`, `$1.5 K`.
 * - `exact`: every digit; on hover.
 * - `column`: as `full` without the currency, which the column's header names.
 * - `smallColumn`: as `small`, likewise.
 */
export type MoneyStyle = 'full' | 'small' | 'compact' | 'axis' | 'exact' | 'column' | 'smallColumn';

/** `compact` has three digits, so that figures under each other line up; `axis` as few as say it. */
export type CountStyle = 'compact' | 'axis' | 'exact';

type Options = Intl.NumberFormatOptions;

/** Joins a figure and its unit where a line may not break. */
const NO_BREAK_SPACE = '\u00a0';
const SIGNIFICANT: Options = { maximumSignificantDigits: 3 };
const ALIGNED: Options = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
const formats = new Map<string, Intl.NumberFormat>();

/**
 * @param amount decimal text
 * @param currency ISO 4217 code
 * @param isSigned with `+` before increases
 */
export function formatMoney(
  locale: Locale,
  amount: string,
  currency: string,
  style: MoneyStyle = 'full',
  isSigned = false,
): string {
  const options = moneyOptions(locale, amount, currency, style);
  const sign: Options = { signDisplay: isSigned ? 'exceptZero' : 'negative' };
  if (style !== 'full' && style !== 'column') return digits(locale, amount, { ...options, ...sign });
  const smallest = `1e-${currencyPlaces(locale, currency)}`;
  if (!isBelow(amount, smallest)) return digits(locale, amount, { ...options, ...sign });
  return belowSmallest(amount.startsWith('-'), isSigned, digits(locale, smallest, options));
}

/** An amount as `full` and `column` round it, as decimal text: what a reader who adds up the cells adds up. */
export function roundedAmount(locale: Locale, amount: string, currency: string): string {
  return quotientText(fractionOf(amount), currencyPlaces(locale, currency));
}

/**
 * Amounts that stand under each other on a bill: every digit of each, all with as many decimals as the longest of them, so
 * that what is added up can be seen to add up. Without the currency, which the column's header names.
 */
export function formatBill(locale: Locale, amounts: readonly string[], currency: string): readonly string[] {
  const places = Math.max(currencyPlaces(locale, currency), ...amounts.map(placesOf));
  const options: Options = { minimumFractionDigits: places, maximumFractionDigits: places };
  return amounts.map((amount) => digits(locale, amount, options));
}

/** The sign for a column's header: `$`, `US$`, `€`. */
export function currencySymbol(locale: Locale, currency: string): string {
  const parts = format(locale, { style: 'currency', currency }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/**
 * A price as people quote it: of a million tokens, every digit of it.
 * @param pricePerToken decimal text
 */
export function formatUnitPrice(locale: Locale, pricePerToken: string, currency: string): string {
  return formatMoney(locale, timesPowerOfTen(pricePerToken, 6), currency, 'exact');
}

/** @param count whole number as text, or a bigint: tokens outgrow what a JS number holds */
export function formatCount(locale: Locale, count: string | bigint, style: CountStyle = 'compact'): string {
  const text = String(count);
  if (style === 'exact' || text === '0' || isBelow(text, '1e4')) return digits(locale, text, {});
  const precision = style === 'axis' ? SIGNIFICANT : ALIGNED;
  return digits(locale, text, { notation: 'compact', ...precision });
}

/**
 * One decimal, above a thousand none. Zero is `0 %`; what is not zero but under a tenth of a percent is `< 0.1 %`.
 * @param ratio decimal text (`"0.123"` is 12.3 %) or an exact fraction
 */
export function formatPercent(locale: Locale, ratio: string | Fraction, isSigned = false): string {
  const { part, whole } = typeof ratio === 'string' ? fractionOf(ratio) : ratio;
  const percent = (tenths: bigint, options: Options = {}) => {
    const decimals = magnitude(tenths) < 10_000n ? 1 : 0;
    const shown = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, ...options };
    return `${digits(locale, `${tenths}e-1`, shown)}${NO_BREAK_SPACE}%`;
  };
  if (part === 0n) return `0${NO_BREAK_SPACE}%`;
  const isNegative = part < 0n !== whole < 0n;
  if (magnitude(part) * 1000n < magnitude(whole)) return belowSmallest(isNegative, isSigned, percent(1n));
  return percent(roundedQuotient(part * 1000n, whole), { signDisplay: isSigned ? 'exceptZero' : 'negative' });
}

/** A part of a whole: only the whole itself is `100.0 %`; what rounds to it is `> 99.9 %`. */
export function formatShare(locale: Locale, { part, whole }: Fraction): string {
  const isAlmostAll = part !== whole && roundedQuotient(part * 1000n, whole) === 1000n && part < whole;
  return isAlmostAll ? `> ${digits(locale, '99.9', {})}${NO_BREAK_SPACE}%` : formatPercent(locale, { part, whole });
}

/** Milliseconds below a second, then the two largest units: `820 ms`, `1.2 s`, `2 m 5 s`, `3 h 12 m`, `2 d 4 h`. */
export function formatDuration(locale: Locale, milliseconds: number): string {
  const unit = (value: number, name: string, options: Options = {}) =>
    digits(locale, String(value), { style: 'unit', unit: name, unitDisplay: 'narrow', ...options });
  if (milliseconds < 999.5) return unit(milliseconds, 'millisecond', { maximumFractionDigits: 0 });
  if (milliseconds < 59_950) return unit(milliseconds / 1000, 'second', { maximumFractionDigits: 1 });
  const seconds = Math.round(milliseconds / 1000);
  const [days, hours, minutes] = [seconds / 86_400, (seconds / 3600) % 24, (seconds / 60) % 60].map(Math.floor);
  const units: [number, string][] = [
    [days ?? 0, 'day'],
    [hours ?? 0, 'hour'],
    [minutes ?? 0, 'minute'],
    [seconds % 60, 'second'],
  ];
  const first = units.findIndex(([value]) => value > 0);
  return units
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, name]) => unit(value, name))
    .join(' ');
}

function moneyOptions(locale: Locale, amount: string, currency: string, style: MoneyStyle): Options {
  const money: Options = { style: 'currency', currency };
  const places = currencyPlaces(locale, currency);
  switch (style) {
    case 'full':
      return money;
    case 'column':
      return { minimumFractionDigits: places, maximumFractionDigits: places };
    case 'exact':
      return { ...money, minimumFractionDigits: places, maximumFractionDigits: 100 };
    case 'small':
      return isBelow(amount, `1e${1 - places}`) ? { ...money, ...SIGNIFICANT } : money;
    case 'smallColumn':
      return isBelow(amount, `1e${1 - places}`) ? ALIGNED : moneyOptions(locale, amount, currency, 'column');
    case 'axis':
      // $0.50 between $0.25 and $0.75, not $0.5.
      return isWhole(amount) || isBelow(amount, `1e-${places}`)
        ? { ...money, ...SIGNIFICANT, notation: 'compact' }
        : money;
    case 'compact':
      return isBelow(amount, '1000')
        ? moneyOptions(locale, amount, currency, 'small')
        : { ...money, ...SIGNIFICANT, notation: 'compact' };
  }
}

function currencyPlaces(locale: Locale, currency: string): number {
  return format(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function belowSmallest(isNegative: boolean, isSigned: boolean, smallest: string): string {
  return `${isNegative ? '-' : isSigned ? '+' : ''}<${NO_BREAK_SPACE}${smallest}`;
}

function isWhole(text: string): boolean {
  const { part, whole } = fractionOf(text);
  return part % whole === 0n;
}

/** Not zero, and of a smaller magnitude than the limit. */
function isBelow(text: string, limit: string): boolean {
  const [value, bound] = [fractionOf(text), fractionOf(limit)];
  return value.part !== 0n && magnitude(value.part) * bound.whole < bound.part * value.whole;
}

/** `Intl` reads decimal text exactly; what is none is refused first, as it would become NaN or zero. */
function digits(locale: Locale, text: string, options: Options): string {
  readDecimal(text);
  const parts = format(locale, options).formatToParts(text as Intl.StringNumericLiteral);
  return parts
    .map(({ type, value }, index) => {
      const isUnit = type === 'compact' || type === 'unit';
      return isUnit && parts[index - 1]?.type !== 'literal' ? NO_BREAK_SPACE + value : value;
    })
    .join('');
}

function format(locale: Locale, options: Options): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known;
}
