import {
  type OutgoingRecord,
  RecordTooLargeError,
  type StreamProducer,
  UNREADABLE_HEADER,
} from '@tokenledger/shared/stream';

import type { KeptDeadLetter } from '../ledger/ports';
import { deadLetterId } from './dead-letter-id';

/** The bytes of kept dead letters, and the mark that one was replayed. */
export interface ReplayableLetters {
  /** The record as it was received; undefined where its bytes were not kept here. */
  recordOf(letter: KeptDeadLetter): Promise<OutgoingRecord | undefined>;
  markReplayed(letter: KeptDeadLetter): Promise<void>;
}

export interface ReplayPorts {
  readonly table: ReplayableLetters;
  /** Originals of letters whose bytes the table does not hold, by id; what nobody has any more is not among them. */
  readonly originalsOf: (
    letters: readonly KeptDeadLetter[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, OutgoingRecord>>;
  readonly producer: Pick<StreamProducer, 'send'>;
}

/**
 * What became of a letter. `gone`: neither table nor topic holds its bytes any more. `unreadable`: it stands for
 * a compressed batch of several records. `too-large`: its topic takes no record of this size.
 */
export const REPLAY_OUTCOMES = ['replayed', 'gone', 'unreadable', 'too-large'] as const;

export type ReplayOutcome = (typeof REPLAY_OUTCOMES)[number];

export interface ReplayedLetter {
  readonly letter: KeptDeadLetter;
  readonly outcome: ReplayOutcome;
}

/** For a replay that nobody stops. */
const NEVER = new AbortController().signal;

/**
 * Sends dead letters to their topics again, in the order given, and tells of each as soon as the broker has it and it
 * is marked.
 *
 * A crash in between sends a record twice; the ledger counts it once.
 * @param signal ends the replay before the next letter
 * @throws StreamUnavailableError, ClickHouseUnavailableError (retriable): what was told of is done, the rest is not
 */
export async function* replayDeadLetters(
  letters: readonly KeptDeadLetter[],
  { table, originalsOf, producer }: ReplayPorts,
  signal: AbortSignal = NEVER,
): AsyncGenerator<ReplayedLetter> {
  const withoutBytes = letters.filter(({ valueKept }) => !valueKept);
  const elsewhere =
    withoutBytes.length === 0 ? new Map<string, OutgoingRecord>() : await originalsOf(withoutBytes, signal);
  for (const letter of letters) {
    if (signal.aborted) return;
    const original = (await table.recordOf(letter)) ?? elsewhere.get(deadLetterId(letter));
    const outcome = await replayOne(original, producer);
    if (outcome === 'replayed') await table.markReplayed(letter);
    yield { letter, outcome };
  }
}

async function replayOne(
  original: OutgoingRecord | undefined,
  producer: Pick<StreamProducer, 'send'>,
): Promise<ReplayOutcome> {
  if (original === undefined) return 'gone';
  if (UNREADABLE_HEADER in original.headers) return 'unreadable';
  try {
    await producer.send([original]);
    return 'replayed';
  } catch (error) {
    if (error instanceof RecordTooLargeError) return 'too-large';
    throw error;
  }
}
