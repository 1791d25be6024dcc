import type { LedgerRow } from '../ledger/ledger-row';
import type { UsageReading } from '../ledger/usage-reading';
import { inputTokensOf, outputTokensOf } from '../usage/token-sums';
import { MERGED_READING_ID } from './merge-readings';

/**
 * An event is the call of the span that it stands in. Where one instrumentation wrote several into a span, each is a call
 * of its own (an agent's span stands in for its calls), and the span repeats one of them at the most: the last one with its
 * counts stays with it.
 *
 * @param rows of one call id
 * @returns the rows of each call; the booking that was made of them stays with the span
 */
export function separateEvents(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  const events = rows.filter(({ reading }) => isEventOfSpan(reading));
  const scopes = new Set(events.map(({ reading }) => reading.scope));
  if (events.length < 2 || scopes.size !== 1) return [rows];
  const others = rows.filter((row) => !events.includes(row));
  const span = others.find(({ reading }) => reading.readingId !== MERGED_READING_ID)?.reading;
  const latestFirst = [...events].sort((left, right) => compareByTime(right.reading, left.reading));
  const repeated = span === undefined ? latestFirst[0] : latestFirst.find(({ reading }) => hasCountsOf(reading, span));
  const apart = events.filter((event) => event !== repeated).map((event) => [event]);
  const together = [...others, ...(repeated === undefined ? [] : [repeated])];
  return together.length === 0 ? apart : [together, ...apart];
}

function isEventOfSpan({ signal, role, identity }: UsageReading): boolean {
  return signal === 'log' && role === 'call' && identity === 'span';
}

function hasCountsOf(event: UsageReading, span: UsageReading): boolean {
  const [ours, theirs] = [event.usage.quantities, span.usage.quantities];
  return inputTokensOf(ours) === inputTokensOf(theirs) && outputTokensOf(ours) === outputTokensOf(theirs);
}

function compareByTime(left: UsageReading, right: UsageReading): number {
  return left.startedAtUs - right.startedAtUs || (left.readingId < right.readingId ? -1 : 1);
}
