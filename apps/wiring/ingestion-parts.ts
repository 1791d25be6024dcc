import { appendAudit } from '@tokenledger/organization/data';
import { randomUUID } from 'node:crypto';

import type { DeadLetterPorts, IngestionEndpoints, IngestionStatusParts } from '@tokenledger/metering/api';
import {
  ClickHouseArrivalReader,
  ClickHouseDeadLetterReader,
  PostgresDeadLetterReplays,
  PostgresDirtyBuckets,
  PostgresProcessorBacklogs,
} from '@tokenledger/metering/data';
import { IngestionStatusReader, ReplayRequests } from '@tokenledger/metering/domain';
import { type ClickHouse, TenantBoundClickHouse } from '@tokenledger/shared/clickhouse';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import { systemClock } from '@tokenledger/shared/time';

/** What the API answers about ingestion from. */
export interface IngestionParts {
  readonly deadLetters: DeadLetterPorts;
  readonly ingestionStatus: IngestionStatusParts;
}

/** The same in every process that serves the API. */
export function ingestionPartsOf(
  clickhouse: ClickHouse,
  postgres: PostgresPool,
  endpoints: IngestionEndpoints,
): IngestionParts {
  const usage = new TenantBoundClickHouse(clickhouse);
  const letters = new ClickHouseDeadLetterReader(usage);
  const replays = new PostgresDeadLetterReplays(postgres, appendAudit);
  return {
    deadLetters: {
      letters,
      replays,
      requests: new ReplayRequests({ letters, replays, clock: systemClock, newId: randomUUID }),
    },
    ingestionStatus: {
      status: new IngestionStatusReader({
        arrivals: new ClickHouseArrivalReader(usage),
        dirtyBuckets: new PostgresDirtyBuckets(postgres),
        deadLetters: letters,
        backlogs: new PostgresProcessorBacklogs(postgres),
        clock: systemClock,
      }),
      endpoints,
    },
  };
}

/** What settings say of where senders reach this installation. */
interface PublicEndpointSettings {
  readonly PUBLIC_OTLP_HTTP_URL?: string | undefined;
  readonly PUBLIC_OTLP_GRPC_URL?: string | undefined;
  readonly PUBLIC_KAFKA_BROKERS?: readonly string[] | undefined;
}

/** @param own where this process itself receives, for what the settings do not say */
export function endpointsOf(
  settings: PublicEndpointSettings,
  own?: { readonly host: string; readonly httpPort: number; readonly grpcPort: number | undefined },
): IngestionEndpoints {
  const ownAddress = (port: number | undefined) =>
    own === undefined || port === undefined ? undefined : `http://${reachableHost(own.host)}:${port}`;
  return {
    otlpHttp: settings.PUBLIC_OTLP_HTTP_URL ?? ownAddress(own?.httpPort),
    otlpGrpc: settings.PUBLIC_OTLP_GRPC_URL ?? ownAddress(own?.grpcPort),
    kafkaBrokers: settings.PUBLIC_KAFKA_BROKERS,
  };
}

/** "Every interface" is no address to send to. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
