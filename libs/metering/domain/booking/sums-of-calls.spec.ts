import { aReading, aUsage, type ReadingFacts, StoredRows } from '@tokenledger/metering/testing';

import type { UsageReading } from '../ledger/usage-reading';

const START_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;

/** A call of 100 and 20 below a span that told nothing; from and to in seconds. */
function call(spanId: string, from: number, to: number, facts: ReadingFacts = {}): UsageReading {
  return aReading({
    spanId: spanId.repeat(16),
    parentSpanId: '8'.repeat(16),
    startedAtUs: START_US + from * 1_000_000,
    endedAtUs: START_US + to * 1_000_000,
    ...facts,
  });
}

function around(input: number, output: number, facts: ReadingFacts = {}): UsageReading {
  return call('1', 0, 10, { parentSpanId: '', usage: aUsage({ quantities: { input, output } }), ...facts });
}

function ledgerOf(...readings: readonly UsageReading[]): StoredRows {
  const ledger = new StoredRows();
  ledger.arrive(...readings);
  ledger.resolve();
  return ledger;
}

describe('a span of a framework that looks like a call', () => {
  const unknown = { operation: 'unknown' };

  it('is a container where it holds the sum of the calls that ran meanwhile', () => {
    const agent = around(200, 40);
    const ledger = ledgerOf(call('2', 1, 2), agent, call('3', 3, 4));
    expect(ledger.totals).toMatchObject({ calls: 2, input: 200, output: 40 });
    expect(ledger.reasonOf(agent)).toBe('container');
    expect(ledger.resolve()).toEqual([]);
  });

  it('is one around another one', () => {
    const step = call('4', 0, 5, { usage: aUsage({ quantities: { input: 200, output: 40 } }), ...unknown });
    const ledger = ledgerOf(around(300, 60), step, call('2', 1, 2), call('3', 3, 4), call('5', 6, 7));
    expect(ledger.totals).toMatchObject({ calls: 3, input: 300, output: 60 });
  });

  it('is one around a single call that it differs from in kind', () => {
    expect(ledgerOf(around(100, 20, unknown), call('2', 1, 2)).totals.calls).toBe(1);
    const withoutModel = { requestModel: undefined, responseModel: undefined };
    expect(ledgerOf(around(100, 20, withoutModel), call('2', 1, 2)).totals.calls).toBe(1);
  });

  it.each<[string, readonly UsageReading[]]>([
    ['a call of the same kind runs beside it', [around(100, 20), call('2', 1, 2)]],
    ['its output is no sum', [around(200, 41), call('2', 1, 2), call('3', 3, 4)]],
    ['one of the calls ran on after it', [around(200, 40), call('2', 1, 2), call('3', 3, 11)]],
    ['the provider names it', [around(200, 40, { responseId: 'resp_1' }), call('2', 1, 2), call('3', 3, 4)]],
    ['they ran in another trace', [around(200, 40, { traceId: '7'.repeat(32) }), call('2', 1, 2), call('3', 3, 4)]],
  ])('is a call of its own where %s', (_case, readings) => {
    expect(ledgerOf(...readings).totals.calls).toBe(readings.length);
  });
});
