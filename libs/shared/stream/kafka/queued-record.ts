import type { Message } from 'kafkajs';

/** A record on its way into a produce request, and what becomes of it. */
export interface QueuedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly message: Message;
  /** Value, key and headers, before compression. */
  readonly bytes: number;
  /** Milliseconds of the monotonic clock after which the sender no longer waits. */
  readonly deadline: number;
  readonly stored: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * Bytes of one partition in one request. It becomes one record batch, which the broker bounds after compression
 * (`max.message.bytes`, 1,048,588 by default); bounded before, it fits whatever it holds.
 */
export const MAX_PARTITION_BYTES = 1_000_000;
export const MAX_REQUEST_BYTES = 8_000_000;

/**
 * Takes from the queue what fits into one request. Keeps the order within each partition: what had to wait makes
 * everything after it in its partition wait too.
 */
export function takeRequest(queue: QueuedRecord[]): QueuedRecord[] {
  const taken: QueuedRecord[] = [];
  const left: QueuedRecord[] = [];
  const bytesOf = new Map<string, number>();
  const full = new Set<string>();
  let total = 0;
  for (const record of queue) {
    const place = `${record.topic}/${record.partition}`;
    const bytes = bytesOf.get(place) ?? 0;
    const fits =
      !full.has(place) &&
      (bytes === 0 || bytes + record.bytes <= MAX_PARTITION_BYTES) &&
      (total === 0 || total + record.bytes <= MAX_REQUEST_BYTES);
    if (!fits) {
      full.add(place);
      left.push(record);
      continue;
    }
    taken.push(record);
    bytesOf.set(place, bytes + record.bytes);
    total += record.bytes;
  }
  queue.splice(0, queue.length, ...left);
  return taken;
}
