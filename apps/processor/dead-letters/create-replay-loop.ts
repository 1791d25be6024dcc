import { appendAudit } from '@tokenledger/organization/data';
import {
  ClickHouseDeadLetterReader,
  ClickHouseDeadLetters,
  PostgresDeadLetterReplays,
  WorkLoop,
} from '@tokenledger/metering/data';
import { type ReplayObserver, type ReplayPorts, ReplayWorker } from '@tokenledger/metering/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import { createMeter, type Logger } from '@tokenledger/shared/telemetry';
import type { Clock } from '@tokenledger/shared/time';

import { PostgresLeadership } from '../postgres-leadership';

const meter = createMeter('tokenledger.processor');

const letters = meter.counter('tokenledger.replay.letters', {
  description: 'Dead letters that a replay was done with, by outcome',
  unit: '{letter}',
});
const failedTurns = meter.counter('tokenledger.replay.failures', {
  description: 'Turns of replays that failed',
  unit: '{turn}',
});

export interface ReplayLoopWiring extends Omit<ReplayPorts, 'table'> {
  readonly clickhouse: ClickHouse;
  readonly postgres: PostgresPool;
  readonly log: Logger;
  readonly clock: Clock;
}

/** Replays dead letters that people asked to replay; one process of all that run this does it at a time. */
export function createReplayLoop({ clickhouse, postgres, log, clock, ...stream }: ReplayLoopWiring): WorkLoop {
  const queue = new PostgresDeadLetterReplays(postgres, appendAudit);
  return new WorkLoop({
    hasWork: () => queue.hasWork(),
    worker: new ReplayWorker({
      queue,
      letters: new ClickHouseDeadLetterReader(clickhouse),
      replay: { table: new ClickHouseDeadLetters(clickhouse, clock), ...stream },
      observer: replayObserver(log),
      clock,
    }),
    leadership: new PostgresLeadership(postgres, 'metering-dead-letter-replay'),
    onFailure: (error) => log.warn('replays cannot be asked for at the moment', { error }),
  });
}

function replayObserver(log: Logger): ReplayObserver {
  return {
    outcome: (_replayId, outcome) => letters.add(1, { outcome }),
    finished: (replayId) => log.info('a replay of dead letters is done', { replayId }),
    turnFailed(replayId, error, givenUp) {
      failedTurns.add(1);
      if (givenUp) log.error('a replay of dead letters was given up', { replayId, error });
      else log.warn('a replay of dead letters is tried again', { replayId, error });
    },
  };
}
