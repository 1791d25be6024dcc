import type { ClickHouseDeadLetters } from '@tokenledger/metering/data';
import type { KeptDeadLetter } from '@tokenledger/metering/domain';
import {
  type OutgoingRecord,
  RecordTooLargeError,
  type StreamProducer,
  UNREADABLE_HEADER,
} from '@tokenledger/shared/stream';

import { positionOf } from './find-originals';

export interface ReplayPorts {
  readonly table: Pick<ClickHouseDeadLetters, 'recordOf' | 'markReplayed'>;
  /** Originals of letters whose bytes the table does not hold, by position (`findOriginals`). */
  readonly originalsOf: (letters: readonly KeptDeadLetter[]) => Promise<ReadonlyMap<string, OutgoingRecord>>;
  readonly producer: Pick<StreamProducer, 'send'>;
}

/**
 * What became of a letter. `gone`: neither table nor topic holds its bytes any more. `unreadable`: it stands for
 * a compressed batch of several records. `too-large`: its topic takes no record of this size.
 */
export type ReplayOutcome = 'replayed' | 'gone' | 'unreadable' | 'too-large';

export interface ReplayedLetter {
  readonly letter: KeptDeadLetter;
  readonly outcome: ReplayOutcome;
}

/**
 * Sends dead letters to their topics again, oldest first, each marked once the broker has it.
 *
 * A crash in between sends a record twice; the ledger counts it once.
 * @throws StreamUnavailableError, ClickHouseUnavailableError (retriable): what was marked is done, the rest is not
 */
export async function replayDeadLetters(
  letters: readonly KeptDeadLetter[],
  { table, originalsOf, producer }: ReplayPorts,
): Promise<readonly ReplayedLetter[]> {
  const onTopic = await originalsOf(letters.filter(({ valueKept }) => !valueKept));
  const replayed: ReplayedLetter[] = [];
  for (const letter of [...letters].reverse()) {
    const original = (await table.recordOf(letter)) ?? onTopic.get(positionOf(letter));
    const outcome = await replayOne(original, producer);
    if (outcome === 'replayed') await table.markReplayed(letter);
    replayed.push({ letter, outcome });
  }
  return replayed;
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
