import { comparable, type UnitKind, type UnitRef } from './directory-unit';

/**
 * Something for each unit, whatever the case of its id. Kinds have maps of their own: a key of both would be a new text
 * for each question, and a large directory is asked a million of them.
 */
export class UnitMap<V> {
  private readonly byKind = new Map<UnitKind, Map<string, V>>();

  get({ kind, id }: UnitRef): V | undefined {
    return this.byKind.get(kind)?.get(comparable(id));
  }

  has({ kind, id }: UnitRef): boolean {
    return this.byKind.get(kind)?.has(comparable(id)) ?? false;
  }

  set({ kind, id }: UnitRef, value: V): void {
    const ofKind = this.byKind.get(kind);
    if (ofKind === undefined) this.byKind.set(kind, new Map([[comparable(id), value]]));
    else ofKind.set(comparable(id), value);
  }
}

/** Units, whatever the case of their ids. */
export class UnitSet extends UnitMap<true> {
  add(unit: UnitRef): void {
    this.set(unit, true);
  }
}
