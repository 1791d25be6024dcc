export * from './change';
export {
  averagePerMillion,
  compareDecimals,
  differenceOfDecimals,
  type Fraction,
  fractionBetween,
  plottable,
  ratioOf,
  scaledDecimal,
  sumOfDecimals,
} from './decimal-text';
export type { CountStyle, Locale, MoneyStyle } from './format-quantity';
export type { MomentStyle, Period, PeriodLength, PeriodStyle } from './format-time';
export { isKnown, type Known, UNKNOWN } from './known';
export * from './numbers';
export * from './quantity-unit';
