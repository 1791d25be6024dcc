import type { Provider } from '@pydantic/genai-prices';
import type { TenantId } from '@tokenledger/organization/domain';
import {
  type ExplainingPriceBook,
  LayeredPriceBook,
  type PriceLayer,
  PriceListBook,
  type PriceBookSource,
  type PriceEntry,
  type PriceLists,
  readPriceList,
  type StoredPriceList,
} from '@tokenledger/pricing/domain';

import { InvalidPriceData } from '../genai-prices/invalid-price-data';
import type { OwnSeller } from '../own-prices/sellers';
import { KnownSellers } from './sellers';

export interface StoredPriceBookParts {
  readonly lists: Pick<PriceLists, 'all'>;
  readonly publicBook: ExplainingPriceBook;
  readonly publicSellers: readonly Provider[];
  readonly ownSellers: readonly OwnSeller[];
  /** The list that comes with the product: asked after those that people made. */
  readonly seedList: string;
}

/**
 * All that is known of prices, in the order in which it is believed: an organisation's own lists (its contracts), lists of the
 * installation, the list that comes with the product, the public one.
 */
export class StoredPriceBookSource implements PriceBookSource {
  constructor(private readonly parts: StoredPriceBookParts) {}

  async load(): Promise<ExplainingPriceBook> {
    return this.bookOf(await this.parts.lists.all());
  }

  /** @throws InvalidPriceData for a list that nobody has checked */
  bookOf(lists: readonly StoredPriceList[]): ExplainingPriceBook {
    const stored = lists.map((list) => ({ list, entries: entriesOf(list) }));
    const named = new Set(stored.flatMap(({ entries }) => entries.map(({ provider }) => provider)));
    const sellers = new KnownSellers(this.parts.publicSellers, this.parts.ownSellers, named);
    const own = new Map<TenantId, PriceLayer[]>();
    const shared: PriceLayer[] = [];
    const { seedList } = this.parts;
    const inOrder = stored.toSorted(
      (left, right) => Number(left.list.name === seedList) - Number(right.list.name === seedList),
    );
    for (const { list, entries } of inOrder) {
      const { tenant, name, revision } = list;
      const book = new PriceListBook({ name, revision: `${name}@${revision}`, entries }, sellers);
      if (tenant === undefined) shared.push({ book, isWhole: name === seedList });
      else own.set(tenant, [...(own.get(tenant) ?? []), { book }]);
    }
    return new LayeredPriceBook([...shared, { book: this.parts.publicBook }], own);
  }
}

/** @throws InvalidPriceData: lists are checked before they are stored, so a book with holes is never opened */
function entriesOf({ name, lines }: StoredPriceList): readonly PriceEntry[] {
  const read = readPriceList(lines);
  if (read.ok) return read.value;
  const [first] = read.error;
  throw new InvalidPriceData(`price list ${name}, line ${first?.line}, ${first?.field}: ${first?.problem}`);
}
