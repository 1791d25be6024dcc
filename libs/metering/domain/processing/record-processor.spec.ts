import { CompiledRules, NO_OWNER_RULES, type OwnerRules } from '@tokenledger/attribution/domain';
import { aCondition, aRule } from '@tokenledger/attribution/testing';
import { flatPriceBook, InMemoryDirtyBuckets } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import type { StreamRecord } from '@tokenledger/shared/stream';

import type { Dialect } from '../dialects/dialect';
import { otelGenAi } from '../dialects/otel-genai';
import type { DeadLetter, LedgerWriter } from '../ledger/ports';
import type { LedgerRow } from '../ledger/ledger-row';
import { RecordProcessor } from './record-processor';
import { RecordReader, type RecordReaderPorts } from './record-reader';

const NOON = new Date('2026-03-10T12:00:00Z');
const clock = { now: () => NOON };

function aRecord(value: string): StreamRecord {
  return {
    topic: 'otlp_spans',
    partition: 0,
    offset: '7',
    arrivedAt: NOON,
    headers: {},
    value: Buffer.from(value),
  };
}

const chatPayload = (more: readonly unknown[] = []): string =>
  JSON.stringify({
    resourceSpans: [
      {
        scopeSpans: [
          {
            spans: [
              {
                traceId: '1'.repeat(32),
                spanId: '2'.repeat(16),
                name: 'chat',
                startTimeUnixNano: `${NOON.getTime()}000000`,
                endTimeUnixNano: `${NOON.getTime() + 1}000000`,
                attributes: [
                  { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
                  { key: 'gen_ai.usage.input_tokens', value: { intValue: '5' } },
                  { key: 'gen_ai.usage.output_tokens', value: { intValue: '7' } },
                  ...more,
                ],
              },
            ],
          },
        ],
      },
    ],
  });
const aCall = aRecord(chatPayload());

function aProcessor(reader: Partial<RecordReaderPorts> = {}, append?: LedgerWriter['append']) {
  const rows: LedgerRow[] = [];
  const letters: DeadLetter[] = [];
  const dirtyBuckets = new InMemoryDirtyBuckets();
  const processor = new RecordProcessor({
    reader: new RecordReader({
      verifier: { verify: () => Promise.resolve({ proven: true, tenant: 'acme' }) },
      tenantExists: () => Promise.resolve(true),
      keyOwnerOf: () => Promise.resolve(undefined),
      signalOf: () => 'traces',
      priceBook: () => flatPriceBook,
      ownerRules: () => NO_OWNER_RULES,
      dialects: [otelGenAi],
      clock,
      maxFutureMs: 0,
      ...reader,
    }),
    writer: { append: append ?? ((some) => Promise.resolve(void rows.push(...some))) },
    dirtyBuckets,
    deadLetters: { keep: (some) => Promise.resolve(void letters.push(...some)) },
    observer: {
      recordsReceived: () => undefined,
      readingsWritten: () => undefined,
      dropped: () => undefined,
      deadLettered: () => undefined,
      batchFinished: () => undefined,
    },
    clock,
  });
  return { processor, rows, letters, dirtyBuckets };
}

describe('RecordProcessor', () => {
  it('books a call and marks its bucket', async () => {
    const { processor, rows, letters, dirtyBuckets } = aProcessor();
    await processor.handle([aCall]);
    expect(rows).toHaveLength(1);
    expect(letters).toEqual([]);
    expect(await dirtyBuckets.take(9)).toMatchObject([{ tenant: tenantId('acme'), bucket: NOON.getTime() / 1000 }]);
  });

  it('keeps apart what two pipelines say of one span where its price depends on it', async () => {
    const tier = { key: 'openai.response.service_tier', value: { stringValue: 'flex' } };
    const { processor, rows } = aProcessor();
    await processor.handle([aCall, aRecord(chatPayload([tier])), aCall]);
    const [plain, flex, again] = rows.map(({ reading }) => reading);
    expect(flex?.callId).toBe(plain?.callId);
    expect(flex?.readingId).not.toBe(plain?.readingId);
    expect(again?.readingId).toBe(plain?.readingId);
  });

  it('asks the rules of now who owns a call, and keeps what they asked; what was seen stays the same reading', async () => {
    const conditions = [aCondition('attribute:acme.unit', 'equals', '42')];
    const compiled = new CompiledRules({ revision: 3, rules: [aRule({ id: 'unit', conditions })] }, 'UTC');
    let inForce: OwnerRules = NO_OWNER_RULES;
    const { processor, rows } = aProcessor({ ownerRules: () => inForce });
    const ofUnit = aRecord(chatPayload([{ key: 'acme.unit', value: { intValue: '42' } }]));
    await processor.handle([ofUnit]);
    inForce = { rulesOf: () => compiled };
    await processor.handle([ofUnit, aCall, aRecord(chatPayload([{ key: 'team', value: { stringValue: 'data' } }]))]);
    expect(
      rows.map(({ reading: { owner, ruleFacts } }) => [owner.values.team, owner.unallocatedReason, ruleFacts]),
    ).toEqual([
      [undefined, 'no-metadata', undefined],
      ['search', undefined, { 'acme.unit': '42' }],
      [undefined, 'no-metadata', { 'acme.unit': null }],
      ['data', undefined, undefined],
    ]);
    expect(rows[1]?.reading.readingId).toBe(rows[0]?.reading.readingId);
  });

  // A driver's own error, as TypeORM throws it when a connection breaks, does not say that it is retriable.
  const broken = (): Promise<never> => Promise.reject(new Error('connection terminated unexpectedly'));
  it.each([
    ['the key', { verifier: { verify: broken } }],
    ['the tenant', { tenantExists: broken }],
  ])('fails, and puts no record aside, where %s cannot be looked up', async (_what, ports) => {
    const { processor, rows, letters } = aProcessor(ports);
    await expect(processor.handle([aCall])).rejects.toThrow('connection terminated');
    expect(rows).toEqual([]);
    expect(letters).toEqual([]);
  });

  it('puts a record aside under its tenant where reading it breaks, and books the others', async () => {
    const breaksOnce: Dialect = {
      name: 'breaks-once',
      recognise: (() => {
        let asked = 0;
        return () => {
          asked += 1;
          if (asked === 1) throw new TypeError('a prompt may stand here');
          return undefined;
        };
      })(),
    };
    const { processor, rows, letters } = aProcessor({ dialects: [breaksOnce, otelGenAi] });
    await processor.handle([aCall, aCall]);
    expect(rows).toHaveLength(1);
    expect(letters).toMatchObject([{ tenant: 'acme', reason: 'failed', detail: 'TypeError' }]);
  });

  it('puts a payload aside that is none', async () => {
    const { processor, letters } = aProcessor();
    await processor.handle([aRecord('{"resourceSpans":')]);
    expect(letters).toMatchObject([{ tenant: 'acme', reason: 'malformed' }]);
  });

  describe('with a batch of several parts', () => {
    const proven = { proven: true, tenant: 'acme' } as const;
    /** As many calls as make a part. */
    const aPart = aRecord(JSON.stringify(manyCalls(10_000)));

    it('reads the next part while the ledger takes one, and marks nothing before it has all', async () => {
      const seen: string[] = [];
      let taken = (): void => undefined;
      const whenRead = new Promise<void>((resolve) => (taken = resolve));
      let reads = 0;
      const verify = () => {
        seen.push('read');
        reads += 1;
        if (reads === 2) taken();
        return Promise.resolve(proven);
      };
      const { processor, dirtyBuckets } = aProcessor({ verifier: { verify } }, async (some) => {
        seen.push(`append ${some.length}`);
        // Would wait for ever if the next record were read only afterwards.
        await whenRead;
        expect(await dirtyBuckets.take(9)).toEqual([]);
      });
      await processor.handle([aPart, aCall]);
      expect(seen).toEqual(['read', 'append 10000', 'read', 'append 1']);
      expect(await dirtyBuckets.take(9)).toHaveLength(1);
    });

    it.each([1, 2])('marks nothing where part %d cannot be written', async (failing) => {
      let parts = 0;
      const { processor, dirtyBuckets, letters } = aProcessor({}, () => {
        parts += 1;
        return parts === failing ? Promise.reject(new Error('ClickHouse is away')) : Promise.resolve();
      });
      await expect(processor.handle([aPart, aCall])).rejects.toThrow('ClickHouse is away');
      expect(await dirtyBuckets.take(9)).toEqual([]);
      expect(letters).toEqual([]);
    });
  });
});

function manyCalls(count: number): unknown {
  const [resource] = (JSON.parse(chatPayload()) as { resourceSpans: [{ scopeSpans: [{ spans: [object] }] }] })
    .resourceSpans;
  const [span] = resource.scopeSpans[0].spans;
  const spans = Array.from({ length: count }, (_, index) => ({
    ...span,
    spanId: (index + 1).toString(16).padStart(16, '0'),
  }));
  return { resourceSpans: [{ scopeSpans: [{ spans }] }] };
}
