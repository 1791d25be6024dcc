import { startOfLocalDate } from '@tokenledger/shared/time';

import { comparableNamesOf, type Directory } from '../directory/directory';
import { comparable, type UnitKind, type UnitRef } from '../directory/directory-unit';
import { commonDays, type DayRange, localDay } from '../directory/local-day';
import { BY_NAME, type PeopleView } from '../people/people-view';
import type { TenantId } from '../tenant-id';
import type { ScopeUnit } from './role-grant';

/** Owners by which rows of the ledger are charged, the first that a row names decides. */
export type ChargedOwner = 'costCenter' | 'team' | 'project';

/** What a row is told apart by: an owner, or whoever made the call. */
export type RowOwner = ChargedOwner | 'user';

/** Rows of some time that name one of these owners, and none of those that would come before it. */
export interface OwnedRows {
  readonly owner: RowOwner;
  /** As `comparable` writes them. */
  readonly names: readonly string[];
  /** Must not be named by the row: it would say who owns it before `owner` is asked. */
  readonly unnamed: readonly ChargedOwner[];
  /** When the organisation's day begins from which on they belong there; undefined: always. */
  readonly from: Date | undefined;
  /** When the first day begins on which they no longer do; undefined: for good. */
  readonly until: Date | undefined;
}

/**
 * The part of an organisation's ledger that somebody may read. Whatever reads rows takes this instead of a tenant: who
 * may see what is decided once, and no reader can forget it.
 */
export interface LedgerScope {
  readonly tenant: TenantId;
  /** `all`: every row of the tenant. An empty list: none. */
  readonly rows: 'all' | readonly OwnedRows[];
  /** Whose rows these are; what stands above them is told to nobody who is limited to them. */
  readonly units: 'all' | readonly ScopeUnit[];
  /** How people are shown in those rows. */
  readonly people: PeopleView;
}

/** For those who may read all of it, and for what the product does itself. */
export function wholeLedger(tenant: TenantId, people: PeopleView = BY_NAME): LedgerScope {
  return { tenant, rows: 'all', units: 'all', people };
}

/** The calls that name one person, for that person. @param names by which telemetry may name them, as anybody writes them */
export function ledgerOfPerson(tenant: TenantId, names: readonly string[]): LedgerScope {
  const own = { owner: 'user', names: names.map(comparable), unnamed: [], from: undefined, until: undefined } as const;
  return { tenant, rows: [own], units: [], people: BY_NAME };
}

/** Whether a row is in a scope: the rule that every reader of the ledger keeps. @param named owners as the row has them */
export function isInScope(
  { rows }: Pick<LedgerScope, 'rows'>,
  named: { readonly [O in RowOwner]?: string | undefined },
  at: Date,
): boolean {
  if (rows === 'all') return true;
  return rows.some(({ owner, names, unnamed, from, until }) => {
    const name = named[owner];
    if (name === undefined || !names.includes(comparable(name))) return false;
    if (unnamed.some((other) => named[other] !== undefined)) return false;
    return (from === undefined || from <= at) && (until === undefined || at < until);
  });
}

const OWNER_OF_KIND = { 'cost-centre': 'costCenter', team: 'team', project: 'project' } as const satisfies Partial<
  Record<UnitKind, ChargedOwner>
>;

/** What can name an owner within a unit of each kind, in the order in which a row is asked. */
export const ASKED_WITHIN: Readonly<Record<ScopeUnit['kind'], readonly ChargedOwner[]>> = {
  'cost-centre': ['costCenter', 'team', 'project'],
  team: ['team', 'project'],
  project: ['project'],
};

const ALWAYS: DayRange = { from: localDay('0001-01-01'), until: undefined };

/**
 * What belongs to some units. A cost centre has the rows that name it, those of its teams that name no cost centre, and
 * those of its teams' projects that name neither; a team the rows that name it or a team below it, and those of their
 * projects that name no team; a project those that name it. What moved counts on the days on which it belonged there.
 *
 * Names are found as in telemetry: by id, external id, name or alias. A unit that the directory does not know has the
 * rows that name it by its id.
 */
export function ledgerOfUnits(
  tenant: TenantId,
  directory: Directory,
  timeZone: string,
  units: readonly ScopeUnit[],
  people: PeopleView = BY_NAME,
): LedgerScope {
  return { tenant, rows: units.flatMap((unit) => rowsOfUnit(directory, timeZone, unit)), units, people };
}

function rowsOfUnit(directory: Directory, timeZone: string, scope: ScopeUnit): OwnedRows[] {
  const order = ASKED_WITHIN[scope.kind];
  return belowIt(directory, scope).map(({ unit, days }) => {
    const owner = OWNER_OF_KIND[unit.kind];
    return {
      owner,
      names: namesIn(directory, unit),
      unnamed: order.slice(0, order.indexOf(owner)),
      from: days.from === ALWAYS.from ? undefined : startOfLocalDate(days.from, timeZone),
      until: days.until === undefined ? undefined : startOfLocalDate(days.until, timeZone),
    };
  });
}

interface UnitOnDays {
  readonly unit: ScopeUnit;
  readonly days: DayRange;
}

/**
 * The unit, and what of its kinds belonged to it at any time, on the days on which it did: services and people own no rows,
 * and there may be a hundred thousand of them. Nothing belongs to itself on any day.
 */
function belowIt(directory: Directory, top: ScopeUnit): readonly UnitOnDays[] {
  const found: UnitOnDays[] = [];
  const open: UnitOnDays[] = [{ unit: top, days: ALWAYS }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    found.push(at);
    for (const { unit, from, until } of directory.placementsBelow(at.unit)) {
      const days = commonDays(at.days, { from, until });
      if (days !== undefined && isScopeUnit(unit)) open.push({ unit, days });
    }
  }
  return found;
}

function isScopeUnit(unit: UnitRef): unit is ScopeUnit {
  return unit.kind in OWNER_OF_KIND;
}

function namesIn(directory: Directory, ref: UnitRef): readonly string[] {
  const unit = directory.unit(ref);
  return unit === undefined ? [comparable(ref.id)] : comparableNamesOf(unit);
}
