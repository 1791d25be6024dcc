import { type Change, compareDecimals } from '@tokenledger/shared/ui';

const TENTH_OF_A_POINT = '0.001';

/** Whether two shares differ so much that being good or bad matters, and that it can be read. */
export function isTenthOfPoint(change: Change | undefined): boolean {
  const size = change?.absolute?.replace('-', '');
  return size !== undefined && compareDecimals(size, TENTH_OF_A_POINT) >= 0;
}
