import type { TenantId } from '@tokenledger/organization/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { type Clock, localDay } from '@tokenledger/shared/time';

import type { ClosedPeriods } from './closed-periods';
import { type Rerated, rerateRows } from './rerate-rows';
import type { ReratingObserver } from './rerating-observer';
import type { ReratableRows, ReratedStretch, ReratingQueue, ReratingTurn, Stretch } from './rerating-queue';

/** What both phases of a re-rating need. */
export interface ReratingWalkPorts {
  readonly queue: ReratingQueue;
  readonly rows: ReratableRows;
  readonly closedPeriods: Pick<ClosedPeriods, 'list'>;
  readonly timeZones: { timeZoneOf(tenant: TenantId): Promise<string> };
  /** The prices in force now: read again where a list changed. */
  readonly freshBook: () => Promise<RatingBook>;
  readonly observer: ReratingObserver;
  readonly clock: Clock;
}

/** `idle`: there is nothing to do. `postponed`: it failed and is tried again, better not at once. */
export type TurnOutcome = 'idle' | 'worked' | 'postponed';

/** With the pauses between them, minutes without a single step. */
export const MOST_FAILED_RERATING_TURNS = 300;

/** Rates the rows of a stretch with a book. */
export async function rerateStretch(
  { rows, closedPeriods, timeZones }: Pick<ReratingWalkPorts, 'rows' | 'closedPeriods' | 'timeZones'>,
  { tenant, scope }: ReratingTurn,
  stretch: Stretch,
  { book, version }: { readonly book: RatingBook; readonly version: bigint },
): Promise<Rerated> {
  const timeZone = await timeZones.timeZoneOf(tenant);
  const closed = await closedPeriods.list(tenant);
  const monthOf = (atMs: number): string => localDay(new Date(atMs), timeZone).slice(0, 7);
  return rerateRows({ rows: await rows.rowsIn(tenant, scope, stretch), book, closed, monthOf, version });
}

export function toReratedStretch(stretch: Stretch, { calls, figures, booksBefore }: Rerated): ReratedStretch {
  return { from: stretch.from, to: stretch.to, calls, figures, booksBefore };
}

/** A failure that may pass is tried again for some minutes; what else breaks ends the re-rating. */
export async function handleFailedTurn(
  { queue, clock, observer }: Pick<ReratingWalkPorts, 'queue' | 'clock' | 'observer'>,
  id: string,
  error: unknown,
): Promise<void> {
  const mayPass = error instanceof TokenLedgerError && error.retriable;
  const failures = mayPass ? await queue.postpone(id, OUT_OF_REACH) : 0;
  const givenUp = !mayPass || failures >= MOST_FAILED_RERATING_TURNS;
  if (givenUp) await queue.fail(id, clock.now(), mayPass ? STAYED_OUT_OF_REACH : BROKE);
  observer.turnFailed(id, error, givenUp);
}

/** People are told what they can do; what broke is in the log, under the id. */
const OUT_OF_REACH = 'The ledger is out of reach; it is tried again.';
const STAYED_OUT_OF_REACH =
  'The ledger stayed out of reach. Calls that were changed have the new price; continue once it is back.';
const BROKE =
  'The re-rating broke on our side. Calls that were changed have the new price; quote the id of the re-rating.';
