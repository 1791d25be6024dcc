import type { Locale } from './format-quantity';
import {
  formatAge,
  formatDate,
  formatDateTime,
  formatMoment,
  formatPeriod,
  formatRange,
  formatTime,
  type PeriodLength,
  type PeriodStyle,
} from './format-time';

const at = (text: string) => new Date(text);
const range = (locale: Locale, start: string, end: string, zone = 'UTC') =>
  formatRange(locale, { start: at(start), end: at(end) }, zone);

describe('dates and times', () => {
  it('are those of the zone', () => {
    const instant = at('2026-11-26T23:30:00Z');
    expect(formatDateTime('en-US', instant, 'Asia/Shanghai')).toBe('27 Nov 2026, 07:30');
    expect(formatDateTime('zh-CN', instant, 'Asia/Shanghai')).toBe('2026年11月27日 07:30');
    expect(formatDate('en-US', instant, 'America/New_York')).toBe('26 Nov 2026');
    expect(formatTime('en-US', at('2026-11-26T00:05:00Z'), 'UTC')).toBe('00:05');
  });

  it.each([
    ['en-US', 'full', '27 Nov 2026, 07:30:09'],
    ['en-US', 'short', '27 Nov, 07:30:09'],
    ['zh-CN', 'full', '2026年11月27日 07:30:09'],
    ['zh-CN', 'short', '11月27日 07:30:09'],
  ] as const)('to the second, in %s and %s', (locale, style, text) => {
    expect(formatMoment(locale, at('2026-11-26T23:30:09.900Z'), 'Asia/Shanghai', style)).toBe(text);
  });
});

describe('formatRange', () => {
  it.each([
    ['2026-11-01', '2026-12-01', '1–30 Nov 2026', '2026年11月1日–30日'],
    ['2026-11-01', '2026-11-02', '1 Nov 2026', '2026年11月1日'],
    ['2026-11-28', '2026-12-04', '28 Nov – 3 Dec 2026', '2026年11月28日–12月3日'],
    ['2025-12-30', '2026-01-03', '30 Dec 2025 – 2 Jan 2026', '2025年12月30日 – 2026年1月2日'],
    ['2026-11-01', '2026-11-26T15:00:00Z', '1–26 Nov 2026', '2026年11月1日–26日'],
    ['2026-11-01', '2026-11-01', '1 Nov 2026', '2026年11月1日'],
  ])('from %s to before %s', (start, end, english, chinese) => {
    expect(range('en-US', start, end)).toBe(english);
    expect(range('zh-CN', start, end)).toBe(chinese);
  });

  it('ends on the last local day, also where clocks change', () => {
    // Berlin's November begins at 23:00 UTC; its summer time ended on 25 October.
    expect(range('en-US', '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z', 'Europe/Berlin')).toBe('1–31 Oct 2026');
  });
});

describe('formatPeriod', () => {
  it.each<[PeriodLength, PeriodStyle, string, string, string, string]>([
    [
      'minute',
      'full',
      '2026-11-26T14:05Z',
      '2026-11-26T14:06Z',
      '26 Nov 2026, 14:05–14:06',
      '2026年11月26日 14:05–14:06',
    ],
    [
      'hour',
      'full',
      '2026-11-26T14:00Z',
      '2026-11-26T15:00Z',
      '26 Nov 2026, 14:00–15:00',
      '2026年11月26日 14:00–15:00',
    ],
    ['hour', 'axis', '2026-11-26T14:00Z', '2026-11-26T15:00Z', '14:00', '14:00'],
    ['hour', 'axis', '2026-11-26T00:00Z', '2026-11-26T01:00Z', '26 Nov', '11月26日'],
    ['day', 'full', '2026-11-26', '2026-11-27', 'Thu, 26 Nov 2026', '2026年11月26日周四'],
    ['day', 'axis', '2026-11-26', '2026-11-27', '26 Nov', '11月26日'],
    ['week', 'full', '2026-11-23', '2026-11-30', '23–29 Nov 2026', '2026年11月23日–29日'],
    ['month', 'full', '2026-11-01', '2026-12-01', 'November 2026', '2026年11月'],
    ['month', 'axis', '2026-11-01', '2026-12-01', 'Nov 2026', '2026年11月'],
  ])('%s, %s', (length, style, start, end, english, chinese) => {
    const period = { start: at(start), end: at(end) };
    expect(formatPeriod('en-US', period, length, 'UTC', style)).toBe(english);
    expect(formatPeriod('zh-CN', period, length, 'UTC', style)).toBe(chinese);
  });
});

describe('formatAge', () => {
  it.each([
    [0, '0 sec ago', '0秒前'],
    [59, '59 sec ago', '59秒前'],
    [185, '3 min ago', '3分钟前'],
    [7_199, '1 hr ago', '1小时前'],
    [259_200, '3 days ago', '3天前'],
    [-30, '0 sec ago', '0秒前'],
  ])('of %d seconds', (seconds, english, chinese) => {
    const now = at('2026-11-26T12:00:00Z');
    const then = new Date(now.getTime() - seconds * 1000);
    expect(formatAge('en-US', then, now)).toBe(english);
    expect(formatAge('zh-CN', then, now)).toBe(chinese);
  });
});
