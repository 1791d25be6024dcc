import { type Change, changeBetween, differenceOfDecimals, ratioOf } from '@tokenledger/shared/ui';

import type { OverviewFiguresFragment, OverviewHeadlineQuery } from '../../operations';
import { amountIn, costIn, currencyShown, inOtherCurrencies, type MoneyAmount } from '../spend-figures';
import { isTenthOfPoint } from '../tenth-of-point';
import { forecastAtEnd } from './forecast';

export type HeadlineReport = Extract<OverviewHeadlineQuery['spend'], { readonly __typename: 'SpendReport' }>;

/** A figure and how it stands against the compared range; no change where nothing is compared. */
export interface ComparedFigure {
  /** Exact; null where not known. */
  readonly value: string | null;
  readonly change: Change | undefined;
  /** Whether the change is so large that being good or bad matters: a tenth of a percent of what was. */
  readonly isNoticeable: boolean;
}

export interface HeadlineView {
  /** Of spend and of what a million tokens cost. */
  readonly currency: string;
  readonly spend: ComparedFigure;
  /** At the end of a range that still runs, decimal text; undefined where nothing can be said. */
  readonly forecast: string | undefined;
  /** First instant that is no longer of the range. */
  readonly end: Date;
  readonly otherCurrencies: readonly MoneyAmount[];
  readonly tokens: ComparedFigure;
  readonly perMillionTokens: ComparedFigure;
  /** Cache reads of all input, a ratio; its change in ratios too. */
  readonly cacheReadShare: ComparedFigure;
  readonly calls: ComparedFigure;
  /** Spend that somebody is charged for, of all spend: a ratio; null where nothing was charged. */
  readonly coverage: ComparedFigure;
  /** Tokens without a price, of all tokens: a ratio; null where there are no tokens. */
  readonly unpricedShare: string | null;
  readonly unpricedCalls: string;
}

/** @param reportingCurrency the organisation's */
export function headlineView(report: HeadlineReport, reportingCurrency: string): HeadlineView {
  const now = report.totals;
  const before = report.comparison?.totals;
  const currency = currencyShown(now.cost, reportingCurrency);
  const compare = (read: (figures: OverviewFiguresFragment) => string | null): ComparedFigure => {
    const value = read(now);
    const change = before === undefined ? undefined : changeBetween(value, read(before));
    return { value, change, isNoticeable: change !== undefined && isNoticeable(change) };
  };
  const spend = compare((figures) => costIn(figures, currency));
  const end = new Date(report.to);
  const { unpriced } = now.coverage;
  const coverage = compare((figures) => coverageOf(figures, currency));
  return {
    currency,
    spend,
    forecast:
      spend.value === null
        ? undefined
        : forecastAtEnd(spend.value, { from: new Date(report.from), to: end, asOf: new Date(report.freshness.asOf) }),
    end,
    otherCurrencies: inOtherCurrencies(now.cost, currency),
    tokens: compare(({ tokens }) => tokens.total),
    perMillionTokens: compare(({ costPerMillionTokens }) => amountIn(costPerMillionTokens, currency)),
    cacheReadShare: compare(({ cacheReadShare }) => cacheReadShare),
    calls: compare(({ calls }) => calls),
    coverage: { ...coverage, isNoticeable: isTenthOfPoint(coverage.change) },
    unpricedShare: ratioOf(unpriced.tokens, now.tokens.total),
    unpricedCalls: unpriced.calls,
  };
}

/**
 * What nobody owns is told by the currencies of prices, and a share is the same in each: of the one that all prices are in, else
 * of the one shown; null where nothing is priced in that.
 */
function coverageOf({ pricedIn, coverage }: OverviewFiguresFragment, currency: string): string | null {
  const [only, ...others] = pricedIn;
  const priced = others.length === 0 ? only : pricedIn.find((one) => one.currency === currency);
  if (priced === undefined) return null;
  const ofNobody = amountIn(coverage.unallocated.cost, priced.currency) ?? '0';
  return ratioOf(differenceOfDecimals(priced.amount, ofNobody), priced.amount);
}

/** From nothing, any change counts. */
function isNoticeable({ absolute, percent }: Change): boolean {
  if (absolute === null) return false;
  if (percent === null) return true;
  return percent.part * percent.part * 1_000_000n >= percent.whole * percent.whole;
}
