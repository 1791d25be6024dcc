import type { ModelInfo, Provider } from '@pydantic/genai-prices';
import type { TenantId } from '@tokenledger/organization/domain';
import type {
  ExplainingPriceBook,
  NoPriceReason,
  PriceAnswer,
  PriceQuery,
  PriceVersion,
} from '@tokenledger/pricing/domain';

import { InvalidPriceData } from './invalid-price-data';
import { modelSpellings } from './model-spellings';
import { PricedModel, SellerModels } from './priced-models';
import { ProviderNames } from './provider-names';
import { EndpointOwners } from './served-by';
import { vendorOfModel } from './vendor-of-model';

/** What a call's provider, host and model lead to, whenever it was made. */
type Resolution =
  { readonly kind: 'model'; readonly model: PricedModel } | { readonly kind: 'none'; readonly answer: PriceAnswer };

/**
 * More names than an enterprise uses; the names come from payloads, so what is remembered of them is bounded. Emptied
 * when full: the names in use are resolved again within moments.
 */
const MAX_REMEMBERED = 20_000;

/** What providers call the tier whose prices their public lists state. */
const STANDARD_TIERS: ReadonlySet<string> = new Set(['', 'default', 'standard', 'auto', 'standard_only', 'on_demand']);

const NO_STANDARD_PRICE = none('no-price-for-service-tier');

/**
 * The public prices of npm `@pydantic/genai-prices`, the same for every tenant.
 *
 * Sellers are told by the host that served the call, then by the provider's name, then, where nobody was named, by
 * models that only their maker sells. There is never a guess: a call that several could have sold has no price.
 */
export class GenaiPricesBook implements ExplainingPriceBook {
  readonly revision: string;
  private readonly source: string;
  private readonly sellers: ReadonlyMap<string, SellerModels>;
  private readonly names: ProviderNames;
  private readonly endpoints: EndpointOwners;
  private readonly models = new Map<string, PricedModel>();
  private readonly remembered = new Map<string, Map<string, Map<string, Resolution>>>();
  private rememberedCount = 0;

  /**
   * @param source names the package and its version; part of every price's id
   * @throws InvalidPriceData where anything in the data cannot be read: a book with holes is not opened
   */
  constructor(providers: readonly Provider[], facts: { readonly source: string; readonly revision: string }) {
    this.source = facts.source;
    this.revision = facts.revision;
    this.sellers = new Map(providers.map((provider) => [provider.id, new SellerModels(provider)]));
    this.names = new ProviderNames(this.sellers.keys());
    this.endpoints = new EndpointOwners(providers);
    for (const provider of providers) {
      const listed = new Set<string>();
      for (const model of provider.models) {
        if (listed.has(model.id)) throw new InvalidPriceData(`${provider.id} lists ${model.id} twice`);
        listed.add(model.id);
        this.pricedModel(provider.id, provider.id, model);
      }
    }
  }

  priceFor(tenant: TenantId, query: PriceQuery): PriceVersion | undefined {
    const answer = this.find(tenant, query);
    return answer.outcome === 'found' ? answer.price : undefined;
  }

  find(_tenant: TenantId, query: PriceQuery): PriceAnswer {
    if (!Number.isFinite(query.atMs)) throw new RangeError(`atMs is ${query.atMs}: Unix milliseconds expected`);
    const tier = query.serviceTier;
    if (tier !== undefined && !STANDARD_TIERS.has(tier) && !STANDARD_TIERS.has(tier.trim().toLowerCase())) {
      return NO_STANDARD_PRICE;
    }
    const resolution = this.resolutionOf(query.provider ?? '', query.serverAddress ?? '', query.model);
    if (resolution.kind === 'none') return resolution.answer;
    return resolution.model.priceAt(query.atMs, query.inputTokens);
  }

  private resolutionOf(provider: string, address: string, model: string): Resolution {
    const known = this.remembered.get(provider)?.get(address)?.get(model);
    return known ?? this.remember(provider, address, model, this.resolve(provider, address, model));
  }

  private remember(provider: string, address: string, model: string, resolution: Resolution): Resolution {
    if (this.rememberedCount >= MAX_REMEMBERED) {
      this.remembered.clear();
      this.rememberedCount = 0;
    }
    const byAddress = entryOf(this.remembered, provider, () => new Map<string, Map<string, Resolution>>());
    entryOf(byAddress, address, () => new Map<string, Resolution>()).set(model, resolution);
    this.rememberedCount += 1;
    return resolution;
  }

  private resolve(providerName: string, address: string, model: string): Resolution {
    const named = this.names.sellerNamed(providerName);
    const dialled = this.endpoints.ownerOf(address);
    const seller = dialled ?? (named.kind === 'seller' ? named.provider : undefined);
    if (seller !== undefined) return this.sold(seller, model) ?? { kind: 'none', answer: none('no-model') };
    if (named.kind === 'stranger') return { kind: 'none', answer: none('no-provider') };
    return this.soldByNobodyNamed(providerName, model);
  }

  private soldByNobodyNamed(providerName: string, model: string): Resolution {
    const routed = routedName(providerName, model);
    if (routed !== undefined) return this.soldThroughRouter(routed.provider, routed.model);
    const name = model.trim().toLowerCase();
    const maker = vendorOfModel(name);
    const sold = maker === undefined ? undefined : this.sold(maker, name);
    if (sold !== undefined) return sold;
    const soldBySomebody = [...this.sellers.values()].some((seller) => seller.modelNamed(name) !== undefined);
    return { kind: 'none', answer: none(soldBySomebody ? 'ambiguous-model' : 'no-model') };
  }

  private soldThroughRouter(providerName: string, model: string): Resolution {
    const named = this.names.sellerNamed(providerName);
    if (named.kind !== 'seller') return { kind: 'none', answer: none('no-provider') };
    return this.sold(named.provider, model) ?? { kind: 'none', answer: none('no-model') };
  }

  private sold(sellerId: string, model: string): Resolution | undefined {
    const seller = this.sellers.get(sellerId);
    if (seller === undefined) return undefined;
    const lists = [seller, ...seller.sellsAtPricesOf.flatMap((id) => this.sellers.get(id) ?? [])];
    for (const name of modelSpellings(sellerId, model)) {
      for (const list of lists) {
        const info = list.modelNamed(name);
        if (info !== undefined) return { kind: 'model', model: this.pricedModel(sellerId, list.id, info) };
      }
    }
    return undefined;
  }

  private pricedModel(seller: string, listOf: string, info: ModelInfo): PricedModel {
    return entryOf(
      this.models,
      `${seller}\n${listOf}\n${info.id}`,
      () => new PricedModel(this.source, seller, listOf, info),
    );
  }
}

/** LiteLLM names a model by its seller's name and a slash where it does not name the seller elsewhere. */
function routedName(providerName: string, model: string): { provider: string; model: string } | undefined {
  if (providerName.trim().toLowerCase() !== 'litellm') return undefined;
  const slash = model.indexOf('/');
  return slash <= 0 ? undefined : { provider: model.slice(0, slash), model: model.slice(slash + 1) };
}

function none(reason: NoPriceReason): PriceAnswer {
  return { outcome: 'none', reason };
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const created = create();
  map.set(key, created);
  return created;
}
