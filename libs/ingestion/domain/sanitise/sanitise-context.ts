import { BackwardWriter } from '@tokenledger/shared/otlp';

import type { DropReason, RejectReason, RemovalReason } from '../admission/admission-reasons';
import type { AttributePolicy } from '../attributes/attribute-policy';
import { AttributeSieve } from './attribute-sieve';
import { Counter } from './counter';
import { KeptRanges } from './kept-ranges';

/** What the sanitiser takes and refuses, beside attribute names. */
export interface IngestionLimits {
  /** Longest label, in bytes of UTF-8; longer ones are removed, never cut: half an id is another id. */
  readonly maxLabelBytes: number;
  /** Records that began further ahead of our clock are refused. */
  readonly maxFutureMs: number;
  /** Records that ended longer ago are refused. */
  readonly maxAgeMs: number;
}

const DAY_MS = 86_400_000;

export const DEFAULT_INGESTION_LIMITS: IngestionLimits = {
  maxLabelBytes: 256,
  maxFutureMs: DAY_MS,
  maxAgeMs: 400 * DAY_MS,
};

/** Everything that sanitising one payload shares. */
export class SanitiseContext {
  readonly ranges = new KeptRanges();
  readonly received = { records: 0 };
  readonly dropped = new Counter<DropReason>();
  readonly rejected = new Counter<RejectReason>();
  readonly removed = new Counter<RemovalReason>();
  readonly sieve: AttributeSieve;
  forwarded = 0;
  /** Where the trace id of the first forwarded record that has one stands; below 0 where there is none. */
  partitionKeyAt = -1;
  private readonly earliestUs: number;
  private readonly latestUs: number;

  constructor(
    policy: AttributePolicy,
    limits: IngestionLimits,
    now: Date,
    readonly writer: BackwardWriter,
  ) {
    this.sieve = new AttributeSieve(policy, limits.maxLabelBytes, this.removed);
    this.earliestUs = (now.getTime() - limits.maxAgeMs) * 1000;
    this.latestUs = (now.getTime() + limits.maxFutureMs) * 1000;
  }

  /** Why a record cannot be booked at these times; undefined where it can. 0 is "not given". */
  problemOfTimes(startedAtUs: number, endedAtUs: number): RejectReason | undefined {
    if (startedAtUs === 0 && endedAtUs === 0) return 'no-timestamp';
    if (startedAtUs > this.latestUs || endedAtUs > this.latestUs) return 'in-the-future';
    // A span that never ended has an end of 0; one whose start is missing is judged by its end.
    return (startedAtUs === 0 ? endedAtUs : startedAtUs) < this.earliestUs ? 'too-old' : undefined;
  }
}
