import { type Directory, isSameUnit, unitKey, unitNamed, type UnitRef } from '@tokenledger/organization/domain';

import { NO_SPEND } from '../spend/spend-figures';
import type { SpendFigures } from '../spend/spend-report';
import { addSpend } from './add-spend';
import type { OwnedSpendRow, UnitNames } from './owned-spend';
import type { UnitPaths } from './unit-paths';
import type { ComparedSpend } from './unit-spend';

const MOST_NAMES = 50;

/** Adds up calls of a range and of the one that it is compared with. */
export class SpendSum {
  private spend: SpendFigures = NO_SPEND;
  private previous: SpendFigures = NO_SPEND;

  add({ figures, inCompared }: OwnedSpendRow): void {
    if (inCompared) this.previous = addSpend(this.previous, figures);
    else this.spend = addSpend(this.spend, figures);
  }

  /** @param compares whether there is a compared range */
  told(compares: boolean): ComparedSpend {
    return { spend: this.spend, previous: compares ? this.previous : undefined };
  }
}

export interface FoldedLine {
  readonly unit: UnitRef;
  readonly total: SpendSum;
  readonly own: SpendSum;
  readonly names: Set<string>;
  hasBelow: boolean;
}

/** One level of an organisation. */
export interface FoldedUnits {
  readonly total: SpendSum;
  readonly direct: SpendSum;
  readonly lines: readonly FoldedLine[];
  /** Every unit that rows of this level belong to, those of the path included. */
  readonly seen: readonly UnitRef[];
}

/** Adds rows up by what stands directly below the last unit of a path. Every row that belongs to the path is added once. */
export function foldUnits(
  directory: Directory,
  paths: UnitPaths,
  within: readonly UnitRef[],
  rows: readonly OwnedSpendRow[],
): FoldedUnits {
  const [total, direct] = [new SpendSum(), new SpendSum()];
  const lines = new Map<string, FoldedLine>();
  const seen = new Map<string, UnitRef>();
  for (const row of rows) {
    const path = paths.of(row);
    const below = belowIn(path, within);
    if (below === undefined) continue;
    for (const unit of path) seen.set(unitKey(unit), unit);
    total.add(row);
    const [unit, ...deeper] = below;
    if (unit === undefined) {
      direct.add(row);
      continue;
    }
    const line = lineOf(lines, unit);
    line.total.add(row);
    if (deeper.length === 0) line.own.add(row);
    else line.hasBelow = true;
    const name = nameOf(directory, unit, row.names);
    if (name !== undefined && line.names.size < MOST_NAMES) line.names.add(name);
  }
  return { total, direct, lines: [...lines.values()], seen: [...seen.values()] };
}

/** What stands below some units in the path of a row; undefined where the row does not belong to all of them. */
function belowIn(path: readonly UnitRef[], within: readonly UnitRef[]): readonly UnitRef[] | undefined {
  let below = path;
  for (const unit of within) {
    const index = below.findIndex((one) => isSameUnit(one, unit));
    if (index === -1) return undefined;
    below = below.slice(index + 1);
  }
  return below;
}

function lineOf(lines: Map<string, FoldedLine>, unit: UnitRef): FoldedLine {
  const key = unitKey(unit);
  const known = lines.get(key);
  if (known !== undefined) return known;
  const line = { unit, total: new SpendSum(), own: new SpendSum(), names: new Set<string>(), hasBelow: false };
  lines.set(key, line);
  return line;
}

const NAMES_OF_KIND = {
  'cost-centre': 'costCenter',
  team: 'team',
  project: 'project',
  service: 'service',
  environment: 'environment',
  person: undefined,
} as const satisfies Record<UnitRef['kind'], keyof UnitNames | undefined>;

function nameOf(directory: Directory, unit: UnitRef, names: UnitNames): string | undefined {
  const naming = NAMES_OF_KIND[unit.kind];
  const name = naming && names[naming];
  return name !== undefined && isSameUnit(unitNamed(directory, unit.kind, name), unit) ? name : undefined;
}
