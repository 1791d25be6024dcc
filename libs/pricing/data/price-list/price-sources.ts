import {
  type PriceLists,
  PriceListBook,
  type PriceSource,
  readPriceList,
  type SoldModel,
} from '@tokenledger/pricing/domain';

import { GenaiPricesSource } from '../genai-prices/genai-prices-source';
import { InvalidPriceData } from '../genai-prices/invalid-price-data';
import { OWN_SELLERS } from '../own-prices/sellers';
import { KnownSellers } from './sellers';

export interface ComparedSources {
  readonly sources: readonly PriceSource[];
  /** Every model that a source sells by its exact name, once, by seller and name. */
  readonly models: readonly SoldModel[];
}

/** Each price list that holds for all organisations and the public list, as books of their own, to be compared. */
export async function openPriceSources(lists: Pick<PriceLists, 'all'>): Promise<ComparedSources> {
  const publicSource = new GenaiPricesSource();
  const publicSellers = await publicSource.sellers();
  const stored = (await lists.all()).filter(({ tenant }) => tenant === undefined);
  const named = stored.flatMap(({ lines }) => lines.map(({ provider }) => provider));
  const sellers = new KnownSellers(publicSellers, OWN_SELLERS, new Set(named));
  const ofLists = stored.map(({ name, revision, lines }) => {
    const read = readPriceList(lines);
    if (!read.ok) throw new InvalidPriceData(`price list ${name}: ${read.error[0]?.problem}`);
    return { name, book: new PriceListBook({ name, revision: `${name}@${revision}`, entries: read.value }, sellers) };
  });
  const models = new Map<string, SoldModel>();
  const sold = [
    ...stored.flatMap(({ lines }) => lines.map(({ provider, model }) => ({ provider, model }))),
    ...publicSellers.flatMap(({ id, models: its }) => its.map((model) => ({ provider: id, model: model.id }))),
  ];
  for (const one of sold) if (!one.model.includes('*')) models.set(`${one.provider}\n${one.model}`, one);
  return {
    sources: [...ofLists, { name: 'genai-prices', book: await publicSource.load() }],
    models: [...models.keys()].sort().flatMap((key) => models.get(key) ?? []),
  };
}
