import { METERS } from '@tokenledger/pricing/domain';

import type { CallRating, LedgerRow } from '../ledger/ledger-row';
import type { UsageReading } from '../ledger/usage-reading';
import type { ClosedPeriod } from '../rerating/closed-periods';
import { withShown } from './originators';
import { decidedAs, statedOwner } from './own-reading';
import { priceQueryOf } from './rate-reading';

/**
 * What a call of a closed period cost when its period was closed, as long as nothing changed of what decides that: counts,
 * model, seller, tier. A late reading that adds an owner, a workspace or another witness then changes no money.
 *
 * Rows that arrived after the close are on no statement, whatever they say.
 * @param stored all rows of the call as they stand
 * @returns undefined where it is to be rated: in an open period, for a call that is new, for counts that were not known
 */
export function settledRating(
  reading: UsageReading,
  stored: readonly LedgerRow[],
  closed: readonly ClosedPeriod[],
): CallRating | undefined {
  const period = closedPeriodOf(reading, closed);
  if (period === undefined) return undefined;
  const settled = stored.filter(
    (row) =>
      row.arrivedAtMs < period.closedAt.getTime() &&
      closedPeriodOf(row.reading, closed) === period &&
      isRatedAlike(row.reading, reading),
  );
  const its = settled.find(
    (row) => row.reading.readingId === reading.readingId && row.reading.callId === reading.callId,
  );
  return (its ?? settled.find(({ booked }) => booked))?.rating;
}

/**
 * A reading of a closed period with the owner that rules gave its call before the close, as long as telemetry names none:
 * rules that come later move no money of a statement that was sent.
 * @returns undefined where the rules of now decide: in an open period, for a call that is new
 */
export function settledOwner(
  reading: UsageReading,
  stored: readonly LedgerRow[],
  closed: readonly ClosedPeriod[],
): UsageReading | undefined {
  const period = closedPeriodOf(reading, closed);
  if (period === undefined) return undefined;
  const settled = stored.find((row) => row.booked && row.arrivedAtMs < period.closedAt.getTime());
  if (settled === undefined) return undefined;
  const before = settled.reading.owner;
  return { ...reading, owner: withShown(decidedAs(statedOwner(reading.owner), before), before) };
}

export function closedPeriodOf(
  { startedAtUs }: UsageReading,
  closed: readonly ClosedPeriod[],
): ClosedPeriod | undefined {
  const startedAtMs = Math.floor(startedAtUs / 1000);
  return closed.find(({ from, to }) => startedAtMs >= from.getTime() && startedAtMs < to.getTime());
}

/** The moment is left out: readings of one call differ by seconds, and one of them stands for it. */
function isRatedAlike(left: UsageReading, right: UsageReading): boolean {
  if (left.usage.status !== right.usage.status || left.usage.detail.input !== right.usage.detail.input) return false;
  if (METERS.some((meter) => (left.usage.quantities[meter] ?? 0) !== (right.usage.quantities[meter] ?? 0)))
    return false;
  return whatIsAsked(left) === whatIsAsked(right);
}

function whatIsAsked(reading: UsageReading): string {
  const query = priceQueryOf(reading);
  return query === undefined
    ? ''
    : JSON.stringify([query.provider, query.model, query.serviceTier ?? '', query.serverAddress ?? '']);
}
