import type { IngestionStatusQuery } from '../../operations';
import type { Sender, Status } from '../status/status-model';

/** Seen at 12:00:30 on 10 March 2026 (UTC), with two calls in the running minute. */
export function aStatus(part: Partial<Status> = {}): Status {
  const first = Date.UTC(2026, 2, 10, 11, 1);
  return {
    state: 'RECEIVING',
    asOf: '2026-03-10T12:00:30.000Z',
    newestCallAt: '2026-03-10T12:00:10.000Z',
    newestArrivalAt: '2026-03-10T12:00:20.000Z',
    callsPerMinute: Array.from({ length: 60 }, (_, minute) => ({
      minute: new Date(first + minute * 60_000).toISOString(),
      calls: minute === 59 ? '2' : '0',
    })),
    pendingBuckets: 0,
    lag: { records: '0', measuredAt: '2026-03-10T12:00:29.000Z' },
    lagUnknownReason: null,
    deadLetters: { waiting: '0', replayed: '0', newestAt: null },
    senders: [aSender()],
    sendersTruncated: false,
    endpoints: { otlpHttp: 'https://in.example:4318', otlpGrpc: 'https://in.example:4317', kafkaBrokers: null },
    ...part,
  };
}

export function aSender(part: Partial<Sender> = {}): Sender {
  return {
    keyId: 'k1',
    service: 'checkout',
    dialect: 'otel-genai',
    calls24h: '40',
    newestArrivalAt: '2026-03-10T12:00:20.000Z',
    ...part,
  };
}

export function statusAnswer(part: Partial<Status> = {}): IngestionStatusQuery {
  return { ingestionStatus: aStatus(part) };
}
