import { aReading, aUsage, type ReadingFacts, StoredRows } from '@tokenledger/metering/testing';
import { InMemoryPriceBook } from '@tokenledger/pricing/testing';

const MARCH = {
  from: new Date('2026-03-01T00:00:00Z'),
  to: new Date('2026-04-01T00:00:00Z'),
  closedAt: new Date('2026-04-05T00:00:00Z'),
  closedBy: 'ada',
};
/** Ten times what it was: 25 / 12.50 / 100 dollars a million. */
const DEARER = new InMemoryPriceBook([{ perMillion: { input: '25', cacheRead: '12.5', output: '100' } }], 'dearer');

describe('what a call of a closed period cost', () => {
  const known = aReading({ responseId: 'msg_1', traceId: '1'.repeat(32) });
  /** Of the vendor, weeks later: it ended, and so arrived, after March was closed. */
  const late = (facts: ReadingFacts = {}) =>
    aReading({
      responseId: 'msg_1',
      traceId: '2'.repeat(32),
      observer: 'vendor',
      workspace: 'wrkspc_1',
      startedAtUs: known.startedAtUs + 1_000_000,
      endedAtUs: MARCH.closedAt.getTime() * 1000 + 1_000_000,
      ...facts,
    });

  /** A call that was booked at the old price; then the price rose and something came late. */
  function afterwards(reading: ReturnType<typeof late>, closed = [MARCH]): StoredRows {
    const ledger = new StoredRows();
    ledger.arrive(known);
    ledger.resolve();
    ledger.book = DEARER;
    ledger.closed = closed;
    ledger.arrive(reading);
    ledger.resolve();
    return ledger;
  }

  it('stays where another witness comes late, who is added to it all the same', () => {
    const ledger = afterwards(late());
    // 36 × 2.50 + 64 × 1.25 + 20 × 10.00 = 370 dollars per million
    expect(ledger.totals).toEqual({ calls: 1, input: 100, output: 20, cost: '0.00037' });
    expect(ledger.booked[0]).toMatchObject({ bookingReason: 'merged-booking', reading: { workspace: 'wrkspc_1' } });
    expect(ledger.resolve()).toEqual([]);
  });

  it('is that of now in an open period', () => {
    expect(afterwards(late(), []).totals.cost).toBe('0.0037');
    const opened = afterwards(late());
    opened.closed = [];
    opened.resolve();
    expect(opened.totals.cost).toBe('0.0037');
  });

  it('is that of now for counts that were not known at the close', () => {
    const corrected = late({ usage: aUsage({ quantities: { input: 36, cacheRead: 64, output: 30 } }) });
    // 36 × 25 + 64 × 12.50 + 30 × 100 = 4,700 dollars per million
    expect(afterwards(corrected).totals).toMatchObject({ calls: 1, output: 30, cost: '0.0047' });
  });

  it('is that of now for a call that nobody had seen before the close', () => {
    // 0.00037 of the close, and 0.0037
    expect(afterwards(late({ responseId: 'msg_2' })).totals).toMatchObject({ calls: 2, cost: '0.00407' });
  });

  it('is not taken from a reading that came late itself', () => {
    const ledger = afterwards(late({ responseId: 'msg_2' }));
    ledger.arrive(late({ responseId: 'msg_2', traceId: '3'.repeat(32), observer: 'gateway' }));
    ledger.resolve();
    expect(ledger.totals).toMatchObject({ calls: 2, cost: '0.00407' });
  });
});
