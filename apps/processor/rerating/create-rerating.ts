import { appendAudit } from '@tokenledger/organization/data';
import {
  ClickHouseReratableRows,
  PostgresClosedPeriods,
  PostgresReratingQueue,
  type TenantCalendar,
  WorkLoop,
} from '@tokenledger/metering/data';
import {
  type ReratingApplyPorts,
  ReratingApplyWorker,
  type ReratingObserver,
  ReratingPreviewWorker,
} from '@tokenledger/metering/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import { createMeter, type Logger } from '@tokenledger/shared/telemetry';
import type { Clock } from '@tokenledger/shared/time';

import { PostgresLeadership } from '../postgres-leadership';

const meter = createMeter('tokenledger.processor');

const calls = meter.counter('tokenledger.rerating.calls', {
  description: 'Calls that re-ratings looked at, by phase',
  unit: '{call}',
});
const failedTurns = meter.counter('tokenledger.rerating.failures', {
  description: 'Steps of re-ratings that failed',
  unit: '{step}',
});

export interface ReratingWiring extends Pick<ReratingApplyPorts, 'writer' | 'dirtyBuckets' | 'generations'> {
  readonly clickhouse: ClickHouse;
  readonly postgres: PostgresPool;
  readonly calendar: TenantCalendar;
  readonly reratingRows?: number;
  readonly freshPriceBook: () => Promise<RatingBook>;
  readonly log: Logger;
  readonly clock: Clock;
}

export interface ReratingParts {
  /** For the roller's turn alone. */
  readonly worker: ReratingApplyWorker;
  /** One process of all that run this previews at a time; it reads only. */
  readonly previews: WorkLoop;
}

/** Puts together what re-rates calls when people ask for it. */
export function createRerating(wiring: ReratingWiring): ReratingParts {
  const { clickhouse, postgres, calendar, freshPriceBook, log, clock, writer, dirtyBuckets, generations } = wiring;
  const queue = new PostgresReratingQueue(postgres);
  const walk = {
    queue,
    rows: new ClickHouseReratableRows(clickhouse, wiring.reratingRows),
    closedPeriods: new PostgresClosedPeriods(postgres, appendAudit),
    timeZones: calendar,
    freshBook: freshPriceBook,
    observer: reratingObserver(log),
    clock,
  };
  return {
    worker: new ReratingApplyWorker({ ...walk, writer, dirtyBuckets, generations }),
    previews: new WorkLoop({
      hasWork: () => queue.hasWork('preview'),
      worker: new ReratingPreviewWorker(walk),
      leadership: new PostgresLeadership(postgres, 'metering-rerating-preview'),
      onFailure: (error) => log.warn('previews of re-ratings cannot be asked for at the moment', { error }),
    }),
  };
}

function reratingObserver(log: Logger): ReratingObserver {
  return {
    stepped: (phase, count) => calls.add(count, { phase }),
    finished: (reratingId, phase) => log.info('a re-rating came to the end of a phase', { reratingId, phase }),
    turnFailed(reratingId, error, givenUp) {
      failedTurns.add(1);
      if (givenUp) log.error('a re-rating was given up', { reratingId, error });
      else log.warn('a step of a re-rating is tried again', { reratingId, error });
    },
  };
}
