import { readCount } from './read-count';

describe('readCount', () => {
  it.each([
    ['an integer', 42, 42],
    ['zero', 0, 0],
    ['a double that is whole', 42.0, 42],
    ['numeric text (Spring AI, Codex)', '42', 42],
    ['numeric text with spaces', ' 42 ', 42],
    ['whole decimal text', '42.0', 42],
    ['negative zero', -0, 0],
  ])('reads %s', (_name, value, count) => {
    expect(readCount(value)).toEqual({ state: 'given', count });
  });

  it.each([
    ['absent', undefined],
    ['null', null],
    ['empty text', ''],
  ])('takes %s for not given', (_name, value) => {
    expect(readCount(value)).toEqual({ state: 'absent' });
  });

  it.each([
    ['-1, which Semantic Kernel writes for unknown', -1, 'negative (-1)'],
    ['NaN', Number.NaN, 'NaN'],
    ['infinity', Number.POSITIVE_INFINITY, 'larger than any call'],
    ['a fraction', 1.5, 'not a whole number (1.5)'],
    ['text', 'many', 'text that is not a whole number (4 characters)'],
    ['negative text', '-5', 'text that is not a whole number (2 characters)'],
    ['hexadecimal text', '0x10', 'text that is not a whole number (4 characters)'],
    ['more than 10^12', 1_000_000_000_001, 'larger than any call'],
    ['a 64-bit integer', 9_223_372_036_854_775_807n, 'larger than any call'],
    ['a negative 64-bit integer', -9_223_372_036_854_775_808n, 'negative'],
    ['a boolean', true, 'not a number'],
    ['a list', [1, 2], 'not a number'],
  ])('refuses %s and says why', (_name, value, problem) => {
    expect(readCount(value)).toEqual({ state: 'invalid', problem });
  });
});
