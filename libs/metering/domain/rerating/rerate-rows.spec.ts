import { aReading, asSeen, aUsage, flatPriceBook } from '@tokenledger/metering/testing';
import { InMemoryPriceBook, reportingIn } from '@tokenledger/pricing/testing';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import fc from 'fast-check';

import type { LedgerRow } from '../ledger/ledger-row';
import { isSameRating, type Rerated, type RerateInput, rerateRows } from './rerate-rows';
import { type ReratingFigure, sumOfFigures } from './rerating-figures';

/** As the flat book, with input at 5 dollars per million instead of 2.50. */
const dearer = new InMemoryPriceBook(
  [{ perMillion: { input: '5', cacheRead: '1.25', output: '10', reasoning: '10' } }],
  'dearer-book',
);
const monthOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 7);
const at = (iso: string): number => Date.parse(iso) * 1000;

function rerate(rows: readonly LedgerRow[], input: Partial<RerateInput> = {}): Rerated {
  return rerateRows({ rows, book: dearer, closed: [], monthOf, version: 7n, ...input });
}

function figureOf(figure: Partial<ReratingFigure>): object {
  return {
    owner: 'search',
    month: '2026-03',
    currency: 'USD',
    closed: false,
    newlyPriced: 0,
    newlyUnpriced: 0,
    ...figure,
  };
}

describe('rerateRows', () => {
  it('gives a row the price of the book of now, and says by how much', () => {
    const row = asSeen(aReading(), flatPriceBook);
    const { changes, figures, calls, booksBefore } = rerate([row]);
    // 36 × 5 + 64 × 1.25 + 20 × 10 = 460 dollars per million, after 36 × 2.50 + 280 = 370
    expect(changes).toEqual([{ ...row, version: 7n, rating: asSeen(aReading(), dearer).rating }]);
    expect(figures).toEqual([
      figureOf({ calls: 1, costBefore: parseDecimal18('0.00037'), costAfter: parseDecimal18('0.00046') }),
    ]);
    expect(calls).toBe(1);
    expect(booksBefore).toEqual(['test-book']);
  });

  it('leaves a row that only the name of the book would change', () => {
    const renamed = new InMemoryPriceBook([{}], 'another-revision');
    expect(rerate([asSeen(aReading(), flatPriceBook)], { book: renamed })).toEqual({
      changes: [],
      figures: [],
      calls: 1,
      booksBefore: [],
    });
  });

  it('tells calls that get a price, and those that lose theirs', () => {
    const unknown = aReading({ responseModel: 'gpt-5', requestModel: 'gpt-5' });
    const other = new InMemoryPriceBook([{ model: 'gpt-5' }], 'other-book');
    const { figures } = rerate([asSeen(unknown, flatPriceBook), asSeen(aReading(), flatPriceBook)], { book: other });
    expect(figures).toEqual([
      figureOf({
        calls: 2,
        newlyPriced: 1,
        newlyUnpriced: 1,
        costBefore: parseDecimal18('0.00037'),
        costAfter: parseDecimal18('0.00037'),
      }),
    ]);
  });

  it('tells what a rate alone changes, in the reporting currency, beside the amounts of the price', () => {
    const inEuro = (rate: string): InMemoryPriceBook =>
      new InMemoryPriceBook([{}], rate, {
        ...reportingIn('EUR'),
        reportingRate: () => {
          return { state: 'converted', currency: 'EUR', rate: parseDecimal18(rate), rateId: 'USD/EUR 2026-03: ECB' };
        },
      });
    const { figures, changes } = rerate([asSeen(aReading(), inEuro('0.9'))], { book: inEuro('0.8') });
    expect(changes).toHaveLength(1);
    // 0.00037 × 0.9 = 0.000333, and × 0.8 = 0.000296
    expect(figures).toEqual([
      figureOf({ calls: 1, costBefore: parseDecimal18('0.00037'), costAfter: parseDecimal18('0.00037') }),
      figureOf({
        currency: 'EUR',
        converted: true,
        calls: 1,
        costBefore: parseDecimal18('0.000333'),
        costAfter: parseDecimal18('0.000296'),
      }),
    ]);
  });

  it('tells a call that stays without a price for another reason, without any money', () => {
    const elsewhere = new InMemoryPriceBook([{ provider: 'anthropic', model: 'claude' }], 'elsewhere');
    const before = asSeen(aReading({ responseModel: 'gpt-5', requestModel: 'gpt-5' }), flatPriceBook);
    expect(before.rating).toMatchObject({ status: 'unpriced', reason: 'no-model' });
    const { figures, changes } = rerate([before], { book: elsewhere });
    expect(changes[0]?.rating).toMatchObject({ status: 'unpriced', reason: 'no-provider' });
    expect(figures).toEqual([figureOf({ currency: undefined, calls: 1, costBefore: 0n, costAfter: 0n } as object)]);
  });

  it('brings readings that are not booked up to date, and counts neither calls nor money of them', () => {
    const unbooked: LedgerRow = {
      ...asSeen(aReading(), flatPriceBook),
      booked: false,
      bookingReason: 'seen-by-several',
    };
    const { changes, figures, calls } = rerate([unbooked]);
    expect(changes).toEqual([expect.objectContaining({ booked: false, bookingReason: 'seen-by-several' })]);
    expect(figures).toEqual([]);
    expect(calls).toBe(0);
  });

  it('leaves what started in a closed period alone, and says what difference that leaves', () => {
    const march = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };
    const starts = [
      '2026-02-28T23:59:59.999Z',
      '2026-03-01T00:00:00Z',
      '2026-03-31T23:59:59.999Z',
      '2026-04-01T00:00:00Z',
    ];
    const rows = starts.map((start) => asSeen(aReading({ startedAtUs: at(start) }), flatPriceBook));
    const { changes, figures } = rerate(rows, { closed: [march] });
    expect(changes.map(({ reading }) => reading.startedAtUs)).toEqual([at(starts[0] ?? ''), at(starts[3] ?? '')]);
    expect(figures.map(({ month, closed, calls }) => [month, closed, calls])).toEqual([
      ['2026-02', false, 1],
      ['2026-03', true, 2],
      ['2026-04', false, 1],
    ]);
  });
});

const aRow = fc
  .record({
    input: fc.integer({ min: 0, max: 1_000_000_000 }),
    output: fc.integer({ min: 0, max: 1_000_000_000 }),
    team: fc.constantFrom('search', 'ads', undefined),
    model: fc.constantFrom('gpt-4o', 'gpt-5', 'nobody-knows'),
    day: fc.integer({ min: 0, max: 60 }),
    booked: fc.boolean(),
  })
  .map(({ input, output, team, model, day, booked }): LedgerRow => {
    const reading = aReading({
      startedAtUs: at('2026-02-01T00:00:00Z') + day * 86_400_000_000,
      requestModel: model,
      responseModel: model,
      usage: aUsage({ quantities: { input, output } }),
      owner: { values: team === undefined ? {} : { team }, evidence: {}, unallocatedReason: undefined },
    });
    return { ...asSeen(reading, flatPriceBook), booked };
  });
const rows = fc.array(aRow, { maxLength: 30 });
const withGpt5 = new InMemoryPriceBook(
  [{ perMillion: { input: '3.75', output: '0' } }, { model: 'gpt-5', perMillion: { input: '0.000003', output: '7' } }],
  'with-gpt-5',
);

describe('rerateRows, for any rows', () => {
  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(rows, (before) => {
        const { changes } = rerate(before, { book: withGpt5 });
        const after = before.map((row) => changes.find(({ reading }) => reading === row.reading) ?? row);
        expect(rerate(after, { book: withGpt5 })).toMatchObject({ changes: [], figures: [] });
      }),
    );
  });

  it('finds the same figures however the rows are split into steps', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 30 }), (before, cut) => {
        const whole = rerate(before, { book: withGpt5 });
        const parts = [before.slice(0, cut), before.slice(cut)].map((part) => rerate(part, { book: withGpt5 }));
        const sum = parts.reduce<readonly ReratingFigure[]>((sum, { figures }) => sumOfFigures(sum, figures), []);
        expect(new Set(sum.map(textOf))).toEqual(new Set(whole.figures.map(textOf)));
      }),
    );
  });

  it('costs before and after what an independent sum in millionths of a millionth says', () => {
    fc.assert(
      fc.property(rows, (before) => {
        const expected = { before: 0n, after: 0n };
        for (const { reading, booked } of before) {
          const { input = 0, output = 0 } = reading.usage.quantities;
          if (!booked || reading.responseModel === 'nobody-knows') continue;
          const isNew = reading.responseModel === 'gpt-5';
          // In 10^-12 dollars a token: 2.50 and 10; 3.75 and 0; 0.000003 and 7 a million.
          const was = isNew ? 0n : BigInt(input) * 2_500_000n + BigInt(output) * 10_000_000n;
          const is = isNew ? BigInt(input) * 3n + BigInt(output) * 7_000_000n : BigInt(input) * 3_750_000n;
          // A call that stays as it is, because its costs agree by chance, is told nowhere; its prices differ, so none does.
          expected.before += was;
          expected.after += is;
        }
        const { figures } = rerate(before, { book: withGpt5 });
        const sum = (of: (figure: ReratingFigure) => bigint) => figures.reduce((all, figure) => all + of(figure), 0n);
        const untouched = before.filter(
          (row) => row.booked && isSameRating(row.rating, asSeen(row.reading, withGpt5).rating),
        );
        const unchanged = untouched.reduce(
          (all, { rating }) => all + (rating.status === 'priced' ? rating.effectiveCost : 0n),
          0n,
        );
        expect(sum(({ costBefore }) => costBefore) + unchanged).toBe(expected.before * 1_000_000n);
        expect(sum(({ costAfter }) => costAfter) + unchanged).toBe(expected.after * 1_000_000n);
      }),
    );
  });
});

function textOf(figure: ReratingFigure): string {
  return JSON.stringify({
    ...figure,
    costBefore: formatDecimal18(figure.costBefore),
    costAfter: formatDecimal18(figure.costAfter),
  });
}
