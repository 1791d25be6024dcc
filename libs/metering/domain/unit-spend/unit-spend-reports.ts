import {
  type Directories,
  type Directory,
  type LedgerScope,
  localDay,
  type LocalDay,
  type TenantId,
  unitKey,
  type UnitRef,
} from '@tokenledger/organization/domain';
import { compareDecimal18 } from '@tokenledger/shared/money';
import { localDay as localDayOf } from '@tokenledger/shared/time';

import { addSpend, reportedAmount } from './add-spend';
import { type FoldedLine, foldUnits } from './fold-units';
import type { OwnedSpendQuestion, OwnedSpendReader } from './owned-spend';
import { stretchesOf } from './stretches';
import { daysBelow, movesOf } from './unit-moves';
import { UnitPaths } from './unit-paths';
import { treeOf } from './unit-spend-tree';
import type { SpendRange } from '../spend/spend-report';
import type { ComparedSpend, ToldPlace, ToldUnit, UnitLine, UnitSpend, UnitSpendRequest } from './unit-spend';

/** Lines of one level; beyond them there is a rest. */
export const MOST_UNIT_LINES = 500;
const MOST_MOVES = 50;

export interface UnitSpendPorts {
  readonly ownedSpend: OwnedSpendReader;
  readonly directories: Pick<Directories, 'read'>;
  readonly timeZones: { timeZoneOf(tenant: TenantId): Promise<string> };
  readonly currencies: { reportingCurrencyOf(tenant: TenantId): Promise<string> };
}

/** What a report is told from. */
interface Telling {
  readonly request: UnitSpendRequest;
  readonly directory: Directory;
  readonly first: LocalDay;
  readonly last: LocalDay;
}

/** Spend of what belongs to cost centres, teams and projects, each on the days on which it belonged there. */
export class UnitSpendReports {
  constructor(private readonly ports: UnitSpendPorts) {}

  /** One level. @param request of a range that `validateSpendRequest` accepts */
  async of(scope: LedgerScope, request: UnitSpendRequest): Promise<UnitSpend> {
    const depth = request.within.some(({ kind }) => kind === 'project') ? 'environment' : 'project';
    const { rows, freshness, directory, timeZone, paths } = await this.read(scope, request, depth);
    const currency = await this.ports.currencies.reportingCurrencyOf(scope.tenant);
    const folded = foldUnits(directory, paths, request.within, rows);
    const days = {
      first: localDay(localDayOf(request.from, timeZone)),
      last: localDay(localDayOf(new Date(request.to.getTime() - 1), timeZone)),
    };
    const telling = { request, directory, ...days };
    const lines = folded.lines.map((line) => lineOf(telling, line)).sort(byRank(currency));
    const isSeen = seenBy(scope, folded.seen);
    const compares = request.compareWith !== undefined;
    return {
      path: request.within.map((unit) => told(directory, unit, isSeen(unit))),
      total: folded.total.told(compares),
      direct: folded.direct.told(compares),
      lines: lines.slice(0, MOST_UNIT_LINES),
      rest: restOf(lines.slice(MOST_UNIT_LINES)),
      moves: movesOf(directory, folded.seen, days.first, days.last)
        .filter(({ from, to }) => isSeen(from) && isSeen(to))
        .slice(0, MOST_MOVES)
        .map(({ unit, day, from, to }) => ({
          day,
          unit: told(directory, unit, true),
          from: told(directory, from, true),
          to: told(directory, to, true),
        })),
      isDirectoryEmpty: directory.content.units.length === 0,
      freshness,
    };
  }

  /** All levels, down to environments. @param request as for one level; nothing is compared */
  async tree(
    scope: LedgerScope,
    request: SpendRange & Pick<UnitSpendRequest, 'filter'>,
  ): Promise<readonly ToldPlace[]> {
    const { rows, directory, paths } = await this.read(scope, { ...request, compareWith: undefined }, 'environment');
    return treeOf(paths, rows).map(({ path, own, total }) => ({
      path: path.map((unit) => told(directory, unit, true)),
      own: own.told(false).spend,
      total: total.told(false).spend,
    }));
  }

  private async read(
    scope: LedgerScope,
    { from, to, compareWith, filter }: Omit<UnitSpendRequest, 'within'>,
    depth: OwnedSpendQuestion['depth'],
  ) {
    const { ownedSpend, directories, timeZones } = this.ports;
    const [directory, timeZone] = await Promise.all([
      directories.read(scope.tenant),
      timeZones.timeZoneOf(scope.tenant),
    ]);
    const stretches = stretchesOf(directory, timeZone, { from, to, compareWith });
    const read = await ownedSpend.ownedSpend(scope, { from, to, compareWith, filter, stretches, depth });
    return { ...read, directory, timeZone, paths: new UnitPaths(directory, timeZone, scope.units) };
  }
}

/** Whoever is limited to units is told the directory's words of what their own rows belong to, and of nothing else. */
function seenBy({ units }: LedgerScope, seen: readonly UnitRef[]): (unit: UnitRef) => boolean {
  if (units === 'all') return () => true;
  const keys = new Set([...units, ...seen].map(unitKey));
  return (unit) => keys.has(unitKey(unit));
}

function told(directory: Directory, { kind, id }: UnitRef, isSeen: boolean): ToldUnit {
  const known = isSeen ? directory.unit({ kind, id }) : undefined;
  return { kind, id: known?.id ?? id, name: known?.name ?? id, isInDirectory: known !== undefined };
}

function lineOf({ request, directory, first, last }: Telling, line: FoldedLine): UnitLine {
  const compares = request.compareWith !== undefined;
  const unit = told(directory, line.unit, true);
  const parent = request.within.at(-1);
  const belonging = parent === undefined ? [] : daysBelow(directory, unit, parent, first, last);
  return {
    unit,
    ...line.total.told(compares),
    own: line.own.told(compares).spend,
    hasBelow: line.hasBelow || unit.kind === 'project',
    names: [...line.names].sort(),
    days: belonging.filter(({ from, until }) => from !== undefined || until !== undefined),
    isOnlyNamedThere: parent !== undefined && unit.isInDirectory && belonging.length === 0,
  };
}

function byRank(currency: string): (left: UnitLine, right: UnitLine) => number {
  return (left, right) => {
    if (left.unit.isInDirectory !== right.unit.isInDirectory) return left.unit.isInDirectory ? -1 : 1;
    const cost = compareDecimal18(reportedAmount(right.spend, currency), reportedAmount(left.spend, currency));
    if (cost !== 0) return cost;
    if (left.spend.calls !== right.spend.calls) return left.spend.calls < right.spend.calls ? 1 : -1;
    return unitKey(left.unit) < unitKey(right.unit) ? -1 : 1;
  };
}

function restOf(lines: readonly UnitLine[]): UnitSpend['rest'] {
  const [first, ...others] = lines;
  if (first === undefined) return undefined;
  const sum = others.reduce<ComparedSpend>(
    (all, { spend, previous }) => ({
      spend: addSpend(all.spend, spend),
      previous: all.previous && previous && addSpend(all.previous, previous),
    }),
    first,
  );
  return { spend: sum.spend, previous: sum.previous, lineCount: lines.length };
}
