import { NativeBlock } from './native-block';

describe('a Native block', () => {
  it('is laid out as ClickHouse documents it', () => {
    const block = new NativeBlock(
      [
        ['n', 'UInt8'],
        ['s', 'String CODEC(ZSTD(1))'],
      ],
      2,
    );
    for (const [number, text] of [
      [7, 'a'],
      [8, 'bc'],
    ] as const) {
      block.number(number);
      block.string(text);
      block.endRow();
    }
    // columns, rows; then of each column its name, its type and its values
    expect(block.finish().toString('latin1')).toBe('\x02\x02\x01n\x05UInt8\x07\x08\x01s\x06String\x01a\x02bc');
  });

  it('refuses a value of another kind than its column', () => {
    const block = new NativeBlock([['n', 'UInt8']], 1);
    expect(() => block.string('seven')).toThrow('a column of type UInt8 takes no text');
  });

  it('refuses rows and blocks that are not whole', () => {
    const block = new NativeBlock([['n', 'UInt8']], 2);
    expect(() => block.endRow()).toThrow('a row has 0 of 1 values');
    block.number(1);
    expect(() => block.number(2)).toThrow('more than 1 values');
    const unfinished = new NativeBlock([['n', 'UInt8']], 1);
    expect(() => unfinished.finish()).toThrow('the block has 0 of 1 rows');
  });

  it('refuses a version that a number cannot hold', () => {
    const block = new NativeBlock([['version', 'UInt64']], 1);
    expect(() => block.bigint(2n ** 53n)).toThrow('does not fit');
  });

  it('refuses a type that it cannot write', () => {
    expect(() => new NativeBlock([['m', 'Map(String, String)']], 1)).toThrow('Map(String, String)');
  });
});
