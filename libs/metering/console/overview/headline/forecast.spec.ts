import { forecastAtEnd } from './forecast';

const NOVEMBER = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-12-01T00:00:00Z') };

describe('forecastAtEnd', () => {
  it('goes on at the rate so far', () => {
    // 10 of 30 days: 12.34 × 3
    expect(forecastAtEnd('12.34', { ...NOVEMBER, asOf: new Date('2026-11-11T00:00:00Z') })).toBe('37.02');
  });

  it('rounds to cents, from exact digits', () => {
    // 20 of 30 days: 0.01 × 1.5 = 0.015
    expect(forecastAtEnd('0.01', { ...NOVEMBER, asOf: new Date('2026-11-21T00:00:00Z') })).toBe('0.02');
  });

  it('is nothing where nothing was spent', () => {
    expect(forecastAtEnd('0', { ...NOVEMBER, asOf: new Date('2026-11-11T00:00:00Z') })).toBe('0');
  });

  it.each([
    ['the first day', '2026-11-01T23:59:59Z'],
    ['the last day', '2026-11-30T00:00:01Z'],
    ['a range that is over', '2026-12-05T00:00:00Z'],
    ['a range that lies ahead', '2026-10-30T00:00:00Z'],
  ])('says nothing on %s', (_when, asOf) => {
    expect(forecastAtEnd('12.34', { ...NOVEMBER, asOf: new Date(asOf) })).toBeUndefined();
  });
});
