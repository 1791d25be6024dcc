import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';

import { PostgresProcessorBacklogs } from '@tokenledger/metering/data';
import { BacklogHistory } from '@tokenledger/metering/domain';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import type { Clock } from '@tokenledger/shared/time';

import type { Backlogs } from './backlog-gauges';

/** What this process does and what waits for it, on its way to those who have no Kafka to ask. */
export interface BacklogReports extends Pick<Backlogs, 'report' | 'leave'> {
  readonly progress: BacklogHistory;
}

export function reportBacklogs(postgres: PostgresPool, clock: Clock): BacklogReports {
  const instance = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const progress = new BacklogHistory(instance);
  const backlogs = new PostgresProcessorBacklogs(postgres);
  return {
    progress,
    report: (lag, dirtyBuckets) => backlogs.report(progress.measured(lag, dirtyBuckets, clock.now())),
    leave: () => backlogs.forget(instance),
  };
}
