import type { Actor, TenantId } from '@tokenledger/organization/domain';
import type { Result } from '@tokenledger/shared/result';

import type { PriceFields } from './read-price-entry';

/** Whose list, and which: an organisation's own (a contract), or one that holds for all of the installation. */
export interface PriceListName {
  /** Undefined for all organisations. */
  readonly tenant: TenantId | undefined;
  readonly name: string;
}

/** A list as it is known now, as text: what was written in it is not read anew on the way. */
export interface StoredPriceList extends PriceListName {
  /** Rises by one with each change. */
  readonly revision: bigint;
  readonly lines: readonly PriceFields[];
}

/** What a list's new content changes. Lines are never edited: a changed price is one line less and one more. */
export interface PriceListChange {
  readonly added: readonly PriceFields[];
  readonly superseded: readonly PriceFields[];
  readonly unchanged: number;
}

/**
 * Where price lists are kept: what was in force when, and what was known when. A change of an organisation's own list is in
 * its audit log together with the change.
 */
export interface PriceLists {
  /** @throws where the store fails: that is no list without lines */
  all(): Promise<readonly StoredPriceList[]>;
  /**
   * @param knownAt as the list was known then; now by default
   * @returns undefined where there is no such list
   */
  read(list: PriceListName, knownAt?: Date): Promise<StoredPriceList | undefined>;
  /**
   * Makes lines the whole content of a list, which is made where it is not there yet; all of them or none.
   * @param by who changes it, for those who ask later
   */
  replace(list: PriceListName, lines: readonly PriceFields[], by: Actor, at: Date): Promise<PriceListChange>;
  /**
   * Changes a list in view of what it says: nobody else changes it meanwhile. It is made where it is not there yet.
   * @param amend what the list says after, from what it says before; where it fails, nothing is changed
   */
  amend<E>(
    list: PriceListName,
    amend: (lines: readonly PriceFields[]) => Result<readonly PriceFields[], E>,
    by: Actor,
    at: Date,
  ): Promise<Result<PriceListChange, E>>;
  /** Changes whenever any list does; cheap, so it may be asked often. */
  revision(): Promise<string>;
}

/** What replacing a list's content by other lines would change; the order of lines says nothing. */
export function priceListChange(before: readonly PriceFields[], after: readonly PriceFields[]): PriceListChange {
  const known = new Map<string, PriceFields[]>();
  for (const line of before) known.set(keyOf(line), [...(known.get(keyOf(line)) ?? []), line]);
  const added: PriceFields[] = [];
  let unchanged = 0;
  for (const line of after) {
    if (known.get(keyOf(line))?.pop() === undefined) added.push(line);
    else unchanged += 1;
  }
  return { added, superseded: [...known.values()].flat(), unchanged };
}

function keyOf(line: PriceFields): string {
  return JSON.stringify(Object.entries(line).sort(([left], [right]) => (left < right ? -1 : 1)));
}
