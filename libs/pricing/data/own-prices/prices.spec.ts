import { METERS, PRICE_COLUMNS } from '@tokenledger/pricing/domain';
import {
  endOf,
  type OwnPriceRow,
  ownPriceRows,
  ownPricesText,
  readStrictCsv,
  startOf,
} from '@tokenledger/pricing/testing';
import { compareDecimal18, divideByCount, formatDecimal18, parseDecimal18, ZERO } from '@tokenledger/shared/money';

import { OWN_SELLERS } from './sellers';

const FILE = ownPricesText();
const [HEADER, ...LINES] = readStrictCsv(FILE);
const ROWS = ownPriceRows();

const namedBy = (columns: readonly (keyof OwnPriceRow)[]) => (row: OwnPriceRow) =>
  columns.map((column) => row[column]).join('|');
const TIMES = ['valid_from', 'valid_to'] as const;
const WINDOW = ['window_start', 'window_end', 'window_zone', 'window_days'] as const;
const conditionsOf = namedBy(['provider', 'model', 'meter', 'above_input_tokens', 'service_tier', 'region']);
const windowOf = namedBy(WINDOW);
const described = namedBy([...PRICE_COLUMNS.slice(0, 4), ...TIMES, ...WINDOW]);

const inForceTogether = (left: OwnPriceRow, right: OwnPriceRow): boolean =>
  startOf(left) < endOf(right) && startOf(right) < endOf(left);

function grouped(rows: readonly OwnPriceRow[], keyOf: (row: OwnPriceRow) => string): OwnPriceRow[][] {
  const groups = new Map<string, OwnPriceRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()];
}

function pairsOf(rows: readonly OwnPriceRow[]): (readonly [OwnPriceRow, OwnPriceRow])[] {
  return rows.flatMap((left, index) => rows.slice(index + 1).map((right) => [left, right] as const));
}

const offenders = (rows: readonly OwnPriceRow[]): string[] => rows.map(described);

describe('our own price data', () => {
  it('is UTF-8 text with the agreed columns, every line as wide as the header', () => {
    expect(HEADER).toEqual(PRICE_COLUMNS);
    expect(FILE.endsWith('\n')).toBe(true);
    expect(FILE).not.toMatch(/\r|\uFEFF|\uFFFD/);
    expect(LINES.filter((fields) => fields.length !== PRICE_COLUMNS.length)).toEqual([]);
    expect(LINES.filter((fields) => fields.some((field) => field !== field.trim()))).toEqual([]);
  });

  it('names sellers of the directory or of the public list, and models in lower case', () => {
    const sellers = new Set([...OWN_SELLERS.map(({ provider }) => provider), 'deepseek']);
    expect(offenders(ROWS.filter(({ provider }) => !sellers.has(provider)))).toEqual([]);
    expect(offenders(ROWS.filter(({ model }) => !/^[a-z0-9][a-z0-9._/-]*\*?$/.test(model)))).toEqual([]);
  });

  it('prices known meters by exact decimals in ISO currencies, tokens by the million', () => {
    const meters = new Set<string>([...METERS, 'perCall']);
    const currencies = new Set(Intl.supportedValuesOf('currency'));
    expect(offenders(ROWS.filter(({ meter }) => !meters.has(meter)))).toEqual([]);
    expect(offenders(ROWS.filter(({ currency }) => !currencies.has(currency)))).toEqual([]);
    expect(offenders(ROWS.filter(({ meter, unit }) => unit !== (meter === 'perCall' ? '1' : '1000000')))).toEqual([]);
    for (const row of ROWS) {
      // Throws where the price of one token has more places than money has.
      const price = divideByCount(parseDecimal18(row.price), BigInt(row.unit));
      expect([described(row), compareDecimal18(price, ZERO)]).not.toEqual([described(row), -1]);
      expect(formatDecimal18(parseDecimal18(row.price))).toBe(row.price);
    }
  });

  it('bills in one currency by seller', () => {
    const currencies = grouped(ROWS, ({ provider }) => provider).map((rows) => new Set(rows.map((r) => r.currency)));
    expect(currencies.filter(({ size }) => size !== 1)).toEqual([]);
  });

  it('says from when and to when by real days or moments with a zone, and never backwards', () => {
    const moment = /^(?:\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2}))?)?$/;
    for (const row of ROWS) {
      for (const time of TIMES) {
        expect(row[time]).toMatch(moment);
        if (row[time] !== '')
          expect(new Date(`${row[time].slice(0, 10)}T00:00:00Z`).toISOString()).toContain(row[time].slice(0, 10));
      }
    }
    expect(offenders(ROWS.filter((row) => startOf(row) >= endOf(row)))).toEqual([]);
  });

  it('writes tiers as known words and whole numbers', () => {
    const tiers = new Set(['', 'batch', 'flex', 'priority', 'provisioned']);
    expect(offenders(ROWS.filter(({ service_tier: tier }) => !tiers.has(tier)))).toEqual([]);
    expect(offenders(ROWS.filter(({ above_input_tokens: above }) => !/^(?:[1-9]\d*)?$/.test(above)))).toEqual([]);
  });

  it('gives windows whole: start before end, a zone, days', () => {
    const windows = ROWS.filter((row) => windowOf(row) !== '|||');
    for (const { window_start: start, window_end: end, window_zone: zone, window_days: days } of windows) {
      expect([start, end].filter((time) => !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))).toEqual([]);
      expect(start < end).toBe(true);
      expect(days).toMatch(/^[1-7]-[1-7]$/);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    }
    expect(windows.length).toBeGreaterThan(0);
  });

  it('names the source of every price, by its address or as a list with its date', () => {
    const source = /^(?:https?:\/\/\S+|.*\(?\d{4}-\d{2}-\d{2}\)?)$/;
    expect(offenders(ROWS.filter((row) => !source.test(row.source)))).toEqual([]);
  });
});

describe('prices of one model', () => {
  it('stand once for the same conditions at any time', () => {
    const same = grouped(ROWS, (row) => `${conditionsOf(row)}|${windowOf(row)}`).flatMap(pairsOf);
    expect(same.filter(([left, right]) => inForceTogether(left, right)).map((pair) => offenders(pair))).toEqual([]);
  });

  it('have windows that share no minute, each above a price of the whole day', () => {
    const groups = grouped(ROWS, conditionsOf);
    const clashes = groups.flatMap(pairsOf).filter(([left, right]) => {
      if (left.window_start === '' || right.window_start === '' || !inForceTogether(left, right)) return false;
      return (
        left.window_zone !== right.window_zone ||
        (left.window_start < right.window_end && right.window_start < left.window_end)
      );
    });
    expect(clashes.map((pair) => offenders(pair))).toEqual([]);
    const floating = groups.flatMap((rows) =>
      rows.filter(
        (row) =>
          row.window_start !== '' &&
          !rows.some((base) => base.window_start === '' && startOf(base) <= startOf(row) && endOf(row) <= endOf(base)),
      ),
    );
    expect(offenders(floating)).toEqual([]);
  });

  it('have input and output in every service tier, or a price of the call', () => {
    const lacking = grouped(ROWS, namedBy(['provider', 'model', 'service_tier'])).filter((rows) => {
      const meters = new Set(rows.map(({ meter }) => meter));
      return !meters.has('perCall') && !(meters.has('input') && meters.has('output'));
    });
    expect(lacking.map((rows) => rows[0] && described(rows[0]))).toEqual([]);
  });

  it('never charge more for a cache hit than for fresh input, nor for thinking than for output', () => {
    const dearer = grouped(ROWS, (row) =>
      namedBy(['provider', 'model', 'above_input_tokens', 'service_tier', ...TIMES, ...WINDOW])(row),
    )
      .map((rows) => new Map(rows.map(({ meter, price }) => [meter, parseDecimal18(price)])))
      .filter((prices) => {
        const [input, hit, output, thinking] = ['input', 'cacheRead', 'output', 'reasoning'].map((meter) =>
          prices.get(meter),
        );
        return (
          (input !== undefined && hit !== undefined && hit > input) || (thinking !== undefined && thinking !== output)
        );
      });
    expect(dearer).toEqual([]);
  });
});
