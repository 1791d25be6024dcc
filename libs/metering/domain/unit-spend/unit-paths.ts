import {
  chargedUnits,
  type Directory,
  isSameUnit,
  localDay,
  type LocalDay,
  type ScopeUnit,
  unitNamed,
  type UnitRef,
} from '@tokenledger/organization/domain';
import { localDay as localDayOf } from '@tokenledger/shared/time';

import type { OwnedSpendRow, UnitNames } from './owned-spend';

/** Gives rows their place in an organisation; one of it a report, so that rows of one name and stretch share the work. */
export class UnitPaths {
  private readonly days = new Map<number, LocalDay>();
  private readonly charged = new Map<string, readonly UnitRef[]>();

  /** @param top whose units are told; what stands above them is left out */
  constructor(
    private readonly directory: Directory,
    private readonly timeZone: string,
    private readonly top: 'all' | readonly ScopeUnit[],
  ) {}

  /**
   * From the top down: a cost centre, teams, a project, and below a project its service and environment. Empty for calls
   * of nobody.
   */
  of({ names, stretch }: Pick<OwnedSpendRow, 'names' | 'stretch'>): readonly UnitRef[] {
    const owners = this.ownersOf(names, this.dayOf(stretch));
    return owners.at(-1)?.kind === 'project' ? [...owners, ...this.below(names)] : owners;
  }

  /** The day on which a stretch begins: what held on it holds in all of it. */
  private dayOf(stretch: Date): LocalDay {
    const known = this.days.get(stretch.getTime());
    if (known !== undefined) return known;
    const day = localDay(localDayOf(stretch, this.timeZone));
    this.days.set(stretch.getTime(), day);
    return day;
  }

  private ownersOf(names: UnitNames, day: LocalDay): readonly UnitRef[] {
    const key = JSON.stringify([day, names.costCenter, names.team, names.project]);
    const known = this.charged.get(key);
    if (known !== undefined) return known;
    const all = chargedUnits(this.directory, names, day);
    const { top } = this;
    // Whoever is limited to units reads rows of these units only: one of them is always among those of the row.
    const first = top === 'all' ? 0 : all.findIndex((unit) => top.some((one) => isSameUnit(one, unit)));
    const owners = first === -1 ? [] : all.slice(first);
    this.charged.set(key, owners);
    return owners;
  }

  private below({ service, environment }: UnitNames): readonly UnitRef[] {
    return [
      ...(service === undefined ? [] : [unitNamed(this.directory, 'service', service)]),
      // Many services run in a "production": as it is named.
      ...(environment === undefined ? [] : [{ kind: 'environment' as const, id: environment }]),
    ];
  }
}
