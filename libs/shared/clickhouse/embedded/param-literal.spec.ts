import { toParamText, toStringLiteral } from './param-literal';

describe('toParamText', () => {
  it.each([
    ["it's", "it\\'s"],
    ['a\\b\tc\nd', 'a\\\\b\\tc\\nd'],
    [null, '\\N'],
    [true, '1'],
    [18446744073709551615n, '18446744073709551615'],
    [-1.5, '-1.5'],
    [[], '[]'],
    [["it's", 'b', null, true, 1n], "['it\\'s','b',NULL,TRUE,1]"],
    [[[1], [2, 3]], '[[1],[2,3]]'],
  ])('writes %p as ClickHouse reads it', (value, text) => {
    expect(toParamText(value)).toBe(text);
  });

  it.each([[{}], [new Date(0)], [Symbol('s')]])('refuses %p', (value) => {
    expect(() => toParamText(value)).toThrow(TypeError);
  });
});

describe('toStringLiteral', () => {
  it('cannot be left from within', () => {
    expect(toStringLiteral("'; DROP TABLE t; --\\")).toBe("'\\'; DROP TABLE t; --\\\\'");
  });
});
