import type { ConditionalPrice } from '@pydantic/genai-prices';

import { periodAt, priceHistory, windowAt } from './price-schedule';

const at = (iso: string) => Date.parse(iso);
const from = (start_date: string, input_mtok = 1): ConditionalPrice => ({
  constraint: { type: 'start_date', start_date },
  prices: { input_mtok },
});
const daily = (start_time: string, end_time: string, input_mtok = 1): ConditionalPrice => ({
  constraint: { type: 'time_of_date', start_time, end_time },
  prices: { input_mtok },
});
const always = (input_mtok = 1): ConditionalPrice => ({ prices: { input_mtok } });
const history = (...prices: ConditionalPrice[]) =>
  priceHistory({ id: 'deepseek-v4-flash', match: { equals: 'x' }, prices });

describe('priceHistory', () => {
  it('has one period without ends where a model has one price', () => {
    expect(priceHistory({ id: 'm', match: { equals: 'm' }, prices: { input_mtok: 1 } })).toMatchObject([
      { name: '..', fromMs: Number.NEGATIVE_INFINITY, windows: [] },
    ]);
  });

  it('ends a period where the next one starts', () => {
    const periods = history(always(), from('2025-06-10'), from('2026-03-13'));
    expect(periods.map((period) => period.name)).toEqual(['..2025-06-10', '2025-06-10..2026-03-13', '2026-03-13..']);
  });

  it('keeps a daily window within the period that it is listed after', () => {
    const periods = history(always(), from('2026-08-17'), daily('01:00:00Z', '04:00:00Z'));
    expect(periods.map((period) => period.windows.map((window) => window.name))).toEqual([[], ['01:00-04:00Z']]);
  });

  it.each([
    ['dates out of order', [always(), from('2026-01-01'), from('2025-01-01')], 'prices out of order at 2025-01-01'],
    ['one date twice', [always(), from('2026-01-01'), from('2026-01-01')], 'prices out of order at 2026-01-01'],
    ['no day', [always(), from('2026-02-31')], 'prices from "2026-02-31": a day is expected'],
    ['no UTC time', [always(), daily('01:00:00+08:00', '04:00:00Z')], 'a time in UTC is expected'],
    ['only a time of day', [daily('01:00:00Z', '04:00:00Z')], 'prices for a time of day only'],
  ])('refuses %s', (_case, prices, problem) => {
    expect(() => history(...prices)).toThrow(problem);
  });
});

describe('periodAt', () => {
  const periods = history(always(), from('2025-06-10'), from('2026-03-13'));

  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2025-06-09T23:59:59.999Z', 0],
    ['2025-06-10T00:00:00Z', 1],
    ['2026-03-12T23:59:59.999Z', 1],
    ['2026-03-13T00:00:00Z', 2],
    ['2031-01-01T00:00:00Z', 2],
  ])('puts %s into period %d', (instant, period) => {
    expect(periodAt(periods, at(instant))).toBe(period);
  });

  it('has none before the first start', () => {
    expect(periodAt(history(from('2026-01-01')), at('2025-12-31T23:59:59Z'))).toBe(-1);
  });
});

describe('windowAt', () => {
  const windows = history(always(), daily('01:00:00Z', '04:00:00Z'), daily('16:30:00Z', '00:30:00Z'))[0]?.windows ?? [];

  it.each([
    ['2026-08-20T00:59:59.999Z', -1],
    ['2026-08-20T01:00:00Z', 0],
    ['2026-08-20T03:59:59.999Z', 0],
    ['2026-08-20T04:00:00Z', -1],
    ['2026-08-20T16:29:59.999Z', -1],
    ['2026-08-20T16:30:00Z', 1],
    ['2026-08-20T23:59:59.999Z', 1],
    ['2026-08-21T00:00:00Z', 1],
    ['2026-08-21T00:29:59.999Z', 1],
    ['2026-08-21T00:30:00Z', -1],
    ['1969-12-31T01:30:00Z', 0],
  ])('puts %s into window %d', (instant, window) => {
    expect(windowAt(windows, at(instant))).toBe(window);
  });

  it('lets the last listed of two overlapping windows decide', () => {
    const overlapping = history(always(), daily('01:00:00Z', '04:00:00Z'), daily('02:00:00Z', '03:00:00Z'))[0];
    expect(windowAt(overlapping?.windows ?? [], at('2026-08-20T02:30:00Z'))).toBe(1);
  });
});
