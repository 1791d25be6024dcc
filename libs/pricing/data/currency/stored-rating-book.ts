import { createHash } from 'node:crypto';

import type { ReportingCurrencies, TenantId } from '@tokenledger/organization/domain';
import {
  type ContractTerms,
  DiscountedPriceBook,
  type ExchangeRates,
  type ExplainingPriceBook,
  type PriceLists,
  PricesAndRates,
  type RatingBook,
  RateTable,
  ReportingRates,
  type SellerDirectory,
  type StoredPriceList,
  withListedSeller,
} from '@tokenledger/pricing/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';

import { allContractTerms } from '../contract/postgres-contract-terms';
import { allPriceLists } from '../price-list/postgres-price-lists';
import { revisionOf } from '../revisions';
import { allExchangeRates } from './postgres-exchange-rates';

export interface StoredRatingBookParts {
  readonly postgres: Pick<PostgresPool, 'snapshot'>;
  /** The book of lists; a list that nobody has checked is refused. */
  readonly bookOf: (lists: readonly StoredPriceList[]) => ExplainingPriceBook;
  readonly prices: Pick<PriceLists, 'revision'>;
  readonly terms: Pick<ContractTerms, 'revision'>;
  readonly rates: Pick<ExchangeRates, 'revision'>;
  readonly organisations: Pick<ReportingCurrencies, 'reporting'>;
  /** What organisations report in, as the client sees it. */
  readonly reportingOf: (sql: SqlClient) => ReturnType<ReportingCurrencies['reporting']>;
  readonly sellers: SellerDirectory;
}

/**
 * Prices, contracts, exchange rates and what organisations report in, as they are each time they are loaded: all of one
 * moment. A book with the price of before a change and the contract of after would rate calls as nobody agreed.
 */
export class StoredRatingBookSource {
  constructor(private readonly parts: StoredRatingBookParts) {}

  async load(): Promise<RatingBook> {
    const { postgres, bookOf, reportingOf, sellers } = this.parts;
    const { lists, agreed, lines, reporting, termsRevision, ratesRevision } = await postgres.snapshot(async (sql) => ({
      lists: await allPriceLists(sql),
      agreed: await allContractTerms(sql),
      lines: await allExchangeRates(sql),
      reporting: await reportingOf(sql),
      termsRevision: await revisionOf(sql, 'contract-terms'),
      ratesRevision: await revisionOf(sql, 'exchange-rates'),
    }));
    const settings = new Map(
      reporting.map(({ id, timeZone, reportingCurrency }) => [id, { timeZone, currency: reportingCurrency }] as const),
    );
    const termsOf = revisionsBy('terms', agreed);
    const ratesOf = revisionsBy('rates', lines);
    const discounted = new DiscountedPriceBook(
      bookOf(lists),
      agreed.map(({ tenant, term }) => ({ tenant, term: withListedSeller(term, sellers) })),
      `terms@${termsRevision}`,
      termsOf,
    );
    const table = new RateTable(lines);
    return new PricesAndRates(discounted, new ReportingRates(`rates@${ratesRevision}`, table, settings, ratesOf));
  }

  /** Changes whenever any of it does. */
  async revision(): Promise<string> {
    const { terms, rates, organisations } = this.parts;
    const [prices, agreed, quoted, reporting] = await Promise.all([
      this.parts.prices.revision(),
      terms.revision(),
      rates.revision(),
      organisations.reporting(),
    ]);
    const settings = createHash('sha256').update(JSON.stringify(reporting)).digest('hex');
    return [prices, agreed, quoted, settings].join(' ');
  }
}

/**
 * Names what holds for one organisation by its content: what others have of their own neither changes it nor shows in it.
 * @param all with whose it is; undefined: everybody's
 */
function revisionsBy(
  kind: string,
  all: readonly { readonly tenant: TenantId | undefined }[],
): (tenant: TenantId) => string {
  const digestOf = (part: typeof all): string =>
    createHash('sha256')
      .update(JSON.stringify(part, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)))
      .digest('hex')
      .slice(0, 12);
  const shared: (typeof all)[number][] = [];
  const own = new Map<TenantId, (typeof all)[number][]>();
  for (const one of all) {
    const its = one.tenant === undefined ? shared : (own.get(one.tenant) ?? []);
    its.push(one);
    if (one.tenant !== undefined) own.set(one.tenant, its);
  }
  const ofAll = shared.length === 0 ? '' : `${kind}@${digestOf(shared)}`;
  const ofOwn = new Map([...own].map(([tenant, its]) => [tenant, `own-${kind}@${digestOf(its)}`] as const));
  return (tenant) => [ofAll, ofOwn.get(tenant) ?? ''].filter(Boolean).join(' ');
}
