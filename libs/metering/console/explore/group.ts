import { coloursOf, type ColourRole, REST_COLOUR, UNKNOWN_COLOUR } from '@tokenledger/shared/ui';

import type { ViewDimension } from '../view/view-address';
import type { Words } from './explore-words';

/** One value of each dimension that is grouped by; null: not known. */
export type GroupValues = readonly (string | null)[];

export interface Group {
  /** Unique among groups; a group of no name differs from one that is called "null". */
  readonly key: string;
  readonly values: GroupValues;
  /** Everything that the largest groups leave over. */
  readonly isRest: boolean;
}

/** A row of the API, as far as it says which group it is of. */
export interface RowOfGroup {
  readonly rest: boolean;
  readonly group: readonly { readonly value: string | null }[];
}

export function groupOf({ rest, group }: RowOfGroup): Group {
  const values = rest ? [] : group.map(({ value }) => value);
  return { key: rest ? 'rest' : JSON.stringify(values), values, isRest: rest };
}

/** `Search · gpt-4o`; what is not known says so in words. */
export function groupName({ values, isRest }: Group, words: Words): string {
  if (isRest) return words.say('rest');
  if (values.length === 0) return words.say('everything');
  return values.map((value) => value ?? words.say('notKnown')).join(' · ');
}

/** Colours by key: those of the dimension where there is one, the same as on other pages. */
export function groupColours(
  groups: readonly Group[],
  dimensions: readonly ViewDimension[],
): ReadonlyMap<string, ColourRole> {
  const [only, ...others] = dimensions;
  if (only === undefined) return new Map(groups.map(({ key }) => [key, 'accent' as const]));
  const kind = others.length > 0 ? 'group' : only === 'costCenter' ? 'cost-centre' : only;
  const named = groups.filter((group) => !isGrey(group));
  const colours = coloursOf(
    kind,
    named.map(({ values }) => values.map((value) => value ?? '').join('\n')),
  );
  return new Map(
    groups.map((group) => {
      if (group.isRest) return [group.key, REST_COLOUR];
      const name = group.values.map((value) => value ?? '').join('\n');
      return [group.key, isGrey(group) ? UNKNOWN_COLOUR : (colours.get(name) ?? UNKNOWN_COLOUR)];
    }),
  );
}

function isGrey({ values, isRest }: Group): boolean {
  return isRest || values.every((value) => value === null);
}
