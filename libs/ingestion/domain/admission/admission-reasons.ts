/** Why a record is not forwarded although nothing is wrong with it. The sender is told "success". */
export type DropReason =
  | 'no-model-usage'
  /** A vendor's connection test. */
  | 'test-span'
  /** Free calls, helpers and administration (see `isNeverBooked`). */
  | 'never-booked'
  | 'not-a-usage-metric';

/** Why a record is refused. The sender is told so by partial success. */
export type RejectReason = 'no-trace-or-span-id' | 'no-timestamp' | 'in-the-future' | 'too-old' | 'too-large';

/** Why the value of an attribute that may pass did not. The record is forwarded without it. */
export type RemovalReason = 'too-long' | 'wrong-type' | 'not-a-number' | 'not-text' | 'structured-text';

export type Tally<Reason extends string> = ReadonlyMap<Reason, number>;

const EXPLANATIONS: Readonly<Record<RejectReason, string>> = {
  'no-trace-or-span-id':
    'without a trace id of 16 bytes and a span id of 8 bytes (is this an export of another signal? logs belong to /v1/logs, metrics to /v1/metrics)',
  'no-timestamp': 'without a time',
  'in-the-future': "with a time too far in the future (check the sender's clock)",
  'too-old': 'with a time too far in the past (check that times are in nanoseconds)',
  'too-large': 'too large for the stream even without content (send shorter attribute values)',
};

/** One sentence for the sender; empty where nothing was rejected. */
export function explainRejections(records: string, received: number, rejected: Tally<RejectReason>): string {
  const total = [...rejected.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return '';
  const reasons = [...rejected].map(([reason, count]) => `${count} ${EXPLANATIONS[reason]}`);
  return `${total} of ${received} ${records} rejected: ${reasons.join('; ')}`;
}
