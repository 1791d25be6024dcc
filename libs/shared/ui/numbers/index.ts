export * from './change';
export {
  compareDecimals,
  differenceOfDecimals,
  type Fraction,
  fractionBetween,
  plottable,
  sumOfDecimals,
} from './decimal-text';
export type { CountStyle, Locale, MoneyStyle } from './format-quantity';
export type { Period, PeriodLength, PeriodStyle } from './format-time';
export { isKnown, type Known, UNKNOWN } from './known';
export * from './numbers';
export * from './quantity-unit';
