import type { IngestionStatus, Sender } from '@tokenledger/metering/domain';

import type { IngestionEndpointsType, IngestionStatusType, UsageSenderType } from './ingestion-status';

/** Where usage is sent to, as senders reach it; undefined where this installation does not say. */
export interface IngestionEndpoints {
  /** Base address, without `/v1/traces`. */
  readonly otlpHttp: string | undefined;
  readonly otlpGrpc: string | undefined;
  /** As host:port. */
  readonly kafkaBrokers: readonly string[] | undefined;
}

export function toApiIngestionStatus(
  { lag, ...status }: IngestionStatus,
  endpoints: IngestionEndpoints,
): IngestionStatusType {
  return {
    ...status,
    newestCallAt: status.newestCallAt ?? null,
    newestArrivalAt: status.newestArrivalAt ?? null,
    callsPerMinute: [...status.callsPerMinute],
    lag: lag.known ? { records: BigInt(lag.records), measuredAt: lag.measuredAt } : null,
    lagUnknownReason: lag.known ? null : lag.reason,
    deadLetters: { ...status.deadLetters, newestAt: status.deadLetters.newestAt ?? null },
    senders: status.senders.map(toApiSender),
    endpoints: toApiEndpoints(endpoints),
  };
}

function toApiSender({ keyId, service, calls, ...sender }: Sender): UsageSenderType {
  return { ...sender, keyId: keyId === '' ? null : keyId, service: service === '' ? null : service, calls24h: calls };
}

function toApiEndpoints({ otlpHttp, otlpGrpc, kafkaBrokers }: IngestionEndpoints): IngestionEndpointsType {
  return {
    otlpHttp: otlpHttp ?? null,
    otlpGrpc: otlpGrpc ?? null,
    kafkaBrokers: kafkaBrokers === undefined ? null : [...kafkaBrokers],
  };
}
