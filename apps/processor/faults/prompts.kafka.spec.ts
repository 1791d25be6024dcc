import { OPERATOR } from '@tokenledger/organization/testing';
import { TypeOrmAccessKeys } from '@tokenledger/organization/data';
import { KeyManager, tenantId } from '@tokenledger/organization/domain';
import { jsonToProto } from '@tokenledger/shared/otlp';
import { describeWithKafka } from '@tokenledger/shared/testing';
import { systemClock } from '@tokenledger/shared/time';

import { FaultStage, FROM_MS, TO_MS } from './testing/fault-stage';
import { makeCalls, type ModelCall, otlpOf } from './testing/model-call';
import type { OurProcess } from './testing/our-process';
import { readTopics } from './testing/read-topic';
import { seededRandom, seedOfRun } from './testing/seeded-random';

const seed = seedOfRun();
const CANARY = 'CANARY-What-is-our-secret-recipe-7f3a91';

describeWithKafka('what was said to a model', ({ brokers }) => {
  const random = seededRandom(seed);
  const prompts = tenantId('prompts');
  const prefix = `prompts-${seed}-${Date.now()}.`;
  const foreignSpans = `${prefix}otlp_spans_foreign`;
  const foreignLogs = `${prefix}otlp_logs_foreign`;
  const calls: ModelCall[] = [];
  const answers: string[] = [];
  let stage: FaultStage;
  let processor: OurProcess;
  let collector: OurProcess;
  let secret: string;

  beforeAll(async () => {
    process.stdout.write(`fault seed ${seed}\n`);
    const trust = `${foreignSpans}=tenant:${prompts},${foreignLogs}=tenant:${prompts}`;
    stage = await FaultStage.open({
      brokers,
      prefix,
      tenants: [prompts],
      seed,
      trustedTopics: [foreignSpans, foreignLogs],
      settings: { KAFKA_TOPIC_TRUST: trust, OTLP_HOST: '127.0.0.1', OTLP_HTTP_PORT: '0', OTLP_GRPC_PORT: '0' },
    });
    const keys = new KeyManager(new TypeOrmAccessKeys(stage.store.dataSource), systemClock);
    const issued = await keys.issue(prompts, 'ingestion', 'fault test', OPERATOR);
    if (!issued.ok) throw new Error(issued.error.message);
    secret = issued.value.secret;
    processor = stage.startProcessor('processor');
    collector = stage.start('collector', 'collector');
    await stage.untilReady(processor, collector);
  }, 120_000);
  afterAll(() => stage?.close(), 60_000);

  function someCalls(project: string, count: number): readonly ModelCall[] {
    const made = makeCalls(count, { random, projects: [project], fromMs: FROM_MS, toMs: TO_MS });
    calls.push(...made);
    return made;
  }

  async function post(path: string, body: string | Uint8Array, type: string): Promise<number> {
    const port = /"http":(\d+)/.exec(collector.output())?.[1];
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': type },
      body: typeof body === 'string' ? body : Buffer.from(body),
    });
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    answers.push(`${headers}\n${Buffer.from(await answer.arrayBuffer()).toString('latin1')}`);
    return answer.status;
  }

  /** Of everything that our stores hold, the tables where the canary is; views hold nothing of their own. */
  async function tablesWithCanary(): Promise<readonly string[]> {
    const found: string[] = [];
    const ofLedger = await stage.clickhouse.query<{ name: string }>({
      text: "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine != 'View'",
    });
    for (const { name } of ofLedger) {
      const rows = await stage.clickhouse.query<object>({ text: `SELECT * FROM ${name}` });
      if (JSON.stringify(rows).includes(CANARY)) found.push(name);
    }
    const { rows: ofDecisions } = await stage.store.pool.query<{ name: string }>(
      "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    expect(ofLedger.length).toBeGreaterThan(3);
    expect(ofDecisions.length).toBeGreaterThan(3);
    for (const { name } of ofDecisions) {
      const { rows } = await stage.store.pool.query<{ line: string }>(`SELECT t::text AS line FROM ${name} AS t`);
      if (rows.some(({ line }) => line.includes(CANARY))) found.push(name);
    }
    return found;
  }

  async function nothingElseHasIt(): Promise<void> {
    expect(await tablesWithCanary()).toEqual([]);
    for (const one of [processor, collector]) {
      answers.push(await one.read('/metrics'), await one.read('/readyz'));
      expect(one.output().length).toBeGreaterThan(100);
      expect(one.output()).not.toContain(CANARY);
    }
    expect(answers.filter((answer) => answer.includes(CANARY))).toEqual([]);
  }

  it('stays behind where an OpenTelemetry Collector strips nothing, and the call is booked', async () => {
    const spans = someCalls('foreign', 20);
    const [inBody, inAttribute] = someCalls('foreign-log', 2);
    if (inBody === undefined || inAttribute === undefined) throw new Error('no calls');
    await stage.send([
      ...spans.map((call) => ({ topic: foreignSpans, value: otlpOf([{ call, content: CANARY }]), headers: {} })),
      { topic: foreignLogs, value: logsOf([inBody, inAttribute]), headers: {} },
    ]);
    await stage.verify(prompts, calls);
    const written = await readTopics(stage, [stage.topics.deadLetters, ...Object.values(stage.topics.signals)]);
    expect(written.filter(holdsCanary)).toEqual([]);
    await nothingElseHasIt();
  }, 120_000);

  it('does not pass our collector, and the call is booked', async () => {
    for (const call of someCalls('collected', 10)) {
      expect(await post('/v1/traces', otlpOf([{ call, content: CANARY }]), 'application/x-protobuf')).toBe(200);
    }
    expect(await post('/v1/logs', logsOf(someCalls('collected-log', 2)), 'application/x-protobuf')).toBe(200);
    await stage.verify(prompts, calls);
    const written = await readTopics(stage, [stage.topics.deadLetters, ...Object.values(stage.topics.signals)]);
    expect(written.length).toBeGreaterThanOrEqual(11);
    expect(written.filter(holdsCanary)).toEqual([]);
    await nothingElseHasIt();
  }, 120_000);

  it('is repeated by no refusal', async () => {
    const whole = otlpOf(someUnbooked().map((call) => ({ call, content: CANARY })));
    const asMap = {
      resourceSpans: [{ scopeSpans: [{ spans: [{ name: CANARY, attributes: { [CANARY]: CANARY } }] }] }],
    };
    const badId = { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: CANARY, spanId: CANARY }] }] }] };
    expect(await post('/v1/traces', whole.subarray(0, whole.byteLength - 5), 'application/x-protobuf')).toBe(400);
    expect(await post('/v1/traces', JSON.stringify(asMap), 'application/json')).toBe(400);
    expect(await post('/v1/traces', JSON.stringify(badId), 'application/json')).toBe(400);
    expect(await post('/v1/traces', `{"${CANARY}": ${CANARY}`, 'application/json')).toBe(400);
    expect(await post('/v1/traces', CANARY, `text/${CANARY}`)).toBe(415);
    expect(await post(`/v1/${CANARY}`, CANARY, 'application/json')).toBe(404);
    const written = await readTopics(stage, [stage.topics.deadLetters, ...Object.values(stage.topics.signals)]);
    expect(written.filter(holdsCanary)).toEqual([]);
    await nothingElseHasIt();
  }, 60_000);

  it('is in no table, log line or answer either where such a record cannot be booked', async () => {
    const tooLate = someUnbooked().map((call) => ({ ...call, startMs: Date.UTC(2099, 0, 1) }));
    const value = otlpOf(tooLate.map((call) => ({ call, content: CANARY })));
    const key = CANARY;
    await stage.send([
      { topic: foreignSpans, key, value, headers: {} },
      { topic: foreignSpans, key, value: value.subarray(0, value.byteLength - 3), headers: {} },
      { topic: stage.topics.signals.traces, key, value, headers: { 'x-tenant-id': prompts } },
    ]);
    await stage.verify(prompts, calls, { deadLetters: 'expected' });
    const letters = await stage.deadLetters.list({ includeReplayed: true, limit: 100 });
    expect(letters.map(({ reason }) => reason).sort()).toEqual(['malformed', 'time-out-of-range', 'unproven']);
    expect(JSON.stringify(letters)).not.toContain(CANARY);
    await nothingElseHasIt();
  }, 60_000);

  function someUnbooked(): readonly ModelCall[] {
    return makeCalls(3, { random, projects: ['unbooked'], fromMs: FROM_MS, toMs: TO_MS });
  }
});

function holdsCanary({
  key,
  value,
  headers,
}: {
  key?: string | Uint8Array;
  value: Uint8Array;
  headers: object;
}): boolean {
  const parts = [Buffer.from(value), Buffer.from(key ?? ''), Buffer.from(JSON.stringify(headers))];
  return parts.some((part) => part.includes(CANARY));
}

/** The event of the GenAI conventions, with what was said in body and attributes. */
function logsOf(calls: readonly ModelCall[]): Uint8Array {
  const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const count = (key: string, value: number) => ({ key, value: { intValue: String(value) } });
  const logRecords = calls.map(({ traceId, spanId, startMs, model, project, tokens }) => ({
    timeUnixNano: `${startMs}000000`,
    traceId,
    spanId,
    eventName: 'gen_ai.client.inference.operation.details',
    severityText: CANARY,
    body: { kvlistValue: { values: [text('content', CANARY)] } },
    attributes: [
      text('gen_ai.operation.name', 'chat'),
      text(
        'gen_ai.provider.name',
        model.startsWith('claude') ? 'anthropic' : model === 'house-model-7' ? 'house' : 'openai',
      ),
      text('gen_ai.request.model', model),
      text('project', project),
      count('gen_ai.usage.input_tokens', tokens.input + tokens.cacheRead + tokens.cacheWrite),
      count('gen_ai.usage.output_tokens', tokens.output + tokens.reasoning),
      count('gen_ai.usage.cache_read.input_tokens', tokens.cacheRead),
      count('gen_ai.usage.cache_creation.input_tokens', tokens.cacheWrite),
      count('gen_ai.usage.reasoning.output_tokens', tokens.reasoning),
      text('gen_ai.output.messages', CANARY),
      text('gen_ai.system_instructions', CANARY),
    ],
  }));
  const request = {
    resourceLogs: [{ resource: { attributes: [] }, scopeLogs: [{ scope: { name: 'fault-test' }, logRecords }] }],
  };
  return jsonToProto('logs', Buffer.from(JSON.stringify(request))).proto;
}
