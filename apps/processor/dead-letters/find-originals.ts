import { DeadLetterAssembler } from '@tokenledger/ingestion/data';
import type { KeptDeadLetter } from '@tokenledger/metering/domain';
import type { OutgoingRecord, StreamConsumer } from '@tokenledger/shared/stream';

const ASK_FOR_THE_END_EVERY_MS = 200;

/** `topic/partition/offset`: names a dead letter in the table and on the topic. */
export function positionOf({
  topic,
  partition,
  offset,
}: Pick<KeptDeadLetter, 'topic' | 'partition' | 'offset'>): string {
  return `${topic}/${partition}/${offset}`;
}

/**
 * Reads the dead-letter topic from its start to its present end and gives the originals of some letters, by position.
 * A letter that the topic no longer holds is not among them.
 * @param consumer of the dead-letter topic, in a group that has never read; it is stopped afterwards
 */
export async function findOriginals(
  consumer: StreamConsumer,
  letters: readonly KeptDeadLetter[],
): Promise<ReadonlyMap<string, OutgoingRecord>> {
  const wanted = new Set(letters.map(positionOf));
  const found = new Map<string, OutgoingRecord>();
  if (wanted.size === 0) return found;
  const assembler = new DeadLetterAssembler();
  await consumer.start((records) => {
    for (const record of records) {
      const assembled = assembler.add(record);
      if (assembled.state !== 'whole') continue;
      const position = positionOf(assembled.letter.source);
      if (wanted.has(position)) found.set(position, assembled.letter.original);
    }
    return Promise.resolve();
  });
  try {
    while (found.size < wanted.size && (await consumer.lag()) !== 0) {
      await new Promise((resolve) => setTimeout(resolve, ASK_FOR_THE_END_EVERY_MS));
    }
    return found;
  } finally {
    await consumer.stop();
  }
}
