/** A record on its way to the stream. */
export interface OutgoingRecord {
  readonly topic: string;
  /**
   * Chooses the partition; hex trace id text for traces and logs, as the OpenTelemetry Collector writes it.
   * A key that was read and is not UTF-8 text (the Collector's hashes of resources) comes as its bytes.
   */
  readonly key?: string | Uint8Array;
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

export interface StreamHealth {
  readonly ready: boolean;
  /** For a person. */
  readonly detail: string;
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
 * Does the work of a batch; resolving says that all of it is done for good.
 * @param signal aborts when the outcome no longer counts (the partitions went to another member) or stopping takes
 *   too long; the handler may go on, but nothing will be committed after it rejects
 */
export type RecordHandler = (records: readonly StreamRecord[], signal: AbortSignal) => Promise<void>;

/**
 * Reads records at least once, in order within a partition.
 *
 * The handler sees records of several partitions together. When it resolves, their offsets are committed; when it
 * rejects, none is, and the same records come again after a back-off. Only the handler decides that a record is done.
 */
export interface StreamConsumer {
  start(handle: RecordHandler): Promise<void>;
  /** Lets the batch in hand finish and commits it, then leaves the group. A batch that failed and waits is left. */
  stop(): Promise<void>;
  /**
   * Not ready while it is no member of its group or its broker is out of reach. A member to which the group left no
   * partition is ready: it stands by.
   */
  health(): StreamHealth;
  /** Records in the log that this group has not committed; undefined while unknown. */
  lag(): Promise<number | undefined>;
}
