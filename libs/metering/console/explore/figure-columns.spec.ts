import { TestBed } from '@angular/core/testing';
import { Language, Numbers } from '@tokenledger/shared/ui';
import { textsForTests, withPlainSpaces } from '@tokenledger/shared/ui/testing';

import { figureColumns, type FigureColumnsInput } from './figure-columns';
import { type RowExample, ENGLISH, figures, tableReport, tableRow, totals, type Used } from './testing/reports';
import { rowsOf, tallyOf } from './table-rows';

const COMPARISON = { from: '2026-10-29T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z', totals: figures({ cost: '5' }) };

function table(
  examples: readonly RowExample[],
  whole: Used,
  { comparison = null, ...input }: Partial<FigureColumnsInput> & { comparison?: typeof COMPARISON | null } = {},
) {
  TestBed.resetTestingModule().configureTestingModule({ imports: [textsForTests({})] });
  TestBed.inject(Language).choose('en');
  const report = tableReport({ rows: examples.map(tableRow), totals: totals(whole), comparison });
  const columns = figureColumns({
    report,
    words: ENGLISH,
    numbers: TestBed.inject(Numbers),
    currencies: ['USD'],
    amount: 'cost',
    ...input,
  });
  const rows = rowsOf(report);
  const column = (key: string) => columns.find((one) => one.key === key);
  return {
    keys: columns.map(({ key }) => key),
    column,
    text: (key: string) => rows.map((row) => spaced(column(key)?.text(row))),
    exact: (key: string) => rows.map((row) => column(key)?.exact?.(row)),
    total: (key: string) => spaced(column(key)?.total),
    /** Names, the largest first; those without a place last. */
    sorted: (key: string) =>
      rows
        .map((row) => ({ name: row.group.values[0], place: column(key)?.sortBy?.(row) }))
        .sort(
          (one, other) =>
            Number(one.place === undefined) - Number(other.place === undefined) || (one.place! < other.place! ? 1 : -1),
        )
        .map(({ name }) => name),
  };
}

function spaced(text: string | undefined): string | undefined {
  return text === undefined ? undefined : withPlainSpaces(text);
}

describe('figures of a group', () => {
  it("are rounded to read, exact to export, and their total is the report's", () => {
    const shown = table(
      [
        { cost: '0.123456789', tokens: '1234567', calls: '12345' },
        { rest: true, cost: '0.001' },
      ],
      {
        cost: '0.124456789',
        calls: '20000',
      },
    );
    expect(shown.text('cost.USD')).toEqual(['0.12', '< 0.01']);
    expect(shown.exact('cost.USD')).toEqual(['0.123456789', '0.001']);
    expect(shown.text('tokens.total')[0]).toBe('1.23 M');
    expect(shown.exact('tokens.total')[0]).toBe('1234567');
    expect(shown.total('calls')).toBe('20,000');
    expect(shown.total('cost.USD')).toBe('0.12');
  });

  it('are not known where no call has a price, and zero where nothing was charged', () => {
    const shown = table([{ cost: null }, { cost: '0' }], { cost: '0' });
    expect(shown.text('cost.USD')).toEqual([undefined, '0.00']);
    expect(shown.exact('cost.USD')).toEqual([undefined, '0']);
    // Of nothing there are no shares.
    expect(shown.text('share')).toEqual([undefined, undefined]);
  });

  it('say nothing of cost where nothing at all has a price', () => {
    const shown = table([{ cost: null }], { cost: null });
    expect(shown.text('cost.USD')).toEqual([undefined]);
    expect(shown.total('cost.USD')).toBe('—');
    expect(shown.total('share')).toBe('—');
  });

  it('have shares of the measure that is looked at', () => {
    const rows = [
      { cost: '1', calls: '30' },
      { cost: '3', calls: '10' },
    ];
    const whole = { cost: '4', calls: '40' };
    expect(table(rows, whole).text('share')).toEqual(['25.0 %', '75.0 %']);
    expect(table(rows, whole, { amount: 'calls' }).text('share')).toEqual(['75.0 %', '25.0 %']);
    expect(table(rows, whole).exact('share')).toEqual(['0.25', '0.75']);
  });

  it('have a column of cost a currency, and never a sum of two', () => {
    const whole = { costIn: { USD: '1', EUR: '2' } };
    const shown = table([{ costIn: { USD: '1' } }, { costIn: { EUR: '2' } }], whole, { currencies: ['USD', 'EUR'] });
    expect(shown.text('cost.USD')).toEqual(['1.00', '0.00']);
    expect(shown.text('cost.EUR')).toEqual(['0.00', '2.00']);
    expect([shown.total('cost.USD'), shown.total('cost.EUR')]).toEqual(['1.00', '2.00']);
    // Of USD alone.
    expect(shown.text('share')).toEqual(['100.0 %', '0 %']);
  });

  it('are compared with the range before: new, gone, and what nobody knows', () => {
    const rows = [
      { group: ['up'], cost: '15', previous: { cost: '10' } },
      { group: ['new'], cost: '2', previous: { calls: '0', cost: null } },
      { group: ['gone'], calls: '0', cost: null, previous: { cost: '3' } },
      { group: ['unpriced'], cost: null, previous: { cost: '1' } },
    ];
    const shown = table(rows, { cost: '17' }, { comparison: COMPARISON });
    expect(shown.text('change')).toEqual(['+5.00', '+2.00', '-3.00', undefined]);
    expect(shown.text('changePercent')).toEqual(['+50.0 %', 'new', 'gone', undefined]);
    expect(shown.exact('changePercent')).toEqual(['50', 'new', '-100', undefined]);
    // 17 - 5
    expect(shown.total('change')).toBe('+12.00');
    expect(shown.sorted('changePercent')).toEqual(['new', 'up', 'gone', 'unpriced']);
    expect(shown.sorted('change')).toEqual(['up', 'new', 'gone', 'unpriced']);
  });

  it('are compared with nothing where nothing was asked for', () => {
    expect(table([{}], {}).keys).not.toContain('change');
  });

  it('are sorted exactly, beyond the digits of a number', () => {
    const rows = [
      { group: ['less'], cost: '9007199254740993.000000000000000001' },
      { group: ['more'], cost: '9007199254740993.000000000000000002' },
    ];
    expect(table(rows, {}).sorted('cost.USD')).toEqual(['more', 'less']);
  });
});

describe('the tally of groups', () => {
  it('counts what is shown, what is left over and what is gone', () => {
    const rows = [
      tableRow({ group: ['Ads'], previous: {} }),
      tableRow({ group: ['Old'], calls: '0', cost: null, previous: {} }),
      tableRow({ rest: true, previous: {} }),
    ];
    expect(tallyOf(tableReport({ rows, groupCount: '1245' }))).toEqual({
      count: '1245',
      shown: 1,
      hasRest: true,
      gone: 1,
    });
  });
});
