import type { DeadLettersQuery, ReplayFieldsFragment } from '../../operations';

export type DeadLetterPage = Extract<DeadLettersQuery['deadLetters'], { readonly __typename: 'DeadLetterConnection' }>;
export type DeadLetter = DeadLetterPage['nodes'][number];
export type Replay = ReplayFieldsFragment;

/** Every reason that a record becomes a dead letter for (libs/metering/domain/ledger/ports.ts). */
export const DEAD_LETTER_REASONS = [
  'unreadable',
  'unproven',
  'unknown-tenant',
  'unknown-topic',
  'malformed',
  'time-out-of-range',
  'ledger-refused',
  'failed',
] as const;

export type DeadLetterReason = (typeof DEAD_LETTER_REASONS)[number];

/** Why a letter could not be sent again. */
export const NOT_REPLAYED_REASONS = ['gone', 'unreadable', 'too-large'] as const;

/** A reason that this console has texts for; a newer API may tell of others, which are then shown by their word. */
export function knownReason(reason: string): DeadLetterReason | undefined {
  return DEAD_LETTER_REASONS.find((known) => known === reason);
}

export function isNotReplayedReason(reason: string): boolean {
  return NOT_REPLAYED_REASONS.some((known) => known === reason);
}

/** As many as the API takes by id in one replay. */
export const MOST_IDS = 1000;

export function isOver(replay: Replay): boolean {
  return replay.state === 'DONE' || replay.state === 'FAILED';
}

/** From 0 to 1; undefined while it waits, or where nothing is to be done. */
export function shareDone(replay: Replay): number | undefined {
  return replay.state === 'QUEUED' || replay.total === 0 ? undefined : replay.done / replay.total;
}

/** How a replay ended: all went, some did, none did, or it was given up. */
export const REPLAY_OUTCOMES = ['all', 'some', 'none', 'failed'] as const;

export type ReplayOutcome = (typeof REPLAY_OUTCOMES)[number];

export function outcomeOf(replay: Replay): ReplayOutcome | undefined {
  if (!isOver(replay)) return undefined;
  if (replay.state === 'FAILED') return 'failed';
  if (replay.replayed === replay.total) return 'all';
  return replay.replayed === 0 ? 'none' : 'some';
}

/** Reasons of the letters that were not replayed with their number, the most frequent first. */
export function notReplayedByReason(replay: Replay): readonly { readonly reason: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { reason } of replay.notReplayed) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count || one.reason.localeCompare(other.reason));
}

/** Bytes as people read sizes: `4.2 kB`, in thousands. @param bytes whole number as text */
export function sizeText(bytes: string, locale: string): string {
  const kilobytes = Number(bytes) / 1000;
  const [value, unit] = kilobytes < 1000 ? [kilobytes, 'kilobyte'] : [kilobytes / 1000, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
