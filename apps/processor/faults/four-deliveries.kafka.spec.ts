import { OPERATOR } from '@tokenledger/organization/testing';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { TypeOrmAccessKeys } from '@tokenledger/organization/data';
import { KeyManager, type TenantId, tenantId } from '@tokenledger/organization/domain';
import type { OtlpSignal } from '@tokenledger/shared/otlp';
import { describeWithKafka } from '@tokenledger/shared/testing';
import { systemClock } from '@tokenledger/shared/time';

import { FaultStage } from './testing/fault-stage';
import type { OurProcess } from './testing/our-process';
import { seedOfRun } from './testing/seeded-random';
import { type ExportRequest, traceSet } from './testing/trace-set';

jest.setTimeout(240_000);

const seed = seedOfRun();
const WAYS = ['protobuf', 'json', 'grpc', 'kafka-protobuf', 'kafka-json'] as const;
type Way = (typeof WAYS)[number];

const GRPC_METHODS: Readonly<Record<string, string>> = {
  traces: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
  logs: '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
};
/** Of a row, what says who brought it and when; everything else is what was said. */
const OF_DELIVERY = ['tenant_id', 'key_id', 'arrived_at', 'version', 'source'];

describeWithKafka('one trace set, delivered in every way', ({ brokers }) => {
  const prefix = `ways-${seed}-${Date.now()}.`;
  const tenants = Object.fromEntries(WAYS.map((way) => [way, tenantId(way)])) as Record<Way, TenantId>;
  const secrets = new Map<Way, string>();
  const requests = traceSet();
  let stage: FaultStage;
  let collector: OurProcess;

  /** As an OpenTelemetry Collector writes it: the request as it is, without a header, on a topic that is one tenant's. */
  const topicOf = (way: Way, signal: OtlpSignal): string =>
    `${prefix}otlp_${signal === 'traces' ? 'spans' : signal}_${way}`;

  beforeAll(async () => {
    const foreign = (['kafka-protobuf', 'kafka-json'] as const).flatMap((way) =>
      (['traces', 'logs'] as const).map((signal) => ({ topic: topicOf(way, signal), tenant: tenants[way] })),
    );
    stage = await FaultStage.open({
      brokers,
      prefix,
      tenants: Object.values(tenants),
      seed,
      trustedTopics: foreign.map(({ topic }) => topic),
      settings: {
        KAFKA_TOPIC_TRUST: foreign.map(({ topic, tenant }) => `${topic}=tenant:${tenant}`).join(),
        OTLP_HOST: '127.0.0.1',
        OTLP_HTTP_PORT: '0',
        OTLP_GRPC_PORT: '0',
        OTLP_MAX_AGE_DAYS: '3650',
      },
    });
    const keys = new KeyManager(new TypeOrmAccessKeys(stage.store.dataSource), systemClock);
    for (const way of WAYS) {
      const issued = await keys.issue(tenants[way], 'ingestion', way, OPERATOR);
      if (!issued.ok) throw new Error(issued.error.message);
      secrets.set(way, issued.value.secret);
    }
    const processor = stage.startProcessor('processor');
    collector = stage.start('collector', 'collector');
    await stage.untilReady(processor, collector);
  });
  afterAll(() => stage?.close());

  const portOf = (protocol: 'http' | 'grpc'): string =>
    new RegExp(`"${protocol}":(\\d+)`).exec(collector.output())?.[1] ?? '';
  const authorizationOf = (way: Way): string => `Bearer ${secrets.get(way) ?? ''}`;

  async function post(way: Way, type: string, { signal }: ExportRequest, body: string | Uint8Array): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${portOf('http')}/v1/${signal}`, {
      method: 'POST',
      headers: { authorization: authorizationOf(way), 'content-type': type },
      body: typeof body === 'string' ? body : Buffer.from(body),
    });
    expect(answer.status).toBe(200);
  }

  function exportOverGrpc(client: Client, { signal, proto }: ExportRequest): Promise<void> {
    const metadata = new Metadata();
    metadata.set('authorization', authorizationOf('grpc'));
    const raw = (message: Buffer): Buffer => message;
    return new Promise((resolve, reject) => {
      client.makeUnaryRequest(GRPC_METHODS[signal] ?? '', raw, raw, Buffer.from(proto), metadata, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  function onTopic(way: Way, valueOf: (request: ExportRequest) => Uint8Array): Promise<void> {
    return stage.send(
      requests.map((request) => ({ topic: topicOf(way, request.signal), value: valueOf(request), headers: {} })),
    );
  }

  /** All that the ledger keeps of a delivery, bookings and evidence, without what names the delivery. */
  async function ledgerOf(way: Way): Promise<readonly string[]> {
    await stage.untilSettled(tenants[way]);
    const rows = await stage.clickhouse.query<Readonly<Record<string, unknown>>>({
      text: 'SELECT * FROM usage_events FINAL WHERE tenant_id = {tenant:String}',
      params: { tenant: tenants[way] },
    });
    return rows
      .map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !OF_DELIVERY.includes(name))))
      .sort();
  }

  it('gives the same ledger, row by row', async () => {
    for (const request of requests) {
      await post('protobuf', 'application/x-protobuf', request, request.proto);
      await post('json', 'application/json', request, request.json);
    }
    const client = new Client(`127.0.0.1:${portOf('grpc')}`, credentials.createInsecure());
    for (const request of requests) await exportOverGrpc(client, request);
    client.close();
    await onTopic('kafka-protobuf', ({ proto }) => proto);
    await onTopic('kafka-json', ({ json }) => Buffer.from(json));

    const [first, ...others] = await Promise.all(WAYS.map(ledgerOf));
    expect(first?.length).toBeGreaterThan(100);
    for (const other of others) expect(other).toEqual(first);
  });
});
