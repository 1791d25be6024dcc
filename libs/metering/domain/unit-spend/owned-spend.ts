import type { ChargedOwner, LedgerScope } from '@tokenledger/organization/domain';

import type { Freshness, SpendFigures, SpendFilter, SpendRange } from '../spend/spend-report';

/** What rows name: owners, and what stands below them. As telemetry wrote it; absent where it says nothing. */
export type UnitNames = { readonly [N in ChargedOwner | 'service' | 'environment']?: string };

/** The ledger by what its rows name, and by stretches of days. */
export interface OwnedSpendQuestion extends SpendRange {
  readonly compareWith: SpendRange | undefined;
  readonly filter: SpendFilter;
  /** First instants of the stretches, in order, on local midnights of the organisation; the first is not after any row. */
  readonly stretches: readonly Date[];
  /** How far down rows are told apart. */
  readonly depth: 'project' | 'environment';
}

/** All calls of a range that name the same, in one stretch. */
export interface OwnedSpendRow {
  readonly names: UnitNames;
  /** One of the question's. */
  readonly stretch: Date;
  readonly inCompared: boolean;
  readonly figures: SpendFigures;
}

export interface OwnedSpend {
  /** Every call that the scope and the filter let pass is in exactly one, of each range. */
  readonly rows: readonly OwnedSpendRow[];
  readonly freshness: Freshness;
}

/** Reads the ledger for `UnitSpend`. A failing store throws; it never looks like "no spend". */
export interface OwnedSpendReader {
  ownedSpend(scope: LedgerScope, question: OwnedSpendQuestion): Promise<OwnedSpend>;
}
