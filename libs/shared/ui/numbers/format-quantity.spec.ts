import { withPlainSpaces } from '../testing';

import {
  currencySymbol,
  formatBill,
  formatCount,
  formatDuration,
  formatMoney,
  formatPercent,
  formatShare,
  formatUnitPrice,
  roundedAmount,
  type Locale,
  type MoneyStyle,
} from './format-quantity';

const money = (locale: Locale, amount: string, style: MoneyStyle, currency = 'USD') =>
  withPlainSpaces(formatMoney(locale, amount, currency, style));

describe('formatBill', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['USD', ['0.00009', '0.00008', '0.0002'], ['0.00009', '0.00008', '0.00020']],
    ['USD', ['1234.5', '2'], ['1,234.50', '2.00']],
    ['USD', ['0.000000000000000001', '-1.10'], ['0.000000000000000001', '-1.100000000000000000']],
    ['JPY', ['3', '0.5'], ['3.0', '0.5']],
    ['USD', [], []],
  ])('gives amounts in %s equally many decimals and loses no digit: %j', (currency, amounts, texts) => {
    expect(formatBill('en-US', amounts, currency)).toEqual(texts);
  });
});

describe('formatMoney', () => {
  it.each<[MoneyStyle, string, string, string]>([
    ['full', '1234.5', '$1,234.50', 'US$1,234.50'],
    ['full', '0', '$0.00', 'US$0.00'],
    ['full', '0.004', '< $0.01', '< US$0.01'],
    ['full', '-0.004', '-< $0.01', '-< US$0.01'],
    ['full', '0.01', '$0.01', 'US$0.01'],
    ['full', '-12.345', '-$12.35', '-US$12.35'],
    ['column', '1234.5', '1,234.50', '1,234.50'],
    ['small', '0.00042', '$0.00042', 'US$0.00042'],
    ['small', '0.000423789', '$0.000424', 'US$0.000424'],
    ['small', '0.05', '$0.05', 'US$0.05'],
    ['small', '12.3456', '$12.35', 'US$12.35'],
    ['small', '0', '$0.00', 'US$0.00'],
    ['small', '5', '$5.00', 'US$5.00'],
    ['small', '0.5', '$0.50', 'US$0.50'],
    ['smallColumn', '0.000423789', '0.000424', '0.000424'],
    ['smallColumn', '0.05', '0.0500', '0.0500'],
    ['smallColumn', '1234.5', '1,234.50', '1,234.50'],
    ['smallColumn', '0', '0.00', '0.00'],
    ['compact', '1240000', '$1.24 M', 'US$124 万'],
    ['compact', '1240000000', '$1.24 B', 'US$12.4 亿'],
    ['compact', '999.5', '$999.50', 'US$999.50'],
    ['compact', '-48210.77', '-$48.2 K', '-US$4.82 万'],
    ['axis', '0', '$0', 'US$0'],
    ['axis', '250', '$250', 'US$250'],
    ['axis', '1500', '$1.5 K', 'US$1500'],
    ['axis', '0.5', '$0.50', 'US$0.50'],
    ['axis', '0.002', '$0.002', 'US$0.002'],
    ['exact', '1234.567890123456789012', '$1,234.567890123456789012', 'US$1,234.567890123456789012'],
    ['exact', '1e-18', '$0.000000000000000001', 'US$0.000000000000000001'],
    ['exact', '12.5', '$12.50', 'US$12.50'],
  ])('shows %s of %s', (style, amount, english, chinese) => {
    expect(money('en-US', amount, style)).toBe(english);
    expect(money('zh-CN', amount, style)).toBe(chinese);
  });

  it('keeps every digit of amounts that a JS number would round', () => {
    expect(money('en-US', '12345678901234567890.120000000000000001', 'exact')).toBe(
      '$12,345,678,901,234,567,890.120000000000000001',
    );
    // As a number 0.615 is 0.61499999999999999, which rounds down.
    expect(money('en-US', '0.615', 'full')).toBe('$0.62');
  });

  it("follows the currency's own decimals", () => {
    expect(money('en-US', '1234.5', 'full', 'JPY')).toBe('¥1,235');
    expect(money('en-US', '0.4', 'full', 'JPY')).toBe('< ¥1');
    expect(money('zh-CN', '1234.5', 'full', 'CNY')).toBe('¥1,234.50');
    expect(currencySymbol('en-US', 'USD')).toBe('$');
    expect(currencySymbol('zh-CN', 'USD')).toBe('US$');
  });

  it('signs differences on request', () => {
    expect(formatMoney('en-US', '12', 'USD', 'full', true)).toBe('+$12.00');
    expect(formatMoney('en-US', '-12', 'USD', 'full', true)).toBe('-$12.00');
    expect(formatMoney('en-US', '0', 'USD', 'full', true)).toBe('$0.00');
  });

  it('refuses what is no decimal', () => {
    expect(() => money('en-US', '', 'full')).toThrow(RangeError);
    expect(() => money('en-US', 'Infinity', 'exact')).toThrow(RangeError);
  });
});

describe('roundedAmount', () => {
  it.each([
    ['1.005', 'USD', '1.01'],
    ['-1.005', 'USD', '-1.01'],
    ['0.004', 'USD', '0'],
    ['1.5', 'JPY', '2'],
  ])('is what a cell shows of %s %s', (amount, currency, expected) => {
    expect(roundedAmount('en-US', amount, currency)).toBe(expected);
  });
});

describe('formatUnitPrice', () => {
  it.each([
    ['0.0000025', '$2.50'],
    ['0.00000015', '$0.15'],
    ['0.000000075', '$0.075'],
    ['0.00001', '$10.00'],
  ])('quotes %s a token as %s a million', (perToken, expected) => {
    expect(formatUnitPrice('en-US', perToken, 'USD')).toBe(expected);
  });
});

describe('formatCount', () => {
  it.each([
    ['1240000000', '1.24 B', '12.4 亿', '1,240,000,000'],
    ['12400', '12.4 K', '1.24 万', '12,400'],
    ['2200000', '2.20 M', '220 万', '2,200,000'],
    ['9999', '9,999', '9,999', '9,999'],
    ['0', '0', '0', '0'],
    ['9007199254740993', '9010 T', '9010 万亿', '9,007,199,254,740,993'],
  ])('shows %s', (count, english, chinese, exact) => {
    expect(withPlainSpaces(formatCount('en-US', count))).toBe(english);
    expect(withPlainSpaces(formatCount('zh-CN', BigInt(count)))).toBe(chinese);
    expect(formatCount('en-US', count, 'exact')).toBe(exact);
  });

  it('says no more digits than it needs on an axis', () => {
    expect(withPlainSpaces(formatCount('en-US', '2500000', 'axis'))).toBe('2.5 M');
    expect(withPlainSpaces(formatCount('en-US', '30000', 'axis'))).toBe('30 K');
  });
});

describe('formatPercent', () => {
  it.each([
    ['0.1234', '12.3 %'],
    ['0', '0 %'],
    ['0.0009', '< 0.1 %'],
    ['0.001', '0.1 %'],
    ['-0.0009', '-< 0.1 %'],
    ['-0.25', '-25.0 %'],
    ['9.9994', '999.9 %'],
    ['12.5', '1,250 %'],
    ['0.00250', '0.3 %'],
  ])('shows %s as %s', (ratio, expected) => {
    expect(withPlainSpaces(formatPercent('en-US', ratio))).toBe(expected);
    expect(withPlainSpaces(formatPercent('zh-CN', ratio))).toBe(expected);
  });

  it('calls only the whole 100.0 %', () => {
    expect(withPlainSpaces(formatShare('en-US', { part: 9_999n, whole: 10_000n }))).toBe('> 99.9 %');
    expect(withPlainSpaces(formatShare('en-US', { part: 10_000n, whole: 10_000n }))).toBe('100.0 %');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms', '0 ms'],
    [820, '820 ms', '820 ms'],
    [1_240, '1.2 s', '1.2 秒'],
    [59_960, '1 m', '1 分钟'],
    [125_000, '2 m 5 s', '2 分钟 5 秒'],
    [11_520_000, '3 h 12 m', '3 小时 12 分钟'],
    [187_200_000, '2 d 4 h', '2 天 4 小时'],
  ])('shows %d ms', (milliseconds, english, chinese) => {
    expect(withPlainSpaces(formatDuration('en-US', milliseconds))).toBe(english);
    expect(withPlainSpaces(formatDuration('zh-CN', milliseconds))).toBe(chinese);
  });
});
