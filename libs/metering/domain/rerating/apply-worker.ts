import type { TenantId } from '@tokenledger/organization/domain';
import { bucketOf, sliceOf } from '@tokenledger/shared/time';

import type { LedgerRow } from '../ledger/ledger-row';
import { type BucketChange, type DirtyBuckets, type LedgerWriter, NOTHING_NEW } from '../ledger/ports';
import type { ReratingTurn, StepInHand } from './rerating-queue';
import {
  type Decisions,
  freshDecisions,
  handleFailedTurn,
  type ReratingWalkPorts,
  rerateStretch,
  toReratedStretch,
  type TurnOutcome,
} from './rerating-walk';

export interface ReratingApplyPorts extends ReratingWalkPorts {
  readonly writer: LedgerWriter;
  readonly dirtyBuckets: Pick<DirtyBuckets, 'mark'>;
  readonly generations: { next(): Promise<bigint> };
}

/**
 * Gives calls the prices, or the owners, of now, stretch by stretch.
 *
 * Only for whoever holds the roller's lease, between its passes: a row says whether it is booked, and a copy that is read
 * before a decision and written after it would undo that decision (ADR 11).
 */
export class ReratingApplyWorker {
  constructor(private readonly ports: ReratingApplyPorts) {}

  /** @throws where the queue itself is out of reach */
  async turn(signal: AbortSignal): Promise<TurnOutcome> {
    const { queue, clock } = this.ports;
    const turn = await queue.takeTurn('apply', clock.now());
    if (turn === undefined) return 'idle';
    try {
      await this.step(turn, signal);
      return 'worked';
    } catch (error) {
      // Whoever told us to stop, or has the lease now, takes the turn up.
      if (signal.aborted) return 'worked';
      await handleFailedTurn(this.ports, turn.id, error);
      return 'postponed';
    }
  }

  private async step(turn: ReratingTurn, signal: AbortSignal): Promise<void> {
    const { queue, rows, generations, clock, observer } = this.ports;
    const { tenant, id, scope } = turn;
    const decisions = await freshDecisions(this.ports, tenant, scope);
    const isOfPreview = decisions.revision === turn.priceBook;
    if (turn.stepInHand !== undefined) return this.settle(turn, turn.stepInHand, isOfPreview ? decisions : undefined);
    if (turn.cancelRequested) return queue.endCancelled(id, clock.now());
    if (!isOfPreview) return queue.fail(id, clock.now(), OTHER_DECISIONS[decisions.of]);

    const stretch = await rows.nextStretch(tenant, scope, turn.position);
    if (stretch === undefined) {
      await queue.finish(id, 'apply', clock.now());
      observer.finished(id, 'apply');
      return;
    }
    // Before the rows are read: should the lease be lost unawares, whoever has it now decides with higher versions.
    const version = await generations.next();
    const rerated = await rerateStretch(this.ports, turn, stretch, { decisions, version });
    const step: StepInHand = { ...toReratedStretch(stretch, rerated), version };
    if (rerated.changes.length > 0) {
      if (signal.aborted) return;
      await queue.keepStep(id, step);
      await this.write(tenant, rerated.changes, decisions.of);
    }
    await queue.completeStep(id, 'apply', step);
    observer.stepped('apply', rerated.calls);
  }

  /**
   * A worker died over this step. Where rows of it were written, what is missing is written too and the step counts as it
   * was kept, because its figures can no longer be told from the ledger; else it never was.
   * @param decisions undefined where they are not those of the preview any more: then nothing more is written
   */
  private async settle(turn: ReratingTurn, step: StepInHand, decisions: Decisions | undefined): Promise<void> {
    const { queue, rows, generations } = this.ports;
    const { tenant, id } = turn;
    const written = await rows.slicesWithVersion(tenant, step, step.version);
    if (written.length === 0) return queue.dropStep(id, step);
    if (decisions !== undefined) {
      const version = await generations.next();
      const rest = await rerateStretch(this.ports, turn, step, { decisions, version });
      await this.write(tenant, rest.changes, decisions.of);
    }
    // What was written may not have been marked for the second time.
    await this.ports.dirtyBuckets.mark(changesOf(tenant, written, turn.scope.owners === true ? 'owners' : 'prices'));
    await queue.completeStep(id, 'apply', step);
  }

  private async write(tenant: TenantId, changes: readonly LedgerRow[], of: Decisions['of']): Promise<void> {
    if (changes.length === 0) return;
    const { writer, dirtyBuckets } = this.ports;
    const marks = changesOf(
      tenant,
      changes.map(({ reading }) => sliceOf(reading.startedAtUs)),
      of,
    );
    // Marked before they are written: a crash in between must not leave a changed slice with its old rollup.
    await dirtyBuckets.mark(marks);
    await writer.append(changes);
    // And after: another roller, if our turn was lost unawares, may have settled the first marks before the rows came.
    await dirtyBuckets.mark(marks);
  }
}

const OTHER_DECISIONS: Readonly<Record<Decisions['of'], string>> = {
  prices:
    'Prices changed since the preview, so that it no longer says what would be done. Calls that were changed have the prices ' +
    'of the preview; make a new preview.',
  owners:
    'Attribution rules changed since the preview, so that it no longer says what would be done. Calls that were changed have ' +
    'the owners of the preview; make a new preview.',
};

/**
 * Whoever owns a call may be whom others of its trace were made for: all calls of slices in which owners changed are looked at
 * again.
 */
const LOOKED_AT_AGAIN: Readonly<Record<Decisions['of'], number>> = { prices: NOTHING_NEW, owners: 0 };

function changesOf(tenant: TenantId, slices: readonly number[], of: Decisions['of']): readonly BucketChange[] {
  const buckets = new Map<number, Set<number>>();
  for (const slice of slices) {
    const bucket = bucketOf(slice * 1_000_000);
    const known = buckets.get(bucket);
    if (known === undefined) buckets.set(bucket, new Set([slice]));
    else known.add(slice);
  }
  return [...buckets].map(([bucket, changed]) => ({
    tenant,
    bucket,
    slices: [...changed],
    newSinceMs: LOOKED_AT_AGAIN[of],
  }));
}
