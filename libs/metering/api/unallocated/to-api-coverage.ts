import type {
  Coverage,
  CoverageRequest,
  CoverageShare,
  OwnerCoverage,
  SpendRange,
  SpendRequest,
} from '@tokenledger/metering/domain';

import { shareOf } from '../spend/share-of';
import { SpendCalendar } from '../spend/spend-period';
import { toApiFreshness, toApiSpendFigures } from '../spend/to-api-spend-report';
import type {
  CoverageFiguresType,
  CoverageOfRangeType,
  CoverageShareType,
  OwnerCoverageType,
} from './owner-coverage-types';
import type { Telling } from './to-api-unallocated';

export function toApiCoverage(
  request: CoverageRequest,
  { comparison, ...coverage }: OwnerCoverage,
  telling: Omit<Telling, 'isLimitedToUnits'>,
): OwnerCoverageType {
  const { compareWith } = request;
  const ofRange = (range: SpendRange, of: Omit<OwnerCoverage, 'comparison'>) =>
    toApiRange({ ...request, ...range, groupBy: [], limit: 1 }, of, telling);
  return {
    ...ofRange(request, coverage),
    comparison: comparison === undefined || compareWith === undefined ? null : ofRange(compareWith, comparison),
  };
}

function toApiRange(
  { compareWith: _compared, ...request }: Omit<SpendRequest, 'compareWith'> & Pick<CoverageRequest, 'compareWith'>,
  { total, periods, freshness }: Omit<OwnerCoverage, 'comparison'>,
  { asOf, currency }: Omit<Telling, 'isLimitedToUnits'>,
): CoverageOfRangeType {
  const calendar = new SpendCalendar(request, asOf);
  return {
    from: request.from,
    to: request.to,
    total: toApiFigures(total, currency),
    periods: periods.map((one) => {
      const { start, end, partial } = calendar.periodOf(one.periodStart);
      return { periodStart: start, periodEnd: end, partial, ...toApiFigures(one, currency) };
    }),
    freshness: toApiFreshness(freshness, asOf),
  };
}

function toApiFigures({ all, unallocated, shares, reasons }: Coverage, currency: string): CoverageFiguresType {
  return {
    ofCost: toApiShare(shares.cost),
    ofTokens: toApiShare(shares.tokens),
    ofCalls: toApiShare(shares.calls),
    all: toApiSpendFigures(all, currency),
    unallocated: toApiSpendFigures(unallocated, currency),
    reasons: reasons.map(({ reason, spend }) => ({ reason, spend: toApiSpendFigures(spend, currency) })),
  };
}

function toApiShare(share: CoverageShare): CoverageShareType {
  return share.state === 'known'
    ? { share: shareOf(share.part, share.whole), unknownBecause: null }
    : { share: null, unknownBecause: share.because };
}
