import { NO_OWNER_RULES } from '@tokenledger/attribution/domain';
import { OPERATOR, aPerson } from '@tokenledger/organization/testing';
import { ClickHouseDeadLetters, ClickHouseSpendReader, PostgresDirtyBuckets } from '@tokenledger/metering/data';
import { deadLetterId, type SpendReport, type SpendRequest } from '@tokenledger/metering/domain';
import { TypeOrmAccessKeys, TypeOrmTenants } from '@tokenledger/organization/data';
import {
  CachingIngestionKeyVerifier,
  KeyManager,
  KeyOwners,
  tenantId,
  wholeLedger,
} from '@tokenledger/organization/domain';
import { InMemoryPriceBook } from '@tokenledger/pricing/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { createCollectorSigner, createKeySigner } from '@tokenledger/shared/record-proof';
import { createInProcessStream, type InProcessStream, type OutgoingRecord } from '@tokenledger/shared/stream';
import { silentLogger } from '@tokenledger/shared/telemetry';
import {
  describeWithEngines,
  openTestClickHouse,
  openTestPostgres,
  type TestClickHouse,
  type TestPostgres,
} from '@tokenledger/shared/testing';
import { systemClock } from '@tokenledger/shared/time';

import { endpointsOf, ingestionPartsOf } from '../wiring/ingestion-parts';
import { TenantDirectory, type DecisionStore, migrateStores, openDecisionStore } from '../wiring/open-stores';
import { topicsOf } from '../wiring/topics';
import { createProcessor, type Processor } from './create-processor';
import { createReplayLoop } from './dead-letters/create-replay-loop';
import { otlpTraces, type TestSpan } from './testing/otlp-json';

const SECRET = 'a deployment secret of enough characters';
const acme = tenantId('acme');
const topics = topicsOf('', ['otlp_spans_acme']);
const NOON_MS = Date.UTC(2026, 2, 10, 12);

describeWithEngines('the processor on the embedded engines', () => {
  let clickhouse: TestClickHouse;
  let postgres: TestPostgres;
  let store: DecisionStore;
  let processor: Processor;
  let stream: InProcessStream;
  let sdkKey: { secret: string; keyId: string };

  beforeAll(async () => {
    [clickhouse, postgres] = await Promise.all([openTestClickHouse(), openTestPostgres()]);
    store = await openDecisionStore(postgres.url, 5, silentLogger);
    await migrateStores(store, clickhouse, undefined, silentLogger);
    const tenants = new TypeOrmTenants(store.dataSource);
    await tenants.add(
      {
        id: acme,
        name: 'Acme',
        timeZone: 'UTC',
        reportingCurrency: 'USD',
        status: 'active',
        createdAt: new Date(),
      },
      OPERATOR,
    );
    const keys = new TypeOrmAccessKeys(store.dataSource);
    const issued = await new KeyManager(keys, systemClock).issue(acme, 'ingestion', 'SDK', OPERATOR, {
      owner: { costCenter: 'CC-SDK' },
    });
    if (!issued.ok) throw new Error(issued.error.message);
    sdkKey = { secret: issued.value.secret, keyId: issued.value.key.keyId };
    const keyOwners = new KeyOwners(keys);
    const directory = TenantDirectory.over(store);
    processor = createProcessor({
      clickhouse,
      postgres: store.pool,
      keys: new CachingIngestionKeyVerifier(keys, systemClock),
      calendar: directory,
      tenantExists: (tenant) => directory.exists(tenant),
      keyOwnerOf: (tenant, keyId) => keyOwners.of(tenant, keyId),
      freshPriceBook: () => Promise.resolve(new InMemoryPriceBook()),
      priceBook: () => new InMemoryPriceBook(),
      ownerRules: () => NO_OWNER_RULES,
      freshOwnerRules: () => Promise.resolve(NO_OWNER_RULES),
      topics,
      collectorSecret: SECRET,
      topicTrust: new Map([
        ['otlp_spans_acme', { tenant: 'acme' }],
        ['otlp_spans_nobody', { tenant: 'nobody' }],
      ]),
      deadLetterProducer: undefined,
      maxFutureMs: 86_400_000,
      rollerRestMs: 10,
      cluster: undefined,
      exportsFolder: undefined,
      log: silentLogger,
      clock: systemClock,
    });
    stream = createInProcessStream();
    await stream.consumer.start((records) => processor.handle(records));
    processor.roller.start();
  }, 120_000);

  afterAll(async () => {
    await stream.consumer.stop();
    await processor.roller.stop();
    await store.close();
    await Promise.all([clickhouse.close(), postgres.close()]);
  });

  function record(topic: string, value: Uint8Array): OutgoingRecord {
    const headers = createCollectorSigner(SECRET).headersFor({ tenant: 'acme', keyId: 'key-1' }, topic, value);
    return { topic, value, headers };
  }

  function send(...spans: readonly TestSpan[]): Promise<void> {
    return stream.producer.send([record('otlp_spans', otlpTraces(spans))]);
  }

  async function settled(project: string, groupBy: SpendRequest['groupBy'] = []): Promise<SpendReport> {
    const reader = new ClickHouseSpendReader(
      clickhouse,
      new PostgresDirtyBuckets(store.pool),
      TenantDirectory.over(store),
    );
    for (;;) {
      const report = await reader.spend(wholeLedger(acme), {
        from: new Date('2026-03-01T00:00:00Z'),
        to: new Date('2026-04-01T00:00:00Z'),
        timeZone: 'UTC',
        granularity: 'total',
        groupBy,
        filter: { project: [project] },
        limit: 10,
      });
      if (report.freshness.pendingBuckets === 0) return report;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  function deadLetters() {
    return new ClickHouseDeadLetters(clickhouse, systemClock).list({ includeReplayed: false, limit: 100 });
  }

  it('books what is acknowledged: an answer has it as soon as its bucket is settled', async () => {
    await send({ project: 'first', startMs: NOON_MS }, { project: 'first', startMs: NOON_MS + 1 });
    const { totals } = await settled('first');
    // twice 36 × 2.50 + 64 × 1.25 + 20 × 10.00 = 370 dollars per million
    expect(totals.calls).toBe(2n);
    expect(totals.cost.map(({ currency, amount }) => `${currency} ${formatDecimal18(amount)}`)).toEqual([
      'USD 0.00074',
    ]);
  });

  it('counts a call once, whoever brings it and however often', async () => {
    const span = { project: 'once', startMs: NOON_MS, responseId: 'chatcmpl-once' };
    const otherObserver = { ...span, traceId: 'f'.repeat(32), spanId: 'e'.repeat(16), startMs: NOON_MS - 4_000 };
    await send(span, otherObserver);
    await send(span);
    await send(otherObserver, span, otherObserver);
    expect((await settled('once')).totals.calls).toBe(1n);
  });

  it('takes records that an ingestion key signed, and those of a topic that belongs to a tenant', async () => {
    const value = otlpTraces([{ project: 'proven', startMs: NOON_MS }]);
    const signer = createKeySigner({ tenant: 'acme', keyId: sdkKey.keyId, keySecret: sdkKey.secret });
    const foreign = otlpTraces([{ project: 'proven', startMs: NOON_MS + 5 }]);
    await stream.producer.send([
      { topic: 'otlp_spans', value, headers: signer.headersFor('otlp_spans', value) },
      { topic: 'otlp_spans_acme', value: foreign, headers: {} },
    ]);
    expect((await settled('proven')).totals.calls).toBe(2n);
    // Neither names a cost centre: what the key brought belongs to the key's.
    const owners = (await settled('proven', ['costCenter'])).rows.map(({ group, calls }) => [group[0], calls]);
    expect(owners).toEqual(
      expect.arrayContaining([
        ['CC-SDK', 1n],
        [null, 1n],
      ]),
    );
  });

  it('puts aside what it cannot book, says why, and goes on with the rest', async () => {
    const before = (await deadLetters()).length;
    const good = otlpTraces([{ project: 'after-poison', startMs: NOON_MS }]);
    await stream.producer.send([
      record('otlp_spans', Buffer.from([0x0a, 0xff, 0x01])),
      { topic: 'otlp_spans', value: good, headers: { 'x-tenant-id': 'acme' } },
      record(
        'otlp_spans',
        otlpTraces([
          { project: 'after-poison', startMs: NOON_MS },
          { project: 'after-poison', startMs: Date.UTC(2099, 0, 1) },
        ]),
      ),
    ]);
    expect((await settled('after-poison')).totals.calls).toBe(1n);
    const letters = await deadLetters();
    expect(
      letters
        .slice(0, letters.length - before)
        .map(({ reason, tenant }) => [reason, tenant])
        .sort(),
    ).toEqual([
      ['malformed', 'acme'],
      ['time-out-of-range', 'acme'],
      ['unproven', ''],
    ]);
    expect(letters.find(({ reason }) => reason === 'unproven')?.valueKept).toBe(false);
  });

  it('puts aside what belongs to a tenant that does not exist, and keeps rolling the others', async () => {
    await stream.producer.send([
      {
        topic: 'otlp_spans_nobody',
        value: otlpTraces([{ project: 'nobody', startMs: NOON_MS }]),
        headers: { 'x-record-proof': 'anyone can write this' },
      },
      record('otlp_spans', otlpTraces([{ project: 'beside-nobody', startMs: NOON_MS }])),
    ]);
    expect((await settled('beside-nobody')).totals.calls).toBe(1n);
    expect((await deadLetters())[0]).toMatchObject({ reason: 'unknown-tenant', tenant: 'nobody', valueKept: false });
  });

  it('replays a dead letter byte for byte', async () => {
    const [letter] = (await deadLetters()).filter(({ reason }) => reason === 'time-out-of-range');
    if (letter === undefined) throw new Error('there is no dead letter to replay');
    const table = new ClickHouseDeadLetters(clickhouse, systemClock);
    const original = await table.recordOf(letter);
    if (original === undefined) throw new Error('the bytes were not kept');
    await stream.producer.send([original]);
    await table.markReplayed(letter);
    expect((await settled('after-poison')).totals.calls).toBe(1n);
    expect((await deadLetters()).map(({ offset }) => offset)).not.toContain(letter.offset);
  });

  it('replays the dead letters that people asked to replay, through the same stream, once however often it is told', async () => {
    const late = Date.UTC(2099, 5, 1);
    await send({ project: 'replayed', startMs: NOON_MS }, { project: 'replayed', startMs: late });
    const { letters, requests, replays } = ingestionPartsOf(clickhouse, store.pool, endpointsOf({})).deadLetters;
    const waiting = await letters.waiting(acme, ['time-out-of-range'], 100);
    const loop = createReplayLoop({
      clickhouse,
      postgres: store.pool,
      producer: stream.producer,
      originalsOf: () => Promise.resolve(new Map()),
      log: silentLogger,
      clock: systemClock,
    });
    const asked = await requests.request(acme, aPerson('user-1'), { ids: undefined, reasons: ['time-out-of-range'] });
    if (!asked.ok) throw new Error('the replay was refused');
    loop.start();
    let replay = await replays.find(acme, asked.value.id);
    while (replay?.state !== 'done') {
      await new Promise((resolve) => setTimeout(resolve, 50));
      replay = await replays.find(acme, asked.value.id);
    }
    await loop.stop();
    expect(replay).toMatchObject({ total: waiting.length, done: waiting.length, replayed: waiting.length });
    // What was booked stays booked once; what is still wrong is a dead letter of its own, at its new position.
    expect((await settled('replayed')).totals.calls).toBe(1n);
    const again = await letters.waiting(acme, ['time-out-of-range'], 100);
    expect(again).toHaveLength(waiting.length);
    expect(again.map(deadLetterId)).not.toContain(waiting.map(deadLetterId)[0]);
    expect(await letters.find(acme, waiting)).toHaveLength(waiting.length);
  });

  it('replays a record under the key it had, also where that is no text', async () => {
    const key = Uint8Array.from([0xff, 0x00, 0xc3, 0x28]);
    await stream.producer.send([{ ...record('otlp_spans', Buffer.from([0x0a, 0xff, 0x02])), key }]);
    const [letter] = (await deadLetters()).filter(({ reason }) => reason === 'malformed');
    if (letter === undefined) throw new Error('there is no dead letter');
    const original = await new ClickHouseDeadLetters(clickhouse, systemClock).recordOf(letter);
    expect([...Buffer.from(original?.key ?? '')]).toEqual([...key]);
  });

  it('keeps nothing that others chose of a record without proof: no value, no key, no header', async () => {
    const headers = { authorization: 'Bearer of-somebody', 'x-tenant-id': 'acme' };
    await stream.producer.send([
      { topic: 'otlp_spans', key: 'chosen-key', value: Buffer.from('chosen-value'), headers },
    ]);
    const rows = await clickhouse.query<object>({ text: 'SELECT * FROM dead_letters' });
    expect(JSON.stringify(rows)).not.toMatch(/of-somebody|chosen-/);
    const [letter] = await deadLetters();
    expect(letter).toMatchObject({ reason: 'unproven', detail: 'proof-missing', valueBytes: 12, valueKept: false });
  });

  it('marks calls whose counts are no counts, and keeps what was sent', async () => {
    await send({
      project: 'bad-counts',
      startMs: NOON_MS,
      usage: { 'gen_ai.usage.input_tokens': -5, 'gen_ai.usage.output_tokens': 'NaN' },
    });
    const { totals } = await settled('bad-counts');
    expect(totals).toMatchObject({ calls: 1n, cost: [], unpriced: { calls: 1n }, incomplete: { calls: 1n } });
    const [row] = await clickhouse.query<{ usage_notes: string }>({
      text: "SELECT usage_notes FROM usage_events WHERE project = 'bad-counts'",
    });
    expect(row?.usage_notes).toContain('invalid-count gen_ai.usage.input_tokens: negative (-5)');
  });

  it('keeps no prompt, in no table', async () => {
    const canary = 'CANARY-in-a-prompt';
    await stream.producer.send([
      {
        topic: 'otlp_spans_acme',
        value: otlpTraces([{ project: 'canary', startMs: NOON_MS, content: canary }]),
        headers: {},
      },
      { topic: 'otlp_spans_acme', value: Buffer.concat([Buffer.from([0x0a, 0x7f]), Buffer.from(canary)]), headers: {} },
    ]);
    await settled('canary');
    const tables = await clickhouse.query<{ name: string }>({
      text: 'SELECT name FROM system.tables WHERE database = currentDatabase()',
    });
    for (const { name } of tables) {
      const rows = await clickhouse.query<Record<string, unknown>>({ text: `SELECT * FROM ${name}` });
      expect(JSON.stringify(rows)).not.toContain(canary);
    }
  });
});
