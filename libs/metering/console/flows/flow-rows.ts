import { changeBetween, compareDecimals, sumOfDecimals } from '@tokenledger/shared/ui';

import type { SpendFlowsQuery } from '../operations';
import { costIn } from '../overview/spend-figures';

export type FlowReport = Extract<SpendFlowsQuery['spend'], { readonly __typename: 'SpendReport' }>;

/** Calls that one made for another. Null is nobody: no such owner is named. */
export interface Flow {
  /** For whom: whoever began it. */
  readonly from: string | null;
  /** Who is charged for the calls. */
  readonly to: string | null;
  readonly calls: bigint;
  readonly tokens: bigint;
  /** Decimal text in the currency shown; null where nothing has a price although calls should. */
  readonly cost: string | null;
}

/**
 * What somebody is charged, and what they caused: the same money, seen from two sides. Decimal texts; null where none of the
 * calls has a price although they should.
 */
export interface OwnerBalance {
  readonly owner: string;
  /** Direct: calls of their own services and agents, whoever they were made for. */
  readonly charged: string | null;
  /** Of that, made for others. */
  readonly forOthers: string | null;
  /** Charged to others for them. */
  readonly byOthers: string | null;
  /** What they would be charged if everything followed whoever began it: charged, less for others, more by others. */
  readonly originated: string | null;
}

export interface Flows {
  /** Between two different owners, the dearest first. */
  readonly flows: readonly Flow[];
  /** Of every owner who is named in a flow, the largest difference first. Holds of all calls only: of a part, a side is missing. */
  readonly balances: readonly OwnerBalance[];
  /** What was made for others, together. */
  readonly flowing: string | null;
}

/** @param rows by originating owner and owner, both of one level, in this order */
export function flowsOf(rows: FlowReport['rows'], currency: string): Flows {
  const all = rows.map((row): Flow => {
    const [from, to] = row.group;
    return {
      from: from?.value ?? null,
      to: to?.value ?? null,
      calls: BigInt(row.calls),
      tokens: BigInt(row.tokens.total),
      cost: costIn(row, currency),
    };
  });
  const flows = all.filter(({ from, to }) => from !== to);
  const involved = new Set(flows.flatMap(({ from, to }) => [from, to]).filter((name) => name !== null));
  const balances = [...involved].map((owner): OwnerBalance => ({
    owner,
    charged: costOf(all.filter(({ to }) => to === owner)),
    forOthers: costOf(flows.filter(({ to }) => to === owner)),
    byOthers: costOf(flows.filter(({ from }) => from === owner)),
    originated: costOf(all.filter(({ from }) => from === owner)),
  }));
  const size = ({ charged, originated }: OwnerBalance): string =>
    (changeBetween(originated, charged).absolute ?? '0').replace('-', '');
  return {
    flows: flows.sort((one, other) => compareDecimals(other.cost ?? '0', one.cost ?? '0')),
    balances: balances.sort((one, other) => compareDecimals(size(other), size(one))),
    flowing: costOf(flows),
  };
}

function costOf(part: readonly Flow[]): string | null {
  const known = part.flatMap(({ cost }) => cost ?? []);
  return part.length > 0 && known.length === 0 ? null : sumOfDecimals(known);
}
