import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { InvalidSpendRequest, SpendFilter, SpendRange } from '../spend/spend-report';
import { filterIssues } from '../spend/validate-spend-filter';
import { spendRangeIssues } from '../spend/validate-spend-request';

/** Checks look at every reading of their range: longer ranges are asked for in parts. */
export const MAX_CHECKS_DAYS = 92;

const DAY_MS = 86_400_000;

/** Which calls are checked. */
export interface ChecksRequest extends SpendRange {
  readonly filter: SpendFilter;
}

/** Says which calls are checked, or everything that is wrong with the question, each with what to send instead. */
export function validateChecksRequest(request: ChecksRequest): Result<ChecksRequest, readonly InvalidSpendRequest[]> {
  const issues = [...spendRangeIssues(request, ''), ...lengthIssues(request), ...filterIssues(request.filter)];
  return issues.length === 0 ? ok(request) : failed(issues);
}

function lengthIssues({ from, to }: SpendRange): readonly InvalidSpendRequest[] {
  if (!(to.getTime() - from.getTime() > MAX_CHECKS_DAYS * DAY_MS)) return [];
  return [{ field: 'to', message: `is more than ${MAX_CHECKS_DAYS} days after \`from\`: ask for several ranges` }];
}
