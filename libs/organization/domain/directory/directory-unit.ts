import type { DayRange } from './local-day';

/** What spend can belong to, from the top down; `person` stands beside projects. */
export const UNIT_KINDS = ['cost-centre', 'team', 'project', 'service', 'environment', 'person'] as const;

export type UnitKind = (typeof UNIT_KINDS)[number];

/** What a unit of each kind may belong to. Teams are a tree whose roots belong to cost centres. */
export const PARENT_KINDS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  'cost-centre': [],
  team: ['team', 'cost-centre'],
  project: ['team'],
  service: ['project'],
  environment: ['service'],
  person: ['team'],
};

/** Which unit: its kind, and its id among its kind. */
export interface UnitRef {
  readonly kind: UnitKind;
  /** As the organisation writes it (`CC-4711`, `platform`, `ada@acme.example`); two are the same in lower case. */
  readonly id: string;
}

/** A cost centre, team, project, service, environment or person of an organisation. */
export interface DirectoryUnit extends UnitRef {
  /** As people read it. */
  readonly name: string;
  /** Of the system that the organisation keeps it in. */
  readonly externalId: string | undefined;
  /** E-mail addresses of those who answer for it. */
  readonly owners: readonly string[];
  /** What telemetry calls it beside its id and name. */
  readonly aliases: readonly string[];
}

/** What a unit belongs to, and when: a move ends one placement where the next begins, and the days before stay as they were. */
export interface Placement extends DayRange {
  readonly unit: UnitRef;
  readonly parent: UnitRef;
}

/** How many tokens a person may use in a calendar month of the organisation. */
export interface Allowance extends DayRange {
  /** Id of the person. */
  readonly person: string;
  readonly monthlyTokens: bigint;
}

export interface DirectoryContent {
  readonly units: readonly DirectoryUnit[];
  readonly placements: readonly Placement[];
  readonly allowances: readonly Allowance[];
}

const ASCII = /^[\x20-\x7e]*$/;

/** What tells units apart in maps. */
export function unitKey({ kind, id }: UnitRef): string {
  return `${kind}\n${comparable(id)}`;
}

/** Names are the same whatever their case and form of Unicode. */
export function comparable(name: string): string {
  // ASCII has one form: it is most names of most organisations, and a file has hundreds of thousands.
  return (ASCII.test(name) ? name : name.normalize('NFKC')).toLowerCase();
}

export function isSameUnit(left: UnitRef, right: UnitRef): boolean {
  return left.kind === right.kind && (left.id === right.id || comparable(left.id) === comparable(right.id));
}

export function isSamePlacement(left: Placement, right: Placement): boolean {
  return isSameUnit(left.parent, right.parent) && areSameDays(left, right);
}

export function isSameAllowance(left: Allowance, right: Allowance): boolean {
  return left.monthlyTokens === right.monthlyTokens && areSameDays(left, right);
}

/** Whether two say the same of one unit. */
export function hasSameWords(left: DirectoryUnit, right: DirectoryUnit): boolean {
  const isSameText = (one: string, other: string) => one === other;
  return (
    left.name === right.name &&
    left.externalId === right.externalId &&
    isSameList(left.owners, right.owners, isSameText) &&
    isSameList(left.aliases, right.aliases, isSameText)
  );
}

export function isSameList<T>(left: readonly T[], right: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return left.length === right.length && left.every((one, index) => same(one, right[index] as T));
}

function areSameDays(left: DayRange, right: DayRange): boolean {
  return left.from === right.from && left.until === right.until;
}

/** `team platform`, for messages. */
export function describeUnit({ kind, id }: UnitRef): string {
  return `${kind} ${id}`;
}
