import { flatPriceBook, InMemoryDirtyBuckets } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import type { StreamRecord } from '@tokenledger/shared/stream';

import type { Dialect } from '../dialects/dialect';
import { otelGenAi } from '../dialects/otel-genai';
import type { DeadLetter } from '../ledger/ports';
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

function aProcessor(reader: Partial<RecordReaderPorts> = {}) {
  const rows: LedgerRow[] = [];
  const letters: DeadLetter[] = [];
  const dirtyBuckets = new InMemoryDirtyBuckets();
  const processor = new RecordProcessor({
    reader: new RecordReader({
      verifier: { verify: () => Promise.resolve({ proven: true, tenant: 'acme' }) },
      tenantExists: () => Promise.resolve(true),
      signalOf: () => 'traces',
      priceBook: () => flatPriceBook,
      dialects: [otelGenAi],
      clock,
      maxFutureMs: 0,
      ...reader,
    }),
    writer: { append: (some) => Promise.resolve(void rows.push(...some)) },
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
});
