import type { TenantId } from '@tokenledger/organization/domain';

import type { LedgerRow } from '../ledger/ledger-row';
import type { ReratingScope } from './rerating';
import type { ReratingFigure } from './rerating-figures';

export type ReratingPhase = 'preview' | 'apply';

/**
 * A part of the ledger that is looked at in one step: positions from `from` on and before `to`. A position is the start of a
 * slice in Unix seconds times 256, and the first byte of a call's id: a busy slice has several stretches.
 */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What one step came to. */
export interface ReratedStretch extends Stretch {
  /** Calls looked at. */
  readonly calls: number;
  readonly figures: readonly ReratingFigure[];
  readonly booksBefore: readonly string[];
}

/** A step whose rows are about to be written, or are, with this version. */
export interface StepInHand extends ReratedStretch {
  readonly version: bigint;
}

/** A re-rating as its worker takes it up. */
export interface ReratingTurn {
  readonly tenant: TenantId;
  readonly id: string;
  readonly scope: ReratingScope;
  /** Revision it was previewed with; undefined before. */
  readonly priceBook: string | undefined;
  /** Everything before this position is done in this phase; undefined: nothing is. */
  readonly position: number | undefined;
  readonly cancelRequested: boolean;
  /** A worker was at it and may have written its rows. */
  readonly stepInHand: StepInHand | undefined;
}

/**
 * Re-ratings as workers work them off, those of all tenants in turn. One worker a phase at a time: the caller sees to that.
 * One whose worker died is taken up like any other.
 */
export interface ReratingQueue {
  hasWork(phase: ReratingPhase): Promise<boolean>;
  /** The one that has waited longest; undefined where nothing is to be done in this phase. */
  takeTurn(phase: ReratingPhase, at: Date): Promise<ReratingTurn | undefined>;
  /** Starts a preview, or starts it again: what an earlier start found is forgotten. */
  beginPreview(id: string, priceBook: string, callsToLookAt: number): Promise<void>;
  /** Keeps what a step of an apply is about to do, before it does it. */
  keepStep(id: string, step: StepInHand): Promise<void>;
  /** Forgets a step none of whose rows were written. */
  dropStep(id: string, step: StepInHand): Promise<void>;
  /** Counts a step and goes on behind it, both or neither; a step that was counted already is not counted again. */
  completeStep(id: string, phase: ReratingPhase, step: ReratedStretch): Promise<void>;
  finish(id: string, phase: ReratingPhase, at: Date): Promise<void>;
  /** Ends one whose cancellation was asked for. */
  endCancelled(id: string, at: Date): Promise<void>;
  /**
   * The turn failed; it gets another one later.
   * @returns how often that has happened since a step was completed
   */
  postpone(id: string, error: string): Promise<number>;
  fail(id: string, at: Date, error: string): Promise<void>;
}

/** The ledger as it is walked. Retriable failures throw as such. */
export interface ReratableRows {
  /** Booked rows in a scope. */
  countCalls(tenant: TenantId, scope: ReratingScope): Promise<number>;
  /**
   * The next stretch that has rows of a scope, of few enough rows to hold in memory.
   * @param position undefined: from the beginning
   * @returns undefined where there are none from there on
   */
  nextStretch(tenant: TenantId, scope: ReratingScope, position: number | undefined): Promise<Stretch | undefined>;
  /** Every row of a scope in a stretch, as it stands. */
  rowsIn(tenant: TenantId, scope: ReratingScope, stretch: Stretch): Promise<readonly LedgerRow[]>;
  /** Starts of the slices of a stretch in which rows of a version were written; where they were displaced since, maybe not all. */
  slicesWithVersion(tenant: TenantId, stretch: Stretch, version: bigint): Promise<readonly number[]>;
}
