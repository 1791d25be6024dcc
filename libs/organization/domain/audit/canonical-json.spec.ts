import { canonicalJson } from './canonical-json';

describe('canonicalJson', () => {
  it('writes one text whatever the order of keys, and leaves out what is not there', () => {
    const text = '{"a":[1,"2.50",null],"b":{"c":true}}';
    expect(canonicalJson({ b: { c: true }, a: [1, '2.50', null] })).toBe(text);
    expect(canonicalJson({ a: [1, '2.50', null], d: undefined, b: { c: true } })).toBe(text);
  });

  it('writes moments in ISO 8601 and integers of any size as text', () => {
    expect(canonicalJson({ at: new Date('2026-03-16T12:00:00.123Z'), tokens: 9007199254740993n })).toBe(
      '{"at":"2026-03-16T12:00:00.123Z","tokens":"9007199254740993"}',
    );
  });

  it.each([0.1, 2 ** 53, Number.NaN])('refuses %p, which JavaScript cannot be trusted with', (number) => {
    expect(() => canonicalJson({ number })).toThrow('write it as text');
  });
});
