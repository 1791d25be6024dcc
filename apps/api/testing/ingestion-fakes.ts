import { InMemoryAuditLog } from '@tokenledger/organization/testing';
import { IngestionStatusReader, ReplayRequests } from '@tokenledger/metering/domain';
import {
  FakeArrivalReader,
  InMemoryDeadLetterReplays,
  InMemoryDeadLetters,
  InMemoryDirtyBuckets,
  InMemoryProcessorBacklogs,
} from '@tokenledger/metering/testing';
import type { Clock } from '@tokenledger/shared/time';

import type { IngestionParts } from '../../wiring/ingestion-parts';

/** Ingestion into which nothing came but dead letters, if any. */
export function ingestionOverFakes(
  clock: Clock,
  audit = new InMemoryAuditLog(),
  letters = new InMemoryDeadLetters(),
): IngestionParts {
  const replays = new InMemoryDeadLetterReplays(audit.appendWithin);
  return {
    deadLetters: {
      letters,
      replays,
      requests: new ReplayRequests({ letters, replays, clock, newId: () => 'replay-1' }),
    },
    ingestionStatus: {
      status: new IngestionStatusReader({
        arrivals: new FakeArrivalReader(),
        dirtyBuckets: new InMemoryDirtyBuckets(),
        deadLetters: letters,
        backlogs: new InMemoryProcessorBacklogs(),
        clock,
      }),
      endpoints: { otlpHttp: 'http://localhost:4318', otlpGrpc: undefined, kafkaBrokers: undefined },
    },
  };
}
