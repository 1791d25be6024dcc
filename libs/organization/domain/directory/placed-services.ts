import type { TenantId } from '../tenant-id';
import { comparableNamesOf } from './directory';
import type { DirectoryContent } from './directory-unit';
import { UnitMap } from './unit-map';
import type { DayRange } from './local-day';

/** A service in a project, on the days on which it stands there. */
export interface PlacedService extends DayRange {
  /** What telemetry may call it, each as `comparable` writes it. No other service answers to any of them. */
  readonly names: readonly string[];
  /** Id of the project. */
  readonly project: string;
}

/** Where services stand, of whole organisations. Every method throws where the store fails. */
export interface PlacedServices {
  /** Of all organisations that have any. */
  all(): Promise<ReadonlyMap<TenantId, readonly PlacedService[]>>;
  of(tenant: TenantId): Promise<readonly PlacedService[]>;
  /** By organisation: changes whenever its directory does. Cheap, so it may be asked often. */
  versions(): Promise<ReadonlyMap<TenantId, string>>;
}

/** The services of a directory that stand in projects; one that moved is there once for each. */
export function placedServices({
  units,
  placements,
}: Pick<DirectoryContent, 'units' | 'placements'>): readonly PlacedService[] {
  const names = new UnitMap<readonly string[]>();
  for (const unit of units) if (unit.kind === 'service') names.set(unit, comparableNamesOf(unit));
  return placements.flatMap(({ unit, parent, from, until }) => {
    const called = unit.kind === 'service' && parent.kind === 'project' ? names.get(unit) : undefined;
    return called === undefined ? [] : [{ names: called, project: parent.id, from, until }];
  });
}
