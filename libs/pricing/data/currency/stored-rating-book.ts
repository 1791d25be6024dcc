import { createHash } from 'node:crypto';

import type { ReportingCurrencies, TenantId } from '@tokenledger/organization/domain';
import {
  type ContractTerms,
  DiscountedPriceBook,
  type ExchangeRates,
  type PriceBookSource,
  PricesAndRates,
  type RatingBook,
  RateTable,
  ReportingRates,
  type SellerDirectory,
} from '@tokenledger/pricing/domain';

export interface StoredRatingBookParts {
  readonly prices: PriceBookSource;
  /** Changes whenever a price does. */
  readonly pricesRevision: () => Promise<string>;
  readonly terms: Pick<ContractTerms, 'all' | 'revision'>;
  readonly rates: Pick<ExchangeRates, 'all' | 'revision'>;
  readonly organisations: Pick<ReportingCurrencies, 'reporting'>;
  /** A contract may name a seller as telemetry does; prices name it as lists do. */
  readonly sellers: SellerDirectory;
}

/** Prices, contracts, exchange rates and what organisations report in, as they are each time they are loaded. */
export class StoredRatingBookSource {
  constructor(private readonly parts: StoredRatingBookParts) {}

  async load(): Promise<RatingBook> {
    const { prices, terms, rates, organisations, sellers } = this.parts;
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
    const termsOf = revisionsBy('terms', agreed);
    const ratesOf = revisionsBy('rates', lines);
    const discounted = new DiscountedPriceBook(
      book,
      agreed.map(({ tenant, term }) => ({ tenant, term: { ...term, provider: sellerOf(term.provider, sellers) } })),
      `terms@${termsRevision}`,
      termsOf,
    );
    const table = new RateTable(lines);
    return new PricesAndRates(discounted, new ReportingRates(`rates@${ratesRevision}`, table, settings, ratesOf));
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

function sellerOf(provider: string, sellers: SellerDirectory): string {
  return provider === '' ? '' : (sellers.sellerOf(provider, undefined) ?? provider);
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
