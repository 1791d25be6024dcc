import type { TenantId } from '@tokenledger/organization/domain';

import type { DeadLetterTally } from '../dead-letters/dead-letter-reader';
import type { ProcessorBacklog } from './processor-backlog';

/**
 * `never-received`: no call of this tenant ever arrived. `receiving`: one did within the last five minutes. `idle`: one
 * did, longer ago. `delayed`: what arrives does not reach the figures in time (`isDelayed`), whatever the rest says.
 */
export const INGESTION_STATES = ['never-received', 'receiving', 'idle', 'delayed'] as const;

export type IngestionState = (typeof INGESTION_STATES)[number];

export const RECEIVING_WITHIN_MS = 5 * 60_000;
/** Records that nobody books for this long, and more than usual for this long, are a delay. */
export const LONGEST_LAG_MS = 60_000;
/** Buckets that nobody brings up to date for this long are a delay. */
export const LONGEST_PENDING_MS = 2 * 60_000;
export const MINUTES_SHOWN = 60;
export const MOST_SENDERS = 200;

/** How ingestion of one tenant is doing. */
export interface IngestionStatus {
  readonly state: IngestionState;
  readonly asOf: Date;
  /** Start of the newest call. */
  readonly newestCallAt: Date | undefined;
  readonly newestArrivalAt: Date | undefined;
  /** The last `MINUTES_SHOWN` minutes, the running one included, the oldest first; minutes without a call too. */
  readonly callsPerMinute: readonly MinuteOfCalls[];
  /** Buckets of the tenant whose figures are older than their calls. */
  readonly pendingBuckets: number;
  readonly lag: StreamLag;
  readonly deadLetters: DeadLetterTally;
  readonly senders: readonly Sender[];
  /** There are more senders than `MOST_SENDERS`. */
  readonly sendersTruncated: boolean;
}

export interface MinuteOfCalls {
  readonly minute: Date;
  /** Booked calls that arrived in it. */
  readonly calls: bigint;
}

/** Records of all tenants that no processor has booked yet. Unknown is not 0. */
export type StreamLag =
  | { readonly known: true; readonly records: number; readonly measuredAt: Date }
  /** `no-processor`: none is alive. `not-told`: one is, and the brokers do not tell it. */
  | { readonly known: false; readonly reason: 'no-processor' | 'not-told' };

/** What reports calls: a service with its key and its way of reporting. Empty where a reading does not say. */
export interface Sender {
  readonly keyId: string;
  readonly service: string;
  readonly dialect: string;
  /** Different calls that it reported, arrived within the last 24 hours; also those that others reported too. */
  readonly calls: bigint;
  readonly newestArrivalAt: Date;
}

/** What arrived from a tenant. */
export interface Arrivals {
  readonly newestCallAt: Date | undefined;
  readonly newestArrivalAt: Date | undefined;
  /** Minutes with calls only, in no order. */
  readonly callsPerMinute: readonly MinuteOfCalls[];
  /** Of the last 24 hours; those with the most calls first. */
  readonly senders: readonly Sender[];
  readonly sendersTruncated: boolean;
}

/** Looks at the ledger by arrival instead of by start. A failing store throws. */
export interface ArrivalReader {
  /** @param sinceMinute first minute of `callsPerMinute` */
  arrivals(tenant: TenantId, asOf: Date, sinceMinute: Date): Promise<Arrivals>;
}

export function lagOf(live: readonly ProcessorBacklog[]): StreamLag {
  if (live.length === 0) return { known: false, reason: 'no-processor' };
  const newest = newestOf(live.filter(({ lag }) => lag !== undefined));
  if (newest?.lag === undefined) return { known: false, reason: 'not-told' };
  return { known: true, records: newest.lag, measuredAt: newest.measuredAt };
}

/**
 * Whether calls reach the figures too late: records wait and nobody has booked any for `LONGEST_LAG_MS`, more of them
 * than usual have waited for as long, or buckets of the tenant wait and nobody has rolled any for `LONGEST_PENDING_MS`.
 */
export function isDelayed(live: readonly ProcessorBacklog[], pendingBuckets: number, asOf: Date): boolean {
  const stalledMs = elapsedMs(asOf, earliest(live, 'waitingSince'), latest(live, 'bookedAt'));
  const overloadedMs = elapsedMs(asOf, earliest(live, 'overloadedSince'));
  const unrolledMs = elapsedMs(asOf, earliest(live, 'dirtySince'), latest(live, 'rolledAt'));
  return (
    stalledMs > LONGEST_LAG_MS ||
    overloadedMs > LONGEST_LAG_MS ||
    (pendingBuckets > 0 && unrolledMs > LONGEST_PENDING_MS)
  );
}

/** @returns the state where nothing is delayed */
export function stateOfArrivals(newestArrivalAt: Date | undefined, asOf: Date): Exclude<IngestionState, 'delayed'> {
  if (newestArrivalAt === undefined) return 'never-received';
  return asOf.getTime() - newestArrivalAt.getTime() <= RECEIVING_WITHIN_MS ? 'receiving' : 'idle';
}

/** Every minute from the first to the running one. */
export function everyMinute(sinceMinute: Date, callsPerMinute: readonly MinuteOfCalls[]): readonly MinuteOfCalls[] {
  const calls = new Map(callsPerMinute.map((minute) => [minute.minute.getTime(), minute.calls]));
  return Array.from({ length: MINUTES_SHOWN }, (_, index) => {
    const minute = new Date(sinceMinute.getTime() + index * 60_000);
    return { minute, calls: calls.get(minute.getTime()) ?? 0n };
  });
}

export function firstMinuteShown(asOf: Date): Date {
  return new Date((Math.floor(asOf.getTime() / 60_000) - MINUTES_SHOWN + 1) * 60_000);
}

/** A wait is over as soon as one processor saw its end; a processor that just started has seen only the last of it. */
function earliest(
  live: readonly ProcessorBacklog[],
  since: 'waitingSince' | 'overloadedSince' | 'dirtySince',
): number | undefined {
  if (newestOf(live)?.[since] === undefined) return undefined;
  return Math.min(...live.flatMap((backlog) => backlog[since]?.getTime() ?? []));
}

function newestOf(live: readonly ProcessorBacklog[]): ProcessorBacklog | undefined {
  return [...live].sort((one, other) => other.measuredAt.getTime() - one.measuredAt.getTime())[0];
}

function latest(live: readonly ProcessorBacklog[], at: 'bookedAt' | 'rolledAt'): number {
  return Math.max(0, ...live.map((backlog) => backlog[at]?.getTime() ?? 0));
}

/** Since a wait began, or something was done in it; 0 where nothing waits. */
function elapsedMs(asOf: Date, waitingSinceMs: number | undefined, doneAtMs = 0): number {
  return waitingSinceMs === undefined ? 0 : asOf.getTime() - Math.max(waitingSinceMs, doneAtMs);
}
