import { aPriceLine } from '@tokenledger/pricing/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';
import fc from 'fast-check';

import { gapsIn } from './price-conflicts';
import { type PriceFields, readPriceEntry } from './read-price-entry';
import { readPriceList } from './read-price-list';
import { writePriceEntry } from './write-price-entry';

function read(facts: Partial<PriceFields>) {
  const result = readPriceEntry(aPriceLine(facts));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('readPriceEntry', () => {
  it('reads what a line says, exactly', () => {
    const entry = read({
      model: 'Qwen-Plus',
      price: '0.0008',
      unit: '1000',
      currency: 'CNY',
      valid_from: '2026-03-13T00:00:00+08:00',
      above_input_tokens: '128000',
      service_tier: 'Batch',
      window_start: '00:30',
      window_end: '08:30',
      window_zone: 'Asia/Shanghai',
      window_days: '1-5',
    });
    expect(entry).toMatchObject({ model: 'qwen-plus', unit: 1000, currency: 'CNY', aboveInputTokens: 128_000 });
    expect(formatDecimal18(entry.price)).toBe('0.0008');
    expect(entry.validFrom?.toISOString()).toBe('2026-03-12T16:00:00.000Z');
    expect(entry.serviceTier).toBe('batch');
    expect(entry.window).toMatchObject({ startMinute: 30, endMinute: 510, days: [1, 2, 3, 4, 5] });
  });

  it.each<[keyof PriceFields, Partial<PriceFields>, string]>([
    ['price', { price: '2,50' }, 'with a point'],
    ['price', { price: '-2.5' }, 'negative'],
    ['price', { price: '1e999' }, 'plain decimal'],
    ['price', { price: '2.5e-6' }, 'plain decimal'],
    ['price', { price: '1.234,56' }, 'with a point'],
    ['price', { price: '+2.5' }, 'plain decimal'],
    ['price', { price: '' }, 'plain decimal'],
    ['price', { price: 'NaN' }, 'plain decimal'],
    ['unit', { unit: '1e6' }, '1000000'],
    ['price', { price: '0.0000000000000001' }, 'no exact price of one'],
    ['currency', { currency: 'RMB' }, 'ISO 4217'],
    ['meter', { meter: 'inptu' }, 'cacheRead'],
    ['model', { model: 'm'.repeat(10_240) }, 'up to 200 characters'],
    ['model', { model: '*' }, 'a pattern'],
    ['unit', { unit: '0' }, '1000000'],
    ['valid_from', { valid_from: '2026-02-31' }, 'a day'],
    ['valid_from', { valid_from: '13.03.2026' }, 'a day'],
    ['valid_to', { valid_from: '2026-03-13', valid_to: '2026-03-13' }, 'after valid_from'],
    ['valid_to', { valid_from: '2027-01-01', valid_to: '2026-01-01' }, 'after valid_from'],
    ['above_input_tokens', { above_input_tokens: '200k' }, 'whole number'],
    ['window_zone', { window_start: '00:30', window_end: '08:30', window_zone: 'China' }, 'IANA'],
    ['window_end', { window_start: '00:30', window_zone: 'UTC' }, 'no window at all'],
    ['source', { source: ' ' }, 'where the price was read'],
  ])('names %s in %j and the remedy', (field, facts, remedy) => {
    const result = readPriceEntry(aPriceLine(facts));
    expect(result).toMatchObject({ ok: false, error: expect.arrayContaining([expect.objectContaining({ field })]) });
    expect(JSON.stringify(result)).toContain(remedy);
    // Ten kilobytes of a wrong name are not repeated.
    expect(JSON.stringify(result).length).toBeLessThan(500);
  });

  it('tells all that is wrong with a line at once', () => {
    const result = readPriceEntry(aPriceLine({ price: 'x', currency: 'x', meter: 'x' }));
    expect(result.ok ? [] : result.error.map(({ field }) => field)).toEqual(['meter', 'currency', 'price']);
  });

  it('writes what it read, in one spelling', () => {
    const line = aPriceLine({ price: '2.50', valid_from: '2026-03-13T08:00:00+08:00', above_input_tokens: '0' });
    expect(writePriceEntry(read(line))).toEqual(aPriceLine({ price: '2.5', valid_from: '2026-03-13' }));
  });
});

describe('readPriceList', () => {
  const march = { valid_from: '2026-03-01', valid_to: '2026-04-01' };

  it('takes prices that follow each other', () => {
    expect(readPriceList([aPriceLine({ valid_to: '2026-03-01' }), aPriceLine(march)])).toMatchObject({ ok: true });
  });

  it('names the line and the field of what cannot be read', () => {
    const list = readPriceList([aPriceLine(), aPriceLine({ model: 'gpt-5', price: 'free' })]);
    expect(list).toMatchObject({ ok: false, error: [{ line: 2, field: 'price' }] });
  });

  it.each<[string, Partial<PriceFields>, Partial<PriceFields>, string]>([
    ['prices of the same at the same time', march, { valid_from: '2026-03-31' }, 'valid_from'],
    ['prices that never end', {}, {}, 'valid_from'],
    ['two currencies of one model', { currency: 'USD' }, { currency: 'CNY', meter: 'output' }, 'currency'],
  ])('refuses %s and names both lines', (_case, first, second, field) => {
    const list = readPriceList([aPriceLine(first), aPriceLine(second)]);
    expect(list).toMatchObject({ ok: false, error: [{ line: 2, field }] });
    expect(JSON.stringify(list)).toContain('line 1');
  });

  it('says of a line that stands twice that one is too many', () => {
    const list = readPriceList([aPriceLine(), aPriceLine({ price: '2.50' })]);
    expect(list).toMatchObject({ error: [{ line: 2, problem: 'line 1 says the same: leave one of them out' }] });
  });

  it('finds a contradiction where comparing each line with each would', () => {
    const line = fc.record({
      meter: fc.constantFrom('input', 'output'),
      currency: fc.constantFrom('USD', 'USD', 'CNY'),
      service_tier: fc.constantFrom('', 'batch'),
      from: fc.integer({ min: 1, max: 20 }),
      days: fc.integer({ min: 1, max: 8 }),
    });
    const dayOf = (day: number) => `2026-03-${String(day).padStart(2, '0')}`;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const contradicts = (left: (typeof lines)[number], right: (typeof lines)[number]) =>
          left.from < right.from + right.days &&
          right.from < left.from + left.days &&
          (left.currency !== right.currency ||
            (left.meter === right.meter && left.service_tier === right.service_tier));
        const expected = lines.some((right, place) => lines.slice(0, place).some((left) => contradicts(left, right)));
        const fields = lines.map(({ from, days, ...rest }) =>
          aPriceLine({ ...rest, valid_from: dayOf(from), valid_to: dayOf(from + days) }),
        );
        expect(readPriceList(fields).ok).toBe(!expected);
      }),
    );
  });

  it.each([
    ['of the same hours', '00:30', '08:30', false],
    ['that meet', '08:30', '12:00', true],
    ['that reach over midnight into it', '22:00', '01:00', false],
  ])('looks at windows %s', (_case, window_start, window_end, ok) => {
    const night = { window_start: '00:30', window_end: '08:30', window_zone: 'Asia/Shanghai' };
    expect(readPriceList([aPriceLine(night), aPriceLine({ ...night, window_start, window_end })]).ok).toBe(ok);
  });

  it('takes a price of a tier, a region, a limit or a window beside the usual one', () => {
    const lines = [
      {},
      { service_tier: 'batch' },
      { region: 'eu' },
      { above_input_tokens: '200000' },
      { window_start: '00:30', window_end: '08:30', window_zone: 'Asia/Shanghai' },
    ];
    expect(readPriceList(lines.map(aPriceLine)).ok).toBe(true);
  });

  it('shows the time for which there is no price', () => {
    const list = readPriceList([aPriceLine({ valid_to: '2026-02-01' }), aPriceLine(march)]);
    expect(list.ok && gapsIn(list.value).map(({ from, to }) => [from, to])).toEqual([
      [new Date('2026-02-01'), new Date('2026-03-01')],
    ]);
  });
});
