import { type Decimal18, divideRounded, parseDecimal18 } from '@tokenledger/shared/money';

import type { RateScope, ScopedRate } from './exchange-rate';
import { dayNumber, dayOfNumber, isDayPeriod, monthOf, OLDEST_DAY_RATE } from './rate-period';

/** A rate by which an amount of `from` becomes one of `to`, and the quote it comes from. */
export interface FoundRate {
  readonly rate: Decimal18;
  readonly quote: ScopedRate;
  /** The source quotes the pair the other way round: the rate is 1 / quote, to the nearest 10^-18. */
  readonly isInverse: boolean;
}

interface PairQuotes {
  readonly days: Map<string, FoundRate>;
  readonly months: Map<string, FoundRate>;
}

const ONE = parseDecimal18('1');

/**
 * Exchange rates of an installation, in memory.
 *
 * An organisation's own rates come before those of the installation, as far as they go. Of one scope, the rate of the day
 * is taken, else that of the last day before with one, at most `OLDEST_DAY_RATE` days back (weekends, bank holidays), else
 * that of the month. A pair that is quoted the other way round is inverted; the direct quote of the same period comes first.
 * No rate is put together from others.
 */
export class RateTable {
  private readonly pairs = new Map<string, PairQuotes>();

  /** @param rates of each scope one for each pair and period at the most; their order does not matter */
  constructor(rates: readonly ScopedRate[]) {
    for (const quote of rates) this.keep(quote.from, quote.to, { rate: quote.rate, quote, isInverse: false });
    for (const quote of rates) {
      this.keep(quote.to, quote.from, { rate: divideRounded(ONE, quote.rate), quote, isInverse: true });
    }
  }

  /**
   * @param from another currency than `to`
   * @param day of the organisation's calendar, `YYYY-MM-DD`
   * @returns undefined where there is none
   */
  find(tenant: RateScope, from: string, to: string, day: string): FoundRate | undefined {
    const own = tenant === undefined ? undefined : this.inScope(tenant, from, to, day);
    return own ?? this.inScope(undefined, from, to, day);
  }

  private inScope(scope: RateScope, from: string, to: string, day: string): FoundRate | undefined {
    const quotes = this.pairs.get(pairKey(scope, from, to));
    if (quotes === undefined) return undefined;
    const asked = dayNumber(day);
    for (let back = 0; back <= OLDEST_DAY_RATE; back += 1) {
      const found = quotes.days.get(dayOfNumber(asked - back));
      if (found !== undefined) return found;
    }
    return quotes.months.get(monthOf(day));
  }

  private keep(from: string, to: string, found: FoundRate): void {
    const { tenant, period } = found.quote;
    const key = pairKey(tenant, from, to);
    const quotes = this.pairs.get(key) ?? { days: new Map(), months: new Map() };
    this.pairs.set(key, quotes);
    const ofPeriod = isDayPeriod(period) ? quotes.days : quotes.months;
    if (!ofPeriod.has(period)) ofPeriod.set(period, found);
  }
}

function pairKey(scope: RateScope, from: string, to: string): string {
  return `${scope ?? ''} ${from}/${to}`;
}

/** Names a rate on a row, so that it can be explained years later: source, pair as quoted, period, and how it was used. */
export function rateIdOf({ quote, isInverse }: FoundRate): string {
  const { source, from, to, period, tenant } = quote;
  const how = `${isInverse ? ', inverse' : ''}${tenant === undefined ? '' : ', own'}`;
  return `${from}/${to} ${period}${how}: ${source}`;
}
