import { aReading, aUsage, type ReadingFacts, StoredRows } from '@tokenledger/metering/testing';
import fc from 'fast-check';

import type { UsageReading } from '../ledger/usage-reading';

const START_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;
const shop = { values: { service: 'shop' }, evidence: {}, unallocatedReason: undefined };
const SDK = 'com.anthropic.sdk.python';
const OTHER = 'openinference.instrumentation.anthropic';

/** A call of the provider's SDK, which names it. */
function named(index: number, facts: ReadingFacts = {}): UsageReading {
  return aReading({
    scope: SDK,
    responseId: `msg_${index}`,
    traceId: `${index + 1}`.repeat(32).slice(0, 32),
    spanId: `${index + 1}`.repeat(16).slice(0, 16),
    startedAtUs: START_US + 1_000,
    owner: shop,
    ...facts,
  });
}

/** What another instrumentation saw of it: no id, in a trace of its own, without a parent. */
function apart(letter: string, facts: ReadingFacts = {}): UsageReading {
  return aReading({
    scope: OTHER,
    traceId: letter.repeat(32),
    spanId: letter.repeat(16),
    startedAtUs: START_US,
    // A stream's placeholder: only the input is the same.
    usage: aUsage({ quantities: { input: 36, cacheRead: 64, output: 21 } }),
    owner: shop,
    ...facts,
  });
}

function ledgerOf(...readings: readonly UsageReading[]): StoredRows {
  const ledger = new StoredRows();
  ledger.arrive(...readings);
  ledger.resolve();
  return ledger;
}

describe('a call without an id that stands in a trace of its own', () => {
  it.each([
    ['after', [named(0), apart('a')]],
    ['before', [apart('a'), named(0)]],
  ])('is shown and not charged where it comes %s the one that it repeats', (_case, arrivals) => {
    const ledger = new StoredRows();
    for (const reading of arrivals) {
      ledger.arrive(reading);
      ledger.resolve();
    }
    expect(ledger.totals).toMatchObject({ calls: 1, input: 100, output: 20 });
    expect(ledger.reasonOf(apart('a'))).toBe('possible-duplicate');
    expect(ledger.resolve()).toEqual([]);
  });

  it.each<[string, ReadingFacts]>([
    ['another service', { owner: { ...shop, values: { service: 'search' } } }],
    ['no service at all', { owner: { ...shop, values: {} } }],
    ['the same instrumentation', { scope: SDK }],
    ['another model', { requestModel: 'gpt-4o-mini', responseModel: 'gpt-4o-mini' }],
    ['another input', { usage: aUsage({ quantities: { input: 37, cacheRead: 64, output: 20 } }) }],
    ['a parent of its own', { parentSpanId: 'c'.repeat(16) }],
    ['a start six seconds earlier', { startedAtUs: START_US - 6_000_000, endedAtUs: START_US + 2_000_000 }],
  ])('is charged where it has %s', (_case, facts) => {
    expect(ledgerOf(named(0), apart('a', facts)).totals.calls).toBe(2);
  });

  it('stands for one call only: a second one of the same instrumentation is charged', () => {
    const nearer = apart('b', { startedAtUs: START_US + 500 });
    const ledger = ledgerOf(named(0), apart('a'), nearer);
    expect(ledger.totals.calls).toBe(2);
    expect(ledger.reasonOf(nearer)).toBe('possible-duplicate');
    expect(ledger.reasonOf(apart('a'))).toBe('sole-reading');
  });

  it('is charged once where neither of two instrumentations names it', () => {
    const inAgent = aReading({
      traceId: 'e'.repeat(32),
      parentSpanId: 'f'.repeat(16),
      scope: 'langchain',
      owner: shop,
    });
    const ledger = ledgerOf(inAgent, apart('a'));
    expect(ledger.totals.calls).toBe(1);
    expect(ledger.reasonOf(apart('a'))).toBe('possible-duplicate');
  });
});

describe('a call without an id in the trace of another', () => {
  const trace = { traceId: '9'.repeat(32) };

  it('is not charged where it lies below the named one, with a span between that told nothing', () => {
    const outer = named(0, { ...trace, spanId: '1'.repeat(16) });
    const inner = apart('a', { ...trace, parentSpanId: '7'.repeat(16), startedAtUs: START_US + 5_000 });
    const ledger = ledgerOf(outer, inner);
    expect(ledger.totals).toMatchObject({ calls: 1, input: 100 });
    expect(ledger.reasonOf(inner)).toBe('possible-duplicate');
  });

  it('is not charged beside another that no one names either, of another instrumentation', () => {
    const beside = { ...trace, parentSpanId: '7'.repeat(16) };
    const left = apart('a', { ...beside, scope: 'langchain' });
    const right = apart('b', { ...beside, scope: 'openai' });
    expect(ledgerOf(left, right).totals.calls).toBe(1);
    expect(ledgerOf(left, apart('b', { ...beside, scope: 'langchain' })).totals.calls).toBe(2);
  });
});

describe('calls that several instrumentations saw at once', () => {
  const bursts = fc.record({
    calls: fc.integer({ min: 1, max: 4 }),
    repeated: fc.integer({ min: 0, max: 4 }),
    gapUs: fc.constantFrom(0, 100, 3_000_000, 7_000_000),
  });

  it('are as many as the one that names them saw, in any order and any parts', () => {
    fc.assert(
      fc.property(bursts, fc.infiniteStream(fc.nat()), ({ calls, repeated, gapUs }, numbers) => {
        const all = Array.from({ length: calls }, (_, index) => {
          const at = START_US + index * gapUs;
          const one = named(index, { startedAtUs: at + 1_000 });
          return index < repeated ? [one, apart('abcd'.charAt(index), { startedAtUs: at })] : [one];
        }).flat();
        const ledger = new StoredRows();
        const shuffled = all
          .map((reading) => [numbers.next().value as number, reading] as const)
          .sort(([left], [right]) => left - right);
        for (const [draw, reading] of shuffled) {
          ledger.arrive(reading);
          if (draw % 2 === 0) ledger.resolve();
        }
        ledger.resolve();
        expect(ledger.totals).toMatchObject({ calls, input: 100 * calls, output: 20 * calls });
        ledger.arrive(...all);
        expect(ledger.resolve()).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('are never fewer than each instrumentation saw', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (ours, theirs) => {
        const readings = [
          ...Array.from({ length: ours }, (_, index) => named(index)),
          ...Array.from({ length: theirs }, (_, index) => apart('abcd'.charAt(index))),
        ];
        expect(ledgerOf(...readings).totals.calls).toBe(Math.max(ours, theirs));
      }),
    );
  });
});
