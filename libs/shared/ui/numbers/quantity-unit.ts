import { formatCount, formatMoney, formatPercent, type Locale } from './format-quantity';

/** What a figure counts: charts, tiles and bars take one and format by it. */
export type QuantityUnit =
  | { readonly kind: 'money'; /** ISO 4217 */ readonly currency: string }
  /** Whole numbers of something that the label names: tokens, calls. */
  | { readonly kind: 'count' }
  /** Ratios: `"0.123"` is 12.3 %. */
  | { readonly kind: 'percent' };

export type QuantityStyle = 'full' | 'column' | 'small' | 'compact' | 'axis' | 'exact';

export const COUNT: QuantityUnit = { kind: 'count' };
export const PERCENT: QuantityUnit = { kind: 'percent' };

export function moneyIn(currency: string): QuantityUnit {
  return { kind: 'money', currency };
}

/** @param amount decimal text */
export function formatQuantity(
  locale: Locale,
  amount: string,
  unit: QuantityUnit,
  style: QuantityStyle,
  isSigned = false,
): string {
  switch (unit.kind) {
    case 'money':
      return formatMoney(locale, amount, unit.currency, style, isSigned);
    case 'count': {
      const text = formatCount(locale, amount, style === 'compact' || style === 'axis' ? style : 'exact');
      return isSigned && !text.startsWith('-') && text !== '0' ? `+${text}` : text;
    }
    case 'percent':
      return formatPercent(locale, amount, isSigned);
  }
}
