import { sumOfDecimals } from '@tokenledger/shared/ui';

import type { ChargedLevel, MovedSpendFragment, ReattributionQuery } from '../operations';

export type ReattributionInFull = NonNullable<ReattributionQuery['rerating']>;

/** A worker has it, or will: it is asked about again and again. */
export const MOVING: ReadonlySet<string> = new Set(['PREVIEW_QUEUED', 'PREVIEWING', 'APPLYING']);

/** What moves to and from one owner, all months together, in one currency. Decimal texts. */
export interface MovedOwner {
  /** Null: nobody. */
  readonly owner: string | null;
  readonly level: ChargedLevel;
  /** Null: calls without a price. */
  readonly currency: string | null;
  readonly comes: bigint;
  readonly leaves: bigint;
  /** Calls that stay, and get another reason, label or purpose. */
  readonly stays: bigint;
  readonly costBefore: string;
  readonly costAfter: string;
}

/** By owner and currency, in the order of their names; a page sorts them by what moves. */
export function movedOwners(differences: readonly MovedSpendFragment[]): readonly MovedOwner[] {
  const groups = new Map<string, MovedSpendFragment[]>();
  for (const one of differences) {
    const key = JSON.stringify([one.owner ?? '', one.owner === null ? '' : one.ownerLevel, one.currency]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const [calls, comes, leaves] = (['calls', 'comes', 'leaves'] as const).map((name) =>
        group.reduce((sum, one) => sum + BigInt(one[name]), 0n),
      ) as [bigint, bigint, bigint];
      return [
        {
          ...{ owner: first.owner, level: first.ownerLevel, currency: first.currency, comes, leaves },
          stays: calls - comes - leaves,
          costBefore: sumOfDecimals(group.map(({ costBefore }) => costBefore)),
          costAfter: sumOfDecimals(group.map(({ costAfter }) => costAfter)),
        },
      ];
    });
}

/** Calls that another owner comes to. */
export function movedIn(differences: readonly MovedSpendFragment[]): bigint {
  return differences.reduce((sum, { comes }) => sum + BigInt(comes), 0n);
}

/** Calls of some figures, each once: one that moves is told of with whom it leaves and with whom it comes to. */
export function callsIn(differences: readonly MovedSpendFragment[]): bigint {
  return differences.reduce((sum, { calls, comes }) => sum + BigInt(calls) - BigInt(comes), 0n);
}
