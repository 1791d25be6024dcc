import type { LedgerScope } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type {
  CurrencyAmount,
  InvalidSpendRequest,
  SpendDimension,
  SpendFilter,
  SpendRange,
} from '../spend/spend-report';
import { usualRange } from '../spend/usual-range';
import { dimensionsIssues, filterIssues, MAX_FILTER_VALUE_LENGTH } from '../spend/validate-spend-filter';
import { spendRangeIssues } from '../spend/validate-spend-request';

export const MAX_DIMENSION_VALUES = 100;

/** Which values a dimension has in a range. */
export interface DimensionValuesRequest extends SpendRange {
  readonly dimension: SpendDimension;
  /** Kept are values that contain it, whatever their capitals; every value and "not known" where undefined. */
  readonly search: string | undefined;
  /** Calls that count. */
  readonly filter: SpendFilter;
  /** 1 to 100. */
  readonly limit: number;
}

export interface DimensionValue {
  /** null is "not known". */
  readonly value: string | null;
  readonly calls: bigint;
  readonly cost: readonly CurrencyAmount[];
}

export interface DimensionValues {
  /** By cost, the largest first, as `SPEND_ORDERS` says it. */
  readonly values: readonly DimensionValue[];
  readonly truncated: boolean;
}

/** Reads the values of dimensions. A failing store throws; it never looks like "no values". */
export interface DimensionValueReader {
  /** @param request already valid, see `validateDimensionValuesRequest` */
  values(scope: LedgerScope, request: DimensionValuesRequest): Promise<DimensionValues>;
}

export interface AskedDimensionValues extends Omit<DimensionValuesRequest, 'from' | 'to'> {
  /** 30 days before `to` unless given. */
  readonly from: Date | undefined;
  /** The end of the running day unless given. */
  readonly to: Date | undefined;
}

/**
 * Says which values are asked for, or everything that is wrong with the question.
 * @param timeZone the organisation's: whole days of it are answered from the smallest rollup
 */
export function validateDimensionValuesRequest(
  asked: AskedDimensionValues,
  now: Date,
  timeZone: string,
): Result<DimensionValuesRequest, readonly InvalidSpendRequest[]> {
  const { from, to } = usualRange(asked, now, timeZone);
  const issues = [
    ...spendRangeIssues({ from, to }, ''),
    ...dimensionsIssues('dimension', [asked.dimension]),
    ...searchIssues(asked.search),
    ...filterIssues(asked.filter),
    ...limitIssues(asked.limit),
  ];
  return issues.length === 0 ? ok({ ...asked, from, to }) : failed(issues);
}

function searchIssues(search: string | undefined): readonly InvalidSpendRequest[] {
  const field = 'search';
  if (search === undefined || (search !== '' && search.length <= MAX_FILTER_VALUE_LENGTH)) return [];
  if (search === '') return [{ field, message: 'is empty: leave it out for all values' }];
  return [{ field, message: `is longer than ${MAX_FILTER_VALUE_LENGTH} characters: send a part of the value` }];
}

function limitIssues(limit: number): readonly InvalidSpendRequest[] {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_DIMENSION_VALUES) return [];
  return [{ field: 'limit', message: `is not a whole number from 1 to ${MAX_DIMENSION_VALUES}` }];
}
