import type { TenantId } from '@tokenledger/organization/domain';
import type {
  PriceAnswer,
  PriceQuery,
  PriceVersion,
  RatingBook,
  Reporting,
  ReportingRate,
} from '@tokenledger/pricing/domain';

import { reportingIn } from './reporting-in';
import { aListedPrice, aPriceVersion, type ListedPrice } from './price-builder';

interface Entry {
  readonly fromMs: number;
  readonly aboveInputTokens: number;
  readonly price: PriceVersion;
}

const STANDARD_TIERS: readonly (string | undefined)[] = [undefined, '', 'default', 'standard', 'auto'];

/**
 * A price book of what a test lists, and nothing else. Providers and models are told by their exact names; a call
 * without a provider has a price where one provider alone lists its model. Without other rates, organisations report in
 * US dollars.
 */
export class InMemoryPriceBook implements RatingBook {
  readonly revision: string;
  private readonly entries: readonly Entry[];

  constructor(
    listed: readonly Partial<ListedPrice>[] = [{}],
    revision = 'in-memory',
    private readonly reporting: Reporting = reportingIn('USD'),
  ) {
    this.revision = revision;
    this.entries = listed.map((facts) => {
      const { from, aboveInputTokens } = aListedPrice(facts);
      const fromMs = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from);
      return { fromMs, aboveInputTokens: aboveInputTokens ?? -1, price: aPriceVersion(facts) };
    });
  }

  priceFor(tenant: TenantId, query: PriceQuery): PriceVersion | undefined {
    const answer = this.find(tenant, query);
    return answer.outcome === 'found' ? answer.price : undefined;
  }

  revisionFor(tenant: TenantId): string {
    return [this.revision, this.reporting.revisionFor(tenant)].filter((revision) => revision !== '').join(' ');
  }

  knows(tenant: TenantId): boolean {
    return this.reporting.knows(tenant);
  }

  reportingRate(tenant: TenantId, currency: string, atMs: number): ReportingRate {
    return this.reporting.reportingRate(tenant, currency, atMs);
  }

  find(_tenant: TenantId, query: PriceQuery): PriceAnswer {
    if (!Number.isFinite(query.atMs)) throw new RangeError(`atMs is ${query.atMs}: Unix milliseconds expected`);
    if (!STANDARD_TIERS.includes(query.serviceTier)) return { outcome: 'none', reason: 'no-price-for-service-tier' };
    const ofModel = this.entries.filter(({ price }) => price.model === query.model);
    const provider = query.provider ?? soleProvider(ofModel);
    if (provider === undefined) {
      return { outcome: 'none', reason: ofModel.length === 0 ? 'no-model' : 'ambiguous-model' };
    }
    if (!this.entries.some(({ price }) => price.provider === provider))
      return { outcome: 'none', reason: 'no-provider' };
    return inForce(
      ofModel.filter(({ price }) => price.provider === provider),
      query,
    );
  }
}

function soleProvider(entries: readonly Entry[]): string | undefined {
  const providers = new Set(entries.map(({ price }) => price.provider));
  return providers.size === 1 ? entries[0]?.price.provider : undefined;
}

function inForce(entries: readonly Entry[], { atMs, inputTokens }: PriceQuery): PriceAnswer {
  if (entries.length === 0) return { outcome: 'none', reason: 'no-model' };
  const started = entries.filter(({ fromMs }) => fromMs <= atMs);
  if (started.length === 0) return { outcome: 'none', reason: 'no-price-then' };
  const newest = Math.max(...started.map(({ fromMs }) => fromMs));
  const best = started
    .filter((entry) => entry.fromMs === newest && inputTokens > entry.aboveInputTokens)
    .sort((left, right) => right.aboveInputTokens - left.aboveInputTokens)[0];
  return best === undefined ? { outcome: 'none', reason: 'no-price-then' } : { outcome: 'found', price: best.price };
}
