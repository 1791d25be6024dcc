/** Where a record lay when it could not be booked: names its dead letter for ever. */
export interface DeadLetterPosition {
  readonly topic: string;
  readonly partition: number;
  /** Decimal text: a Kafka offset is 64 bits. */
  readonly offset: string;
}

const ID = /^([a-zA-Z0-9._-]{1,249})\/(\d{1,10})\/(\d{1,19})$/;
const LARGEST_PARTITION = 2 ** 31 - 1;
const LARGEST_OFFSET = 2n ** 63n - 1n;

/** `topic/partition/offset`: names a dead letter in the table, on the topic and to people. */
export function deadLetterId({ topic, partition, offset }: DeadLetterPosition): string {
  return `${topic}/${partition}/${offset}`;
}

/** @returns undefined for a text that no dead letter can be called */
export function parseDeadLetterId(text: string): DeadLetterPosition | undefined {
  const [, topic, partition, offset] = ID.exec(text) ?? [];
  if (topic === undefined || partition === undefined || offset === undefined) return undefined;
  const position = { topic, partition: Number(partition), offset: BigInt(offset).toString() };
  if (position.partition > LARGEST_PARTITION || BigInt(offset) > LARGEST_OFFSET) return undefined;
  // One letter has one name: no leading zeros.
  return deadLetterId(position) === text ? position : undefined;
}
