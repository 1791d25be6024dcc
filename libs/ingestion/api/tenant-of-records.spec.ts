import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { jsonToProto } from '@tokenledger/shared/otlp';
import { createRecordVerifier } from '@tokenledger/shared/record-proof';

import {
  type CollectorUnderTest,
  KEY,
  NANOS,
  openCollector,
  SIGNING_SECRET,
  tracesOf,
  callSpan,
} from './testing/collector-under-test';

const CLAIMS = ['tenant', 'tenant.id', 'tenant_id', 'x-tenant-id', 'tokenledger.tenant', 'organization.id', 'key.id'];
const attributes = CLAIMS.map((key) => ({ key, value: { stringValue: 'globex' } }));
const resource = { attributes };
const count = { key: 'input_tokens', value: { intValue: 1 } };

/** Exports of every signal that say everywhere that they are of globex. */
const EXPORTS = {
  traces: {
    resourceSpans: [
      {
        resource,
        scopeSpans: [
          {
            scope: { name: 'globex', attributes },
            spans: [
              { ...callSpan(), attributes: [...(callSpan() as { attributes: object[] }).attributes, ...attributes] },
            ],
          },
        ],
      },
    ],
  },
  logs: {
    resourceLogs: [
      { resource, scopeLogs: [{ logRecords: [{ timeUnixNano: NANOS, attributes: [count, ...attributes] }] }] },
    ],
  },
  metrics: {
    resourceMetrics: [
      {
        resource,
        scopeMetrics: [
          {
            metrics: [
              {
                name: 'gen_ai.client.token.usage',
                sum: { aggregationTemporality: 1, dataPoints: [{ timeUnixNano: NANOS, asInt: 1, attributes }] },
              },
            ],
          },
        ],
      },
    ],
  },
};

const GRPC_TRACES = '/opentelemetry.proto.collector.trace.v1.TraceService/Export';

const forgedHeaders = Object.fromEntries(
  ['tenant', 'x-tenant-id', 'x-scope-orgid', 'x-tokenledger-tenant', 'x-key-id', 'x-record-proof', 'baggage'].map(
    (name) => [name, 'globex'],
  ),
);

describe('whose records are', () => {
  let open: CollectorUnderTest;
  beforeEach(async () => {
    open = await openCollector();
  });
  afterEach(() => open.collector.close(0));

  function post(path: string, body: object, authorization = `Bearer ${KEY}`): Promise<Response> {
    const headers = { 'content-type': 'application/json', ...forgedHeaders, authorization };
    return fetch(open.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  const verifier = createRecordVerifier({
    collectorSecret: SIGNING_SECRET,
    signingKeyOf: () => Promise.resolve(undefined),
  });

  it.each(
    Object.entries(EXPORTS).flatMap(([signal, body]) =>
      ['', '/openrouter', '/globex'].map((at) => [`${at}/v1/${signal}`, body] as const),
    ),
  )('is said by their key alone at %s', async (path, body) => {
    const response = await post(`${path}?tenant=globex`, body);
    expect(response.status).toBe(200);
    expect(open.producer.records.length).toBeGreaterThan(0);
    for (const record of open.producer.records) {
      expect(await verifier.verify(record)).toMatchObject({ proven: true, tenant: 'acme', keyId: 'k1' });
    }
  });

  it('is said by their key alone over gRPC, whatever its metadata say', async () => {
    await exported(EXPORTS.traces, `Bearer ${KEY}`);
    expect(open.producer.records.length).toBeGreaterThan(0);
    for (const record of open.producer.records) {
      expect(await verifier.verify(record)).toMatchObject({ proven: true, tenant: 'acme', keyId: 'k1' });
    }
    const refused = exported(EXPORTS.traces, 'Bearer tli_of-globex');
    await expect(refused).rejects.toMatchObject({ code: status.UNAUTHENTICATED });
  });

  /** As an exporter does it, with every name by which a tenant may be claimed in its metadata. */
  function exported(body: object, authorization: string): Promise<void> {
    const client = new Client(`127.0.0.1:${open.collector.grpcPort}`, credentials.createInsecure());
    const metadata = new Metadata();
    for (const [name, value] of Object.entries({ ...forgedHeaders, authorization })) metadata.set(name, value);
    const bytes = Buffer.from(jsonToProto('traces', Buffer.from(JSON.stringify(body))).proto);
    const raw = (message: Buffer): Buffer => message;
    return new Promise<void>((resolve, reject) => {
      const answer = (error: ServiceError | null) => (error === null ? resolve() : reject(error));
      client.makeUnaryRequest(GRPC_TRACES, raw, raw, bytes, metadata, answer);
    }).finally(() => client.close());
  }

  it('is nobody where the key is not: no header takes its place', async () => {
    expect((await post('/v1/traces', tracesOf(callSpan()), 'Bearer tli_of-globex')).status).toBe(401);
    expect(open.producer.records).toEqual([]);
  });
});
