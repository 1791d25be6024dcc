import type { TenantId } from '@tokenledger/organization/domain';
import type { Clock } from '@tokenledger/shared/time';

import type { DeadLetterReader } from '../dead-letters/dead-letter-reader';
import type { DirtyBuckets } from '../ledger/ports';
import {
  type ArrivalReader,
  everyMinute,
  firstMinuteShown,
  type IngestionStatus,
  isDelayed,
  lagOf,
  stateOfArrivals,
} from './ingestion-status';
import type { ProcessorBacklogs } from './processor-backlog';

export interface IngestionStatusPorts {
  readonly arrivals: ArrivalReader;
  readonly dirtyBuckets: Pick<DirtyBuckets, 'countPending'>;
  readonly deadLetters: Pick<DeadLetterReader, 'tally'>;
  readonly backlogs: Pick<ProcessorBacklogs, 'live'>;
  readonly clock: Clock;
}

/** Behind every bucket: the ledger keeps Unix seconds of 32 bits. */
const END_OF_BUCKETS = 2 ** 32;

/** Tells how ingestion is doing, out of what the ledger, the queue and the processors say. */
export class IngestionStatusReader {
  constructor(private readonly ports: IngestionStatusPorts) {}

  /** @throws where any of them is out of reach: half a status would pass for a whole one */
  async status(tenant: TenantId): Promise<IngestionStatus> {
    const { arrivals, dirtyBuckets, deadLetters, backlogs, clock } = this.ports;
    const asOf = clock.now();
    const sinceMinute = firstMinuteShown(asOf);
    const [arrived, pendingBuckets, tally, live] = await Promise.all([
      arrivals.arrivals(tenant, asOf, sinceMinute),
      dirtyBuckets.countPending(tenant, 0, END_OF_BUCKETS),
      deadLetters.tally(tenant),
      backlogs.live(asOf),
    ]);
    return {
      ...arrived,
      state: isDelayed(live, pendingBuckets, asOf) ? 'delayed' : stateOfArrivals(arrived.newestArrivalAt, asOf),
      asOf,
      callsPerMinute: everyMinute(sinceMinute, arrived.callsPerMinute),
      pendingBuckets,
      lag: lagOf(live),
      deadLetters: tally,
    };
  }
}
