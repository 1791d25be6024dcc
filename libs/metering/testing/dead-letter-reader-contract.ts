import {
  deadLetterId,
  type DeadLetterReader,
  type DeadLetters,
  type DeadLettersRequest,
  type KeptDeadLetter,
  type ReplayableLetters,
} from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';

import { aDeadLetter } from './dead-letter-builder';

const acme = tenantId('acme');
const globex = tenantId('globex');
const at = (text: string) => new Date(`2026-03-10T${text}Z`);

export interface DeadLetterStore {
  readonly letters: DeadLetters & ReplayableLetters;
  readonly reader: DeadLetterReader;
}

/** What every reader of dead letters promises. */
export function itKeepsTheDeadLetterReaderContract(open: () => Promise<DeadLetterStore>): void {
  let store: DeadLetterStore;

  beforeEach(async () => {
    store = await open();
    await store.letters.keep([
      aDeadLetter({ offset: '1', failedAt: at('12:00:00') }),
      aDeadLetter({ offset: '2', failedAt: at('12:00:01.001'), reason: 'malformed' }),
      aDeadLetter({ offset: '10', failedAt: at('12:00:01.001'), reason: 'malformed' }),
      aDeadLetter({ topic: 'otlp_logs', offset: '3', failedAt: at('12:00:01.001'), reason: 'malformed' }),
      aDeadLetter({ tenant: 'globex', partition: 1, offset: '1', failedAt: at('12:00:09') }),
      aDeadLetter({ tenant: '', partition: 2, offset: '1', failedAt: at('12:00:10'), reason: 'unproven' }),
    ]);
  });

  const page = (request: Partial<DeadLettersRequest> = {}) =>
    store.reader.page(acme, { reasons: undefined, includeReplayed: false, first: 10, after: undefined, ...request });

  async function replay(...ids: readonly string[]): Promise<void> {
    for (const letter of (await page({ first: 100 })).letters) {
      if (ids.includes(deadLetterId(letter))) await store.letters.markReplayed(letter);
    }
  }

  it("lists a tenant's own letters, the newest failure first, and counts them by reason", async () => {
    const { letters, hasMore, byReason } = await page();
    expect(idsOf(letters)).toEqual(['otlp_logs/0/3', 'otlp_spans/0/2', 'otlp_spans/0/10', 'otlp_spans/0/1']);
    expect(hasMore).toBe(false);
    expect(byReason).toEqual([
      { reason: 'malformed', count: 3n },
      { reason: 'time-out-of-range', count: 1n },
    ]);
    expect(letters[3]).toEqual({
      tenant: 'acme',
      reason: 'time-out-of-range',
      detail: '1 of 1 calls start before 2015 or in the future',
      topic: 'otlp_spans',
      partition: 0,
      offset: '1',
      arrivedAt: at('11:59:59.500'),
      failedAt: at('12:00:00'),
      valueBytes: 3,
      valueKept: true,
      replayedAt: undefined,
    });
  });

  it('goes on behind the last letter of a page, letters of one instant included', async () => {
    const seen: string[] = [];
    let after: KeptDeadLetter | undefined;
    for (let pages = 0; pages < 4; pages += 1) {
      const { letters, hasMore } = await page({ first: 1, after });
      seen.push(...idsOf(letters));
      after = letters[0];
      expect(hasMore).toBe(pages < 3);
    }
    expect(seen).toEqual(['otlp_logs/0/3', 'otlp_spans/0/2', 'otlp_spans/0/10', 'otlp_spans/0/1']);
    expect((await page({ after })).letters).toEqual([]);
  });

  it('narrows the list by reason, and counts the other reasons all the same', async () => {
    const { letters, byReason } = await page({ reasons: ['time-out-of-range'] });
    expect(idsOf(letters)).toEqual(['otlp_spans/0/1']);
    expect(byReason.map(({ count }) => count)).toEqual([3n, 1n]);
  });

  it('shows what was replayed only where that is wanted', async () => {
    await replay('otlp_spans/0/2');
    const waiting = await page();
    expect(idsOf(waiting.letters)).not.toContain('otlp_spans/0/2');
    expect(waiting.byReason[0]).toEqual({ reason: 'malformed', count: 2n });
    const all = await page({ includeReplayed: true });
    expect(all.letters.find(({ offset }) => offset === '2')?.replayedAt).toBeInstanceOf(Date);
    expect(all.byReason[0]).toEqual({ reason: 'malformed', count: 3n });
  });

  it('finds letters by position, of nobody else', async () => {
    const position = (partition: number, offset: string) => ({ topic: 'otlp_spans', partition, offset });
    await replay('otlp_spans/0/2');
    const positions = [position(0, '1'), position(0, '2'), position(0, '7'), position(1, '1'), position(2, '1')];
    expect(idsOf(await store.reader.find(acme, positions)).sort()).toEqual(['otlp_spans/0/1', 'otlp_spans/0/2']);
    expect(idsOf(await store.reader.find(globex, positions))).toEqual(['otlp_spans/1/1']);
    expect(await store.reader.find(acme, [])).toEqual([]);
  });

  it('gives what waits for a replay, the oldest failure first', async () => {
    await replay('otlp_spans/0/2');
    const reasons = ['malformed', 'time-out-of-range'];
    expect(idsOf(await store.reader.waiting(acme, reasons, 10))).toEqual([
      'otlp_spans/0/1',
      'otlp_logs/0/3',
      'otlp_spans/0/10',
    ]);
    expect(idsOf(await store.reader.waiting(acme, reasons, 1))).toEqual(['otlp_spans/0/1']);
    expect(idsOf(await store.reader.waiting(acme, ['malformed'], 10))).toEqual(['otlp_logs/0/3', 'otlp_spans/0/10']);
  });

  it('tallies what a tenant has', async () => {
    await replay('otlp_spans/0/2');
    expect(await store.reader.tally(acme)).toEqual({ waiting: 3n, replayed: 1n, newestAt: at('12:00:01.001') });
    expect(await store.reader.tally(tenantId('initech'))).toEqual({ waiting: 0n, replayed: 0n, newestAt: undefined });
  });
}

function idsOf(letters: readonly KeptDeadLetter[]): string[] {
  return letters.map(deadLetterId);
}
