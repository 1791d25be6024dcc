import { Client, compressionAlgorithms, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { jsonToProto, type OtlpSignal } from '@tokenledger/shared/otlp';
import { StreamUnavailableError } from '@tokenledger/shared/stream';
import { parse } from 'protobufjs';

import {
  callSpan,
  type CollectorUnderTest,
  KEY,
  NANOS,
  openCollector,
  tracesOf,
} from '../testing/collector-under-test';

const ROOT = parse(`
  syntax = "proto3";
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message Partial { int64 rejected = 1; string error_message = 2; }
  message Response { Partial partial_success = 1; }
`).root;

const SERVICES: Readonly<Record<OtlpSignal, string>> = {
  traces: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
  logs: '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
  metrics: '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export',
};
const asProto = (body: unknown, signal: OtlpSignal = 'traces') =>
  Buffer.from(jsonToProto(signal, Buffer.from(JSON.stringify(body))).proto);
const raw = (message: Buffer): Buffer => message;

let open: CollectorUnderTest;
let client: Client;
beforeEach(async () => {
  open = await openCollector({ maxBodyBytes: 200_000 });
  client = clientOf();
});
afterEach(async () => {
  client.close();
  await open.collector.close(0);
});

function clientOf(options: object = {}): Client {
  return new Client(`127.0.0.1:${open.collector.grpcPort}`, credentials.createInsecure(), options);
}

function exportOf(
  body: Buffer,
  { signal = 'traces' as OtlpSignal, authorization = `Bearer ${KEY}`, through = client } = {},
) {
  const metadata = new Metadata();
  if (authorization !== '') metadata.set('authorization', authorization);
  return new Promise<Buffer>((resolve, reject) => {
    through.makeUnaryRequest(SERVICES[signal], raw, raw, body, metadata, (error, response) => {
      if (error !== null) reject(error);
      else resolve(response!);
    });
  });
}

const refusalOf = (call: Promise<Buffer>): Promise<ServiceError> =>
  call.then(
    () => {
      throw new Error('was taken');
    },
    (error: ServiceError) => error,
  );

const detailsOf = (error: ServiceError) => {
  const message = ROOT.lookupType('Status');
  const bytes = error.metadata.get('grpc-status-details-bin')[0] as Buffer;
  return message.toObject(message.decode(bytes)) as {
    code: number;
    details?: { type_url?: string; typeUrl?: string }[];
  };
};

describe('OTLP over gRPC', () => {
  it.each<[OtlpSignal, string, object]>([
    ['traces', 'otlp_spans', tracesOf(callSpan())],
    [
      'logs',
      'otlp_logs',
      {
        resourceLogs: [
          {
            scopeLogs: [
              { logRecords: [{ timeUnixNano: NANOS, attributes: [{ key: 'input_tokens', value: { intValue: 1 } }] }] },
            ],
          },
        ],
      },
    ],
    [
      'metrics',
      'otlp_metrics',
      {
        resourceMetrics: [
          {
            scopeMetrics: [
              {
                metrics: [
                  {
                    name: 'gen_ai.client.token.usage',
                    histogram: { dataPoints: [{ timeUnixNano: NANOS, count: '1', sum: 5 }] },
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  ])('takes %s and answers without partial success', async (signal, topic, body) => {
    expect((await exportOf(asProto(body, signal), { signal })).length).toBe(0);
    expect(open.producer.records).toMatchObject([{ topic, headers: { 'x-tenant-id': 'acme' } }]);
  });

  it('takes an empty request', async () => {
    expect((await exportOf(Buffer.alloc(0))).length).toBe(0);
  });

  it('takes gzip', async () => {
    const through = clientOf({ 'grpc.default_compression_algorithm': compressionAlgorithms.gzip });
    await exportOf(asProto(tracesOf(callSpan())), { through });
    through.close();
    expect(open.producer.decoded()).toHaveLength(1);
  });

  it('says by partial success what was rejected', async () => {
    const message = ROOT.lookupType('Response');
    const response = await exportOf(asProto(tracesOf(callSpan(), callSpan({ traceId: '' }))));
    expect(message.toObject(message.decode(response), { longs: Number })).toMatchObject({
      partialSuccess: { rejected: 1, errorMessage: expect.stringMatching(/^1 of 2 spans rejected/) as string },
    });
  });

  it.each([
    ['without a key', '', status.UNAUTHENTICATED],
    ['with an unknown key', 'Bearer tli_other', status.UNAUTHENTICATED],
    ['of a suspended organisation', 'Bearer tli_suspended', status.PERMISSION_DENIED],
  ])('refuses a call %s', async (_kind, authorization, code) => {
    const error = await refusalOf(exportOf(asProto(tracesOf(callSpan())), { authorization }));
    expect([error.code, detailsOf(error).code, open.producer.records]).toEqual([code, code, []]);
  });

  it('names the field of a message that cannot be read', async () => {
    const error = await refusalOf(exportOf(asProto(tracesOf(callSpan())).subarray(0, 40)));
    expect(error.code).toBe(status.INVALID_ARGUMENT);
    expect(error.details).toContain('resourceSpans[0]');
    expect(detailsOf(error).details).toMatchObject([{ typeUrl: 'type.googleapis.com/google.rpc.BadRequest' }]);
  });

  it.each([
    ['as it is', {}],
    ['after decompression', { 'grpc.default_compression_algorithm': compressionAlgorithms.gzip }],
  ])('refuses a message that is too large %s, and gives its share of memory back', async (_kind, options) => {
    const through = clientOf(options);
    const error = await refusalOf(exportOf(Buffer.alloc(300_000), { through }));
    expect(error.code).toBe(status.RESOURCE_EXHAUSTED);
    through.close();
    while (open.metrics.bytesInFlight() > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  it('says "send again" with RetryInfo while the stream is out of reach', async () => {
    open.producer.outage = new StreamUnavailableError('broker down');
    const error = await refusalOf(exportOf(asProto(tracesOf(callSpan()))));
    expect(error.code).toBe(status.UNAVAILABLE);
    expect(detailsOf(error).details).toMatchObject([{ typeUrl: 'type.googleapis.com/google.rpc.RetryInfo' }]);
    expect(open.metrics.bytesInFlight()).toBe(0);
  });

  it('gives back the memory of a call whose caller goes away before its message came', async () => {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${KEY}`);
    const call = client.makeClientStreamRequest(SERVICES.traces, raw, raw, metadata, () => undefined);
    while (open.metrics.bytesInFlight() === 0) await new Promise((resolve) => setImmediate(resolve));
    call.cancel();
    while (open.metrics.bytesInFlight() > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(open.producer.records).toEqual([]);
  });

  it('gives up a call whose message does not come', async () => {
    await open.collector.close(0);
    open = await openCollector({ requestTimeoutMs: 20 });
    const through = clientOf();
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${KEY}`);
    const error = await new Promise<ServiceError | null>((resolve) => {
      through.makeClientStreamRequest(SERVICES.traces, raw, raw, metadata, resolve);
    });
    expect(error?.code).toBe(status.DEADLINE_EXCEEDED);
    through.close();
  });

  it('does not start on a port in use, and HTTP does not stay alone', async () => {
    await expect(openCollector({ grpcPort: open.collector.grpcPort! })).rejects.toThrow(
      /wanted for OTLP over gRPC, is in use/,
    );
  });
});
