import { type IngestionKeyVerifier, type KeyRefusal, tenantId } from '@tokenledger/organization/domain';
import { decodePayload, type OtlpRecord, type OtlpSignal } from '@tokenledger/shared/otlp';
import { createCollectorSigner } from '@tokenledger/shared/record-proof';
import type { OutgoingRecord, StreamProducer } from '@tokenledger/shared/stream';
import { recordingLogger, type RecordingLogger } from '@tokenledger/shared/telemetry';
import type { Clock } from '@tokenledger/shared/time';

import type { IngestionMetrics } from '../receiving/ingestion-metrics';
import { type CollectorSettings, type RunningCollector, startCollector } from '../start-collector';

export const KEY = 'tli_valid';
export const SIGNING_SECRET = 'a signing secret of some length';
export const NOW = new Date('2026-11-23T12:00:00Z');
export const NANOS = String(BigInt(NOW.getTime()) * 1_000_000n);
export const TRACE_ID = '5b8efff798038103d269b633813fc60c';

/** Keeps what is sent; fails while `outage` is set; waits while `gate` is. */
export class FakeProducer implements StreamProducer {
  readonly records: OutgoingRecord[] = [];
  outage: Error | undefined;
  gate: Promise<void> | undefined;
  maxRecordBytes = 950_000;

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    await this.gate;
    if (this.outage !== undefined) throw this.outage;
    this.records.push(...records);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  decoded(): OtlpRecord[] {
    return this.records.flatMap(({ topic, value }) => decodePayload(SIGNAL_OF_TOPIC[topic]!, value));
  }
}

const SIGNAL_OF_TOPIC: Readonly<Record<string, OtlpSignal>> = {
  otlp_spans: 'traces',
  otlp_logs: 'logs',
  otlp_metrics: 'metrics',
};

/** `tli_valid` is the key of acme; other texts are refused for the reason that they name. */
export class FakeKeys implements IngestionKeyVerifier {
  outage: Error | undefined;

  verify(secret: string): ReturnType<IngestionKeyVerifier['verify']> {
    if (this.outage !== undefined) return Promise.reject(this.outage);
    return Promise.resolve(
      secret === KEY
        ? { verdict: 'valid', identity: { tenant: tenantId('acme'), keyId: 'k1' } }
        : { verdict: 'refused', reason: REFUSALS[secret] ?? 'unknown' },
    );
  }

  signingKeyOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

const REFUSALS: Readonly<Record<string, KeyRefusal>> = {
  tli_revoked: 'revoked',
  tli_suspended: 'tenant-suspended',
  nonsense: 'malformed',
};

/** Writes counts down as lines of text. */
export class CountingMetrics implements IngestionMetrics {
  readonly lines: string[] = [];
  bytesInFlight: () => number = () => 0;

  answered(transport: string, signal: string, outcome: string): void {
    this.lines.push(`answered ${transport} ${signal} ${outcome}`);
  }
  received(signal: string, records: number): void {
    this.lines.push(`received ${signal} ${records}`);
  }
  forwarded(signal: string, records: number): void {
    this.lines.push(`forwarded ${signal} ${records}`);
  }
  dropped(signal: string, reason: string, records: number): void {
    this.lines.push(`dropped ${signal} ${reason} ${records}`);
  }
  rejected(signal: string, reason: string, records: number): void {
    this.lines.push(`rejected ${signal} ${reason} ${records}`);
  }
  valuesRemoved(reason: string, values: number): void {
    this.lines.push(`removed ${reason} ${values}`);
  }
  watchBytesInFlight(read: () => number): { stop(): void } {
    this.bytesInFlight = read;
    return { stop: () => undefined };
  }
}

export interface CollectorUnderTest {
  readonly url: string;
  readonly collector: RunningCollector;
  readonly producer: FakeProducer;
  readonly keys: FakeKeys;
  readonly metrics: CountingMetrics;
  readonly logger: RecordingLogger;
}

/** A collector on free ports of this machine, with fakes behind it. */
export async function openCollector(
  settings: Partial<CollectorSettings> = {},
  clock: Clock = { now: () => NOW },
): Promise<CollectorUnderTest> {
  const producer = new FakeProducer();
  const keys = new FakeKeys();
  const metrics = new CountingMetrics();
  const logger = recordingLogger();
  const collector = await startCollector(
    { producer, keys, metrics, logger, clock, signer: createCollectorSigner(SIGNING_SECRET) },
    { host: '127.0.0.1', httpPort: 0, grpcPort: 0, ...settings },
  );
  return { url: `http://127.0.0.1:${collector.httpPort}`, collector, producer, keys, metrics, logger };
}

/** A span of a model call in OTLP/JSON. */
export function callSpan(overrides: object = {}): object {
  return {
    traceId: TRACE_ID,
    spanId: 'eee19b7ec3c1b174',
    name: 'chat gpt-4o',
    startTimeUnixNano: NANOS,
    endTimeUnixNano: NANOS,
    attributes: [
      { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
      { key: 'gen_ai.request.model', value: { stringValue: 'gpt-4o' } },
      { key: 'gen_ai.usage.input_tokens', value: { intValue: 10 } },
    ],
    ...overrides,
  };
}

/** A traces export in OTLP/JSON. */
export function tracesOf(...spans: object[]): object {
  return { resourceSpans: [{ scopeSpans: [{ spans }] }] };
}
