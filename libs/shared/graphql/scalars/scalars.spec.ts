import fc from 'fast-check';
import { type GraphQLScalarType, Kind } from 'graphql';

import { BigIntScalar } from './big-int.scalar';
import { DateTimeScalar } from './date-time.scalar';
import { DecimalScalar } from './decimal.scalar';
import { TimeZoneScalar } from './time-zone.scalar';

function both(scalar: GraphQLScalarType, text: string): readonly (() => unknown)[] {
  return [() => scalar.parseValue(text), () => scalar.parseLiteral({ kind: Kind.STRING, value: text })];
}

describe('Decimal', () => {
  it.each(['0', '-0.5', '123456789.123456789012345678', '99999999999999999999.999999999999999999'])(
    'carries %s in both directions as it is',
    (text) => {
      expect(DecimalScalar.serialize(text)).toBe(text);
      for (const parse of both(DecimalScalar, text)) expect(parse()).toBe(text);
    },
  );

  it.each([1, 0.1, Number.NaN, 5n, '1e3', '1.', '.5', '', ' 1', '+1', '1,5', '0.1234567890123456789', null])(
    'refuses %p',
    (value) => {
      expect(() => DecimalScalar.serialize(value)).toThrow('a decimal is text');
      expect(() => DecimalScalar.parseValue(value)).toThrow('a decimal is text');
    },
  );

  it('refuses a number literal, which a client has rounded already', () => {
    expect(() => DecimalScalar.parseLiteral({ kind: Kind.FLOAT, value: '0.1' })).toThrow('a decimal is text');
  });
});

describe('BigInt', () => {
  it('carries every whole number, digit by digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), (value) => {
        const text = BigIntScalar.serialize(value);
        expect(text).toBe(value.toString());
        for (const parse of both(BigIntScalar, text)) expect(parse()).toBe(value);
      }),
    );
  });

  it.each([1, 2 ** 53, 1.5, '1.0', '', '0x10', '1e3', null])('refuses %p', (value) => {
    expect(() => BigIntScalar.serialize(value)).toThrow('a whole number is text');
    expect(() => BigIntScalar.parseValue(value)).toThrow('a whole number is text');
  });
});

describe('DateTime', () => {
  it.each([
    ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T00:00Z', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T00:00:00+01:00', '2026-02-28T23:00:00.000Z'],
    ['2026-03-01T00:00:00.5-09:30', '2026-03-01T09:30:00.500Z'],
    ['2026-03-01T00:00:00.123000000Z', '2026-03-01T00:00:00.123Z'],
    ['2028-02-29T23:59:59.999+14:00', '2028-02-29T09:59:59.999Z'],
  ])('reads %s', (text, expected) => {
    for (const parse of both(DateTimeScalar, text)) expect(DateTimeScalar.serialize(parse())).toBe(expected);
  });

  it.each([
    '2026-03-01',
    '2026-03-01T00:00:00',
    '2026-03-01 00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T23:59:60Z',
    '2026-03-01T00:00:00.0001Z',
    '2026-03-01T00:00:00+15:00',
    '2026-03-01T00:00:00+0100',
    '+002026-03-01T00:00:00Z',
    '',
  ])('refuses "%s" and says what to send', (text) => {
    for (const parse of both(DateTimeScalar, text)) expect(parse).toThrow('2026-03-01T00:00:00+01:00');
  });

  it.each([1772323200000, null, new Date(Number.NaN)])('refuses %p in both directions', (value) => {
    expect(() => DateTimeScalar.parseValue(value)).toThrow();
    expect(() => DateTimeScalar.serialize(value)).toThrow();
  });

  it('gives back every instant that it wrote', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (instant) => {
        expect(DateTimeScalar.parseValue(DateTimeScalar.serialize(instant))).toEqual(instant);
      }),
    );
  });
});

describe('TimeZone', () => {
  it('carries names', () => {
    for (const parse of both(TimeZoneScalar, 'Asia/Kolkata')) expect(parse()).toBe('Asia/Kolkata');
    expect(TimeZoneScalar.serialize('UTC')).toBe('UTC');
  });

  it.each(['', 'x'.repeat(65), 2, null])('refuses %p', (value) => {
    expect(() => TimeZoneScalar.parseValue(value)).toThrow('an IANA time zone is expected');
  });
});
