import type { RatingBook } from '@tokenledger/pricing/domain';

import { rateReading } from '../booking/rate-reading';
import type { CallRating, LedgerRow } from '../ledger/ledger-row';
import type { ClosedPeriod } from './closed-periods';
import { type ReratingFigure, ReratingFigures } from './rerating-figures';

export interface RerateInput {
  readonly rows: readonly LedgerRow[];
  readonly book: RatingBook;
  readonly closed: readonly Pick<ClosedPeriod, 'from' | 'to'>[];
  /** Month of an instant in the organisation's time zone, `YYYY-MM`. Unix milliseconds. */
  readonly monthOf: (atMs: number) => string;
  /** Version of the rows that are to be written; from the generation sequence, drawn before the rows were read. */
  readonly version: bigint;
}

export interface Rerated {
  /** Rows whose rating the book of now changes, with the new one; none of a closed period. */
  readonly changes: readonly LedgerRow[];
  readonly figures: readonly ReratingFigure[];
  /** Calls looked at: booked rows. */
  readonly calls: number;
  /** Revisions of the books that the touched calls had their rating from. */
  readonly booksBefore: readonly string[];
}

/**
 * Brings rows to a price book: what would change, and by how much.
 *
 * Every row is rated anew, so that a booking which is made of readings later is as new as they are; calls and money are
 * counted of booked rows alone. Running it over its own outcome changes nothing.
 */
export function rerateRows({ rows, book, closed, monthOf, version }: RerateInput): Rerated {
  const figures = new ReratingFigures();
  const booksBefore = new Set<string>();
  const changes: LedgerRow[] = [];
  let calls = 0;
  for (const row of rows) {
    if (row.booked) calls += 1;
    const rating = rateReading(row.reading, book);
    if (isSameRating(row.rating, rating)) continue;
    const startedAtMs = Math.floor(row.reading.startedAtUs / 1000);
    const isClosed = closed.some(({ from, to }) => startedAtMs >= from.getTime() && startedAtMs < to.getTime());
    if (row.booked) {
      const place = { owner: row.reading.owner.values.team, month: monthOf(startedAtMs), closed: isClosed };
      figures.add(place, row.rating, rating);
    }
    if (isClosed) continue;
    if (row.rating.status !== 'no-usage') booksBefore.add(row.rating.priceBook);
    changes.push({ ...row, rating, version });
  }
  return { changes, figures: figures.all, calls, booksBefore: [...booksBefore] };
}

/**
 * Whether two ratings say the same of a call: price, costs, currency, status and reason. The revision of the book is no part
 * of it: it changes with every line of every list, whomever that concerns.
 */
export function isSameRating(left: CallRating, right: CallRating): boolean {
  return sameFields(withoutBook(left), withoutBook(right));
}

function withoutBook(rating: CallRating): Readonly<Record<string, unknown>> {
  return { ...rating, priceBook: undefined };
}

/** A field that is absent equals one that is undefined. */
function sameFields(left: Readonly<Record<string, unknown>>, right: Readonly<Record<string, unknown>>): boolean {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => sameValue(left[key], right[key]));
}

function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (!isRecord(left) || !isRecord(right)) return false;
  return sameFields(left, right);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
