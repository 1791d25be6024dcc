import { coloursOf, type RankedRow } from '@tokenledger/shared/ui';

import type { OverviewRankingFragment } from '../../operations';
import { ENTITY_KIND, type OverviewDimension } from '../overview-address';
import { costIn } from '../spend-figures';

export interface RankingNames {
  readonly rest: string;
  readonly unknown: string;
}

/** Groups by what they cost, the largest first; what is left over comes last. */
export function rankedRows(
  { rows }: OverviewRankingFragment,
  by: OverviewDimension,
  currency: string,
  names: RankingNames,
  linkTo: (value: string | null) => NonNullable<RankedRow['link']>,
): readonly RankedRow[] {
  const colours = coloursOf(
    ENTITY_KIND[by],
    rows.flatMap(({ rest, group }) => (rest ? [] : (group[0]?.value ?? []))),
  );
  return rows.map((row) => {
    const cost = costIn(row, currency);
    if (row.rest) return { id: 'rest', name: names.rest, value: cost, isRest: true };
    const value = row.group[0]?.value ?? null;
    if (value === null)
      return { id: 'unknown', name: names.unknown, value: cost, colour: 'category-unknown', link: linkTo(null) };
    return { id: `is ${value}`, name: value, value: cost, colour: colours.get(value) ?? 'accent', link: linkTo(value) };
  });
}
