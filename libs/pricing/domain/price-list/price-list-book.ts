import type { TenantId } from '@tokenledger/organization/domain';

import type { ExplainingPriceBook, NoPriceReason, PriceAnswer, PriceQuery, PriceVersion } from '../price-book';
import { ListedModel } from './listed-model';
import { ModelNames } from './model-names';
import type { PriceEntry } from './price-entry';

/** Tells who sold a call, from what its emitter said and from the host that was dialled. */
export interface SellerDirectory {
  /** @returns a canonical seller's name; undefined where nobody, or a stranger, is named */
  sellerOf(provider: string | undefined, serverAddress: string | undefined): string | undefined;
}

export interface PriceList {
  /** Names the list in every price's id. */
  readonly name: string;
  /** Changes whenever a line does. */
  readonly revision: string;
  /** Without conflicts (`conflictsAmong`). */
  readonly entries: readonly PriceEntry[];
}

/** No vendor's name is as long; a longer one comes from a broken emitter. */
const LONGEST_NAME = 1_000;
const MAX_REMEMBERED = 20_000;

/** A price list as a price book. It names no seller where the call's emitter did not. */
export class PriceListBook implements ExplainingPriceBook {
  readonly revision: string;
  private readonly sellers: ReadonlyMap<string, ModelNames<ListedModel>>;
  private readonly remembered = new Map<string, ListedModel | NoPriceReason>();

  constructor(
    { name, revision, entries }: PriceList,
    private readonly directory: SellerDirectory,
  ) {
    this.revision = revision;
    this.sellers = bySeller(
      name,
      entries.map((entry) => ({ ...entry, provider: directory.sellerOf(entry.provider, undefined) ?? entry.provider })),
    );
  }

  priceFor(tenant: TenantId, query: PriceQuery): PriceVersion | undefined {
    const answer = this.find(tenant, query);
    return answer.outcome === 'found' ? answer.price : undefined;
  }

  find(_tenant: TenantId, query: PriceQuery): PriceAnswer {
    if (!Number.isFinite(query.atMs)) throw new RangeError(`atMs is ${query.atMs}: Unix milliseconds expected`);
    const model = this.modelOf(query);
    return typeof model === 'string' ? { outcome: 'none', reason: model } : model.priceAt(query);
  }

  private modelOf({ provider = '', serverAddress = '', model }: PriceQuery): ListedModel | NoPriceReason {
    if (model.length > LONGEST_NAME) return 'no-model';
    const key = `${provider}\n${serverAddress}\n${model}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    // The names come from payloads: what is remembered of them is bounded.
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    const seller = this.directory.sellerOf(provider, serverAddress);
    const models = seller === undefined ? undefined : this.sellers.get(seller);
    const found = models === undefined ? 'no-provider' : (models.find(model.trim().toLowerCase()) ?? 'no-model');
    this.remembered.set(key, found);
    return found;
  }
}

function bySeller(list: string, entries: readonly PriceEntry[]): ReadonlyMap<string, ModelNames<ListedModel>> {
  const lines = new Map<string, Map<string, PriceEntry[]>>();
  for (const entry of entries) {
    const models = lines.get(entry.provider) ?? new Map<string, PriceEntry[]>();
    lines.set(entry.provider, models.set(entry.model, [...(models.get(entry.model) ?? []), entry]));
  }
  return new Map(
    [...lines].map(([provider, models]) => [
      provider,
      new ModelNames(
        new Map([...models].map(([model, its]) => [model, new ListedModel(list, provider, model, its)] as const)),
      ),
    ]),
  );
}
