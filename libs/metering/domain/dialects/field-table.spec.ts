import { FieldTable } from './field-table';

const TABLE = new FieldTable({ finishReason: ['finish'], input: ['input'] }, { prefixes: [], objects: ['usage'] });
const read = (name: string, value: string) => TABLE.read(new Map([[name, value]]));

describe('FieldTable', () => {
  it.each([
    ['stop', 'stop'],
    ['"stop"', 'stop'],
    // Frameworks that write a list as the text of one
    ['["tool_calls", "stop"]', 'tool_calls'],
    ['["stop"', '["stop"'],
    ['[""]', ''],
  ])('reads the text %j as %j', (written, expected) => {
    expect(read('finish', written).text('finishReason')).toBe(expected);
  });

  it('finds the same count in an object whatever the order of its names', () => {
    const names = ['cache_write_tokens', 'cache_creation_tokens'];
    const told = [names, [...names].reverse()].map((order) => {
      const found: unknown[] = [];
      const object = JSON.stringify(Object.fromEntries(order.map((name) => [name, name.length])));
      read('usage', object).eachCount((...count) => found.push(count));
      return found;
    });
    expect(told[0]).toEqual([['cacheWrite', 'usage > cache_creation_tokens', 'cache_creation_tokens'.length]]);
    expect(told[1]).toEqual(told[0]);
  });
});
