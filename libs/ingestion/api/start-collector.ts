import {
  AttributePolicy,
  DEFAULT_INGESTION_LIMITS,
  type IngestionLimits,
  Sanitiser,
} from '@tokenledger/ingestion/domain';
import type { IngestionKeyVerifier } from '@tokenledger/organization/domain';
import type { CollectorSigner } from '@tokenledger/shared/record-proof';
import type { StreamProducer } from '@tokenledger/shared/stream';
import type { Logger } from '@tokenledger/shared/telemetry';
import { type Clock, systemClock } from '@tokenledger/shared/time';

import { GrpcReceiver } from './grpc/grpc-receiver';
import { HttpReceiver } from './http/http-receiver';
import { ByteBudget } from './receiving/byte-budget';
import { ExportReceiver, exportTopics } from './receiving/export-receiver';
import { IncidentLog } from './receiving/incident-log';
import { type IngestionMetrics, meteredIngestion } from './receiving/ingestion-metrics';

const MEBIBYTE = 1024 * 1024;

/** What a collector is made of; the process owns them and closes them after the collector. */
export interface CollectorPorts {
  readonly keys: IngestionKeyVerifier;
  readonly producer: StreamProducer;
  /** Proves each record's tenant to the processor. */
  readonly signer: CollectorSigner;
  readonly logger: Logger;
  readonly metrics?: IngestionMetrics;
  readonly clock?: Clock;
}

export interface CollectorSettings {
  readonly host: string;
  /** 0 takes a free one; usually 4318. */
  readonly httpPort: number;
  /** 0 takes a free one; usually 4317. Undefined leaves gRPC out. */
  readonly grpcPort: number | undefined;
  /** Of a body as sent; 20 MiB. Also the largest gRPC message, before and after decompression. */
  readonly maxBodyBytes?: number;
  /** Of a body after decompression; 64 MiB. */
  readonly maxDecompressedBytes?: number;
  /** Of all requests in hand; 256 MiB. */
  readonly maxBytesInFlight?: number;
  /** A request that has not arrived whole by then is given up; 30 s. */
  readonly requestTimeoutMs?: number;
  /** Before `otlp_spans`, `otlp_logs` and `otlp_metrics`. */
  readonly topicPrefix?: string;
  /** Attribute names that pass besides those of the tables. */
  readonly additionalAttributes?: readonly string[];
  readonly limits?: Partial<IngestionLimits>;
}

export interface RunningCollector {
  readonly httpPort: number;
  readonly grpcPort: number | undefined;
  /** Takes no new requests, answers those in hand, and cuts off what takes longer than the grace. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Starts OTLP over HTTP and gRPC.
 * @throws PortInUseError
 * @throws UnsafeAttributeError where an additional attribute is known to carry prompts or completions
 */
export async function startCollector(ports: CollectorPorts, settings: CollectorSettings): Promise<RunningCollector> {
  const clock = ports.clock ?? systemClock;
  const metrics = ports.metrics ?? meteredIngestion();
  const budget = new ByteBudget(settings.maxBytesInFlight ?? 256 * MEBIBYTE);
  const maxBodyBytes = settings.maxBodyBytes ?? 20 * MEBIBYTE;
  const receiver = new ExportReceiver({
    sanitiser: new Sanitiser(new AttributePolicy(settings.additionalAttributes), {
      ...DEFAULT_INGESTION_LIMITS,
      ...settings.limits,
    }),
    producer: ports.producer,
    signer: ports.signer,
    topics: exportTopics(settings.topicPrefix),
    metrics,
    clock,
  });
  const parts = { receiver, keys: ports.keys, budget, metrics, incidents: new IncidentLog(ports.logger, clock) };
  const { host } = settings;
  const requestTimeoutMs = settings.requestTimeoutMs ?? 30_000;
  const http = new HttpReceiver(parts, {
    host,
    port: settings.httpPort,
    maxBodyBytes,
    maxDecompressedBytes: settings.maxDecompressedBytes ?? 64 * MEBIBYTE,
    requestTimeoutMs,
  });
  const httpPort = await http.listen();
  const grpc = await startGrpc(http, () =>
    settings.grpcPort === undefined
      ? undefined
      : new GrpcReceiver(parts, { host, port: settings.grpcPort, maxMessageBytes: maxBodyBytes, requestTimeoutMs }),
  );
  const gauge = metrics.watchBytesInFlight(() => budget.inUse);
  return {
    httpPort,
    grpcPort: grpc?.port,
    close: async (graceMs = 10_000) => {
      gauge.stop();
      await Promise.all([http.close(graceMs), grpc?.receiver.close(graceMs)]);
    },
  };
}

/** A collector with half of its ports would look alive: where gRPC cannot start, HTTP stops. */
async function startGrpc(http: HttpReceiver, create: () => GrpcReceiver | undefined) {
  const receiver = create();
  if (receiver === undefined) return undefined;
  try {
    return { receiver, port: await receiver.listen() };
  } catch (error) {
    await http.close(0);
    throw error;
  }
}
