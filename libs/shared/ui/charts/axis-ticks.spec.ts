import { axisTicks } from './axis-ticks';

describe('axisTicks', () => {
  it.each([
    [
      [0, 87],
      [0, 25, 50, 75, 100],
    ],
    [[100], [0, 25, 50, 75, 100]],
    [[101], [0, 50, 100, 150]],
    [[0.00042], [0, 0.0002, 0.0004, 0.0006]],
    [[3_400_000_000], [0, 1e9, 2e9, 3e9, 4e9]],
    [
      [-25, 80],
      [-50, 0, 50, 100],
    ],
    [[-3], [-3, -2, -1, 0]],
    [[0], [0, 0.25, 0.5, 0.75, 1]],
    [[], [0, 0.25, 0.5, 0.75, 1]],
  ])('holds %j between %j', (positions, expected) => {
    const ticks = axisTicks(positions);
    expect(ticks.texts.map(Number)).toEqual(expected);
    expect([ticks.min, ticks.max]).toEqual([expected[0], expected.at(-1)]);
  });

  it('counts whole things in whole steps', () => {
    expect(axisTicks([1], 1).texts.map(Number)).toEqual([0, 1]);
    expect(axisTicks([9], 1).texts.map(Number)).toEqual([0, 5, 10]);
  });

  it('never has more than five lines', () => {
    for (let high = 1; high < 5_000; high += 37) {
      expect(axisTicks([high, -high / 3]).texts.length).toBeLessThanOrEqual(5);
    }
  });
});
