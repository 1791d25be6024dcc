import type { TenantId } from '@tokenledger/organization/domain';

import type { ExplainingPriceBook, PriceAnswer, PriceQuery, PriceVersion } from '../price-book';
import type { Reporting, ReportingRate } from './reporting-rates';

/** All that rating a call asks: what it costs, and what that is in the organisation's reporting currency. */
export interface RatingBook extends ExplainingPriceBook, Reporting {
  /** Names all that rates the calls of one organisation: it does not change with what concerns others alone. */
  revisionFor(tenant: TenantId): string;
}

/** Prices and rates as one book. */
export class PricesAndRates implements RatingBook {
  readonly revision: string;
  private readonly revisions = new Map<TenantId, string>();

  constructor(
    private readonly prices: ExplainingPriceBook,
    private readonly reporting: Reporting,
  ) {
    this.revision = [prices.revision, reporting.revision].filter((revision) => revision !== '').join(' ');
  }

  /** With what the organisation reports in: where that changes, its calls are converted anew. */
  revisionFor(tenant: TenantId): string {
    // Every row names it: it is put together once.
    const known = this.revisions.get(tenant);
    if (known !== undefined) return known;
    const prices = this.prices.revisionFor?.(tenant) ?? this.prices.revision;
    const both = [prices, this.reporting.revisionFor(tenant)].filter((revision) => revision !== '').join(' ');
    this.revisions.set(tenant, both);
    return both;
  }

  priceFor(tenant: TenantId, query: PriceQuery): PriceVersion | undefined {
    return this.prices.priceFor(tenant, query);
  }

  find(tenant: TenantId, query: PriceQuery): PriceAnswer {
    return this.prices.find(tenant, query);
  }

  knows(tenant: TenantId): boolean {
    return this.reporting.knows(tenant);
  }

  reportingRate(tenant: TenantId, currency: string, atMs: number): ReportingRate {
    return this.reporting.reportingRate(tenant, currency, atMs);
  }
}
