import type { Actor, AppendAudit } from '@tokenledger/organization/domain';
import {
  type PriceFields,
  type PriceListChange,
  priceListChange,
  type PriceListName,
  type PriceLists,
  pricesChanged,
  readPriceEntry,
  type StoredPriceList,
  writePriceEntry,
} from '@tokenledger/pricing/domain';
import { ok, type Result } from '@tokenledger/shared/result';

interface KeptList extends PriceListName {
  readonly states: { readonly at: Date; readonly lines: readonly PriceFields[] }[];
}

/** Price lists of a test; keeps the contract that those in PostgreSQL keep. */
export class InMemoryPriceLists implements PriceLists {
  private readonly lists: KeptList[] = [];

  constructor(private readonly audit: AppendAudit<undefined> = () => Promise.resolve()) {}

  all(): Promise<readonly StoredPriceList[]> {
    return Promise.resolve(this.lists.map((list) => toStored(list, list.states.at(-1)?.lines ?? [])));
  }

  read({ tenant, name }: PriceListName, knownAt?: Date): Promise<StoredPriceList | undefined> {
    const list = this.find(tenant, name);
    if (list === undefined) return Promise.resolve(undefined);
    const known = list.states.filter(({ at }) => knownAt === undefined || at <= knownAt);
    return Promise.resolve(toStored(list, known.at(-1)?.lines ?? []));
  }

  async replace(list: PriceListName, lines: readonly PriceFields[], by: Actor, at: Date): Promise<PriceListChange> {
    const change = await this.amend<never>(list, () => ok(lines), by, at);
    if (!change.ok) throw new Error('a list that takes any lines refused some');
    return change.value;
  }

  async amend<E>(
    { tenant, name }: PriceListName,
    amend: (lines: readonly PriceFields[]) => Result<readonly PriceFields[], E>,
    by: Actor,
    at: Date,
  ): Promise<Result<PriceListChange, E>> {
    const list = this.find(tenant, name) ?? { tenant, name, states: [] };
    const before = list.states.at(-1)?.lines ?? [];
    const after = amend(before);
    if (!after.ok) return after;
    if (!this.lists.includes(list)) this.lists.push(list);
    const change = priceListChange(before, after.value.map(inOneSpelling));
    if (change.added.length + change.superseded.length > 0) {
      const gone = new Set(change.superseded.map((line) => JSON.stringify(line)));
      list.states.push({ at, lines: [...before.filter((line) => !gone.has(JSON.stringify(line))), ...change.added] });
      if (tenant !== undefined) await this.audit(undefined, tenant, pricesChanged(name, change, by, at));
    }
    return ok(change);
  }

  revision(): Promise<string> {
    return Promise.resolve(this.lists.map(({ name, states }) => `${name}.${states.length}`).join());
  }

  private find(tenant: PriceListName['tenant'], name: string): KeptList | undefined {
    return this.lists.find((list) => list.tenant === tenant && list.name === name);
  }
}

function toStored({ tenant, name, states }: KeptList, lines: readonly PriceFields[]): StoredPriceList {
  return { tenant, name, revision: BigInt(states.length), lines };
}

function inOneSpelling(line: PriceFields): PriceFields {
  const read = readPriceEntry(line);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return writePriceEntry(read.value);
}
