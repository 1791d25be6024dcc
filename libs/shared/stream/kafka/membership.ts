import type { OffsetsByTopicPartition } from 'kafkajs';
import type { StreamRecord } from '../stream';

export type CommitOffsets = (offsets: OffsetsByTopicPartition) => Promise<void>;

/**
 * One stay in the group, from one rebalance to the next: the time in which the partitions are ours.
 *
 * Over, it commits nothing any more. A Kafka broker takes a commit from any member of the newest generation, also for
 * partitions of another one; so the check must be here.
 */
export class Membership {
  readonly #ended = new AbortController();
  #commit: CommitOffsets | undefined;

  get isOver(): boolean {
    return this.#ended.signal.aborted;
  }

  /** Aborts when the stay ends. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  end(): void {
    this.#ended.abort();
  }

  /** kafkajs gives the way to commit with each batch; unlike the consumer's own it does not retry in a later stay. */
  commitThrough(commit: CommitOffsets): void {
    this.#commit = commit;
  }

  /** Commits that these records are done. @throws where the broker does not take it; may be tried again */
  async commit(records: readonly StreamRecord[]): Promise<void> {
    if (this.isOver || this.#commit === undefined) return;
    await this.#commit(nextOffsets(records));
  }
}

/** Kafka's committed offset is the next to read. */
function nextOffsets(records: readonly StreamRecord[]): OffsetsByTopicPartition {
  const topics = new Map<string, Map<number, bigint>>();
  for (const { topic, partition, offset } of records) {
    const partitions = topics.get(topic) ?? new Map<number, bigint>();
    topics.set(topic, partitions);
    const next = BigInt(offset) + 1n;
    if (next > (partitions.get(partition) ?? 0n)) partitions.set(partition, next);
  }
  return {
    topics: [...topics].map(([topic, partitions]) => ({
      topic,
      partitions: [...partitions].map(([partition, offset]) => ({ partition, offset: String(offset) })),
    })),
  };
}
