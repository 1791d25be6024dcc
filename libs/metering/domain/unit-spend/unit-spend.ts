import type { UnitRef } from '@tokenledger/organization/domain';

import type { Freshness, SpendFigures, SpendFilter, SpendRange } from '../spend/spend-report';
import type { UnitMove } from './unit-moves';

export interface UnitSpendRequest extends SpendRange {
  readonly compareWith: SpendRange | undefined;
  readonly filter: SpendFilter;
  /** Units from the top down, each below the one before: what belongs to all of them. Empty: everything. */
  readonly within: readonly UnitRef[];
}

/** A unit as people read it. */
export interface ToldUnit extends UnitRef {
  /** As the directory writes it; as calls name it where the directory does not know it. */
  readonly name: string;
  readonly isInDirectory: boolean;
}

/** Calls of a range, and of the one that it is compared with. */
export interface ComparedSpend {
  readonly spend: SpendFigures;
  /** Undefined without comparison. */
  readonly previous: SpendFigures | undefined;
}

/** From the first day on, without the last; undefined where it is all of the range on that side. */
export interface DaysBelonging {
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** What belongs to a unit directly, or stands at the top. */
export interface UnitLine extends ComparedSpend {
  readonly unit: ToldUnit;
  /** Of `spend`, calls that name nothing below it. Of a project all: its services are told apart within it only. */
  readonly own: SpendFigures;
  readonly hasBelow: boolean;
  /** What calls name it by, in the spelling of telemetry; calls that name only what is below it are not among them. */
  readonly names: readonly string[];
  /** Days of the range on which the directory had it there; empty where that is all of them, or at the top. */
  readonly days: readonly DaysBelonging[];
  /** Calls name it together with what stands above it, where the directory has it elsewhere or nowhere. */
  readonly isOnlyNamedThere: boolean;
}

/** A place in an organisation: units from the top down to itself; the organisation is the empty path. */
export interface ToldPlace {
  readonly path: readonly ToldUnit[];
  /** Calls that name nothing below it; over all places these sum to everything. */
  readonly own: SpendFigures;
  /** And those of everything below it. */
  readonly total: SpendFigures;
}

/** One level of an organisation, with what it spent. The lines, the rest and `direct` sum to `total`. */
export interface UnitSpend {
  readonly path: readonly ToldUnit[];
  readonly total: ComparedSpend;
  /** Calls that name nothing below the last unit of the path; of nobody where the path is empty. */
  readonly direct: ComparedSpend;
  /** What the directory knows first, then the largest first. */
  readonly lines: readonly UnitLine[];
  /** Lines beyond the limit, as one; undefined where there are none. */
  readonly rest: (ComparedSpend & { readonly lineCount: number }) | undefined;
  /** In the order of days. */
  readonly moves: readonly UnitMove<ToldUnit>[];
  readonly isDirectoryEmpty: boolean;
  readonly freshness: Freshness;
}
