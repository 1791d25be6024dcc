import { createHash } from 'node:crypto';

import type { ReportingCurrencies } from '@tokenledger/organization/domain';
import {
  type ContractTerms,
  DiscountedPriceBook,
  type ExchangeRates,
  type PriceBookSource,
  PricesAndRates,
  type RatingBook,
  RateTable,
  ReportingRates,
} from '@tokenledger/pricing/domain';

export interface StoredRatingBookParts {
  readonly prices: PriceBookSource;
  /** Changes whenever a price does. */
  readonly pricesRevision: () => Promise<string>;
  readonly terms: Pick<ContractTerms, 'all' | 'revision'>;
  readonly rates: Pick<ExchangeRates, 'all' | 'revision'>;
  readonly organisations: Pick<ReportingCurrencies, 'reporting'>;
}

/** Prices, contracts, exchange rates and what organisations report in, as they are each time they are loaded. */
export class StoredRatingBookSource {
  constructor(private readonly parts: StoredRatingBookParts) {}

  async load(): Promise<RatingBook> {
    const { prices, terms, rates, organisations } = this.parts;
    const [ratesRevision, termsRevision] = await Promise.all([rates.revision(), terms.revision()]);
    const [book, agreed, lines, reporting] = await Promise.all([
      prices.load(),
      terms.all(),
      rates.all(),
      organisations.reporting(),
    ]);
    const settings = new Map(
      reporting.map(({ id, timeZone, reportingCurrency }) => [id, { timeZone, currency: reportingCurrency }] as const),
    );
    const discounted = new DiscountedPriceBook(book, agreed, `terms@${termsRevision}`);
    return new PricesAndRates(discounted, new ReportingRates(`rates@${ratesRevision}`, new RateTable(lines), settings));
  }

  /** Changes whenever any of it does. */
  async revision(): Promise<string> {
    const { pricesRevision, terms, rates, organisations } = this.parts;
    const [prices, agreed, quoted, reporting] = await Promise.all([
      pricesRevision(),
      terms.revision(),
      rates.revision(),
      organisations.reporting(),
    ]);
    const settings = createHash('sha256').update(JSON.stringify(reporting)).digest('hex');
    return [prices, agreed, quoted, settings].join(' ');
  }
}
