import type { UnitKind, UnitReferenceInput } from '../operations';

export const KINDS = [
  'COST_CENTRE',
  'TEAM',
  'PROJECT',
  'SERVICE',
  'ENVIRONMENT',
  'PERSON',
] as const satisfies readonly UnitKind[];

/** What a unit of each kind may belong to. */
export const PARENT_KINDS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  COST_CENTRE: [],
  TEAM: ['COST_CENTRE', 'TEAM'],
  PROJECT: ['TEAM'],
  SERVICE: ['PROJECT'],
  ENVIRONMENT: ['SERVICE'],
  PERSON: ['TEAM'],
};

/** Keys of the words for each kind. */
export const KIND_KEYS = {
  COST_CENTRE: 'kinds.COST_CENTRE',
  TEAM: 'kinds.TEAM',
  PROJECT: 'kinds.PROJECT',
  SERVICE: 'kinds.SERVICE',
  ENVIRONMENT: 'kinds.ENVIRONMENT',
  PERSON: 'kinds.PERSON',
} as const satisfies Record<UnitKind, string>;

/** A unit as one text, for addresses, options and maps: `TEAM:platform`. */
export function keyOf({ kind, id }: UnitReferenceInput): string {
  return `${kind}:${id}`;
}

/** @returns undefined for what is no key, such as an address that was mistyped */
export function unitOf(key: string): UnitReferenceInput | undefined {
  const [name = '', ...rest] = key.split(':');
  const kind = KINDS.find((one) => one === name);
  const id = rest.join(':');
  return kind === undefined || id === '' ? undefined : { kind, id };
}
