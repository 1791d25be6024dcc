/** A record on its way to the stream. */
export interface OutgoingRecord {
  readonly topic: string;
  /** Chooses the partition; hex trace id text for traces and logs, as the OpenTelemetry Collector writes it. */
  readonly key?: string;
  readonly value: Uint8Array;
  /** Lower-case ASCII names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A record as it was read, with the position that names it for ever. */
export interface StreamRecord extends OutgoingRecord {
  readonly partition: number;
  /** Decimal text: a Kafka offset is 64 bits. */
  readonly offset: string;
  /** When the broker received it (not when the calls in it were made). */
  readonly arrivedAt: Date;
}

/** Writes records so that they survive the writer. */
export interface StreamProducer {
  /**
   * Resolves once every record is durable (Kafka: all in-sync replicas; in process: the consumer has committed them).
   * @throws StreamUnavailableError (retriable): some or none may be stored, so send all of them again
   * @throws RecordTooLargeError (not retriable): one record is over the limit and cannot be stored
   */
  send(records: readonly OutgoingRecord[]): Promise<void>;
  /** Largest value, in bytes before compression, that `send` takes. */
  readonly maxRecordBytes: number;
  close(): Promise<void>;
}

/**
 * Reads records at least once, in order within a partition.
 *
 * The handler sees records of several partitions together. When it resolves, their offsets are committed; when it
 * rejects, none is, and the same records come again after a back-off. Only the handler decides that a record is done.
 */
export interface StreamConsumer {
  start(handle: (records: readonly StreamRecord[], signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Lets the batch in hand finish and commits it, then leaves the group. */
  stop(): Promise<void>;
  /** Not ready while it has no assignment or its broker is out of reach; `detail` is for a person. */
  health(): { readonly ready: boolean; readonly detail: string };
  /** Records in the log that this group has not committed; undefined while unknown. */
  lag(): Promise<number | undefined>;
}
