import type { OutgoingRecord, StreamConsumer } from '@tokenledger/shared/stream';

import { DeadLetterAssembler } from './dead-letter-assembler';

const ASK_FOR_THE_END_EVERY_MS = 200;

/** For a search that nobody stops. */
const NEVER = new AbortController().signal;

/**
 * Reads the dead-letter topic from its start to its present end and gives the originals of some letters, by the position
 * that names them (`topic/partition/offset`). A letter that the topic no longer holds is not among them.
 * @param consumer of the dead-letter topic, in a group that has never read; it is stopped afterwards
 * @throws the signal's reason where that aborts first: what was found then is not all there is
 */
export async function findOriginals(
  consumer: StreamConsumer,
  positions: readonly string[],
  signal: AbortSignal = NEVER,
): Promise<ReadonlyMap<string, OutgoingRecord>> {
  const wanted = new Set(positions);
  const found = new Map<string, OutgoingRecord>();
  if (wanted.size === 0) return found;
  const assembler = new DeadLetterAssembler();
  await consumer.start((records) => {
    for (const record of records) {
      const assembled = assembler.add(record);
      if (assembled.state !== 'whole') continue;
      const { topic, partition, offset } = assembled.letter.source;
      const position = `${topic}/${partition}/${offset}`;
      if (wanted.has(position)) found.set(position, assembled.letter.original);
    }
    return Promise.resolve();
  });
  try {
    while (found.size < wanted.size && (await consumer.lag()) !== 0) {
      signal.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, ASK_FOR_THE_END_EVERY_MS));
    }
    return found;
  } finally {
    await consumer.stop();
  }
}
