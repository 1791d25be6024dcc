import type { ConnectionOptions } from 'node:tls';
import { createKeySigner } from '@tokenledger/shared/record-proof';
import type { SASLOptions } from 'kafkajs';

import { buildUsageExporter } from './build-usage-exporter';
import { toSigningKey } from './signing-key';
import { KafkaTransport } from './transport/kafka-transport';
import { loadTraceSerializer } from './transport/load-trace-serializer';
import { type BufferOptions, givenText, InvalidUsageOptionsError, wholeNumber } from './usage-options';
import type { UsageSpanExporter } from './usage-span-exporter';

export interface KafkaSpanExporterOptions extends BufferOptions {
  /** `host:port` of one or more brokers. */
  readonly brokers: readonly string[];
  /** Signs each record: it proves the tenant, and is never sent itself. */
  readonly ingestionKey: string;
  /** The tenant that the key belongs to. */
  readonly tenant: string;
  /** Default `otlp_spans`, the OpenTelemetry Collector's. */
  readonly topic?: string;
  /** True for the system's certificate authorities, or Node's TLS settings. */
  readonly ssl?: boolean | ConnectionOptions;
  readonly sasl?: SASLOptions;
  /** Default `gzip`. */
  readonly compression?: 'gzip' | 'none';
  /** Shown in the broker's logs and quotas. Default `tokenledger-sdk`. */
  readonly clientId?: string;
  /** Largest record before compression. Default 900,000 bytes, below Kafka's own default of 1 MiB. */
  readonly maxRecordBytes?: number;
  /** Default 5,000 ms. */
  readonly connectionTimeoutMs?: number;
}

/** Several records a request are fine; each stays below `maxRecordBytes`. */
const MAX_BATCH_BYTES = 4_194_304;

/**
 * Reports model calls straight to Kafka, as the OpenTelemetry Collector's Kafka exporter would (`otlp_proto`), signed.
 *
 * @throws InvalidUsageOptionsError naming the option; nothing throws after that
 */
export function createKafkaSpanExporter(options: KafkaSpanExporterOptions): UsageSpanExporter {
  const transport = new KafkaTransport({
    brokers: givenBrokers(options.brokers),
    clientId: options.clientId ?? 'tokenledger-sdk',
    ssl: options.ssl,
    sasl: options.sasl,
    connectionTimeoutMs: wholeNumber('connectionTimeoutMs', options.connectionTimeoutMs, 5_000, 1),
    topic: givenText('topic', options.topic ?? 'otlp_spans'),
    compression: options.compression ?? 'gzip',
    maxRecordBytes: wholeNumber('maxRecordBytes', options.maxRecordBytes, 900_000, 1_024),
    requestTimeoutMs: wholeNumber('requestTimeoutMs', options.requestTimeoutMs, 30_000, 1),
    serializer: options.serializer ?? loadTraceSerializer(),
    signer: createKeySigner(toSigningKey(options.tenant, options.ingestionKey)),
  });
  return buildUsageExporter(transport, options, MAX_BATCH_BYTES);
}

function givenBrokers(brokers: readonly string[]): readonly string[] {
  if (!Array.isArray(brokers) || brokers.length === 0) {
    throw new InvalidUsageOptionsError('brokers', 'a list with at least one host:port is needed');
  }
  return brokers.map((broker: unknown) => {
    const text = givenText('brokers', broker);
    if (!/^.+:\d{1,5}$/.test(text)) throw new InvalidUsageOptionsError('brokers', `"${text}" is not host:port`);
    return text;
  });
}
