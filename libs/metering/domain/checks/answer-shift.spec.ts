import * as fc from 'fast-check';

import type { AnswerShape } from './answer-shapes';
import { chanceIndex, lengthPlace, shiftOf, stabilityIndex } from './answer-shift';

function shape(facts: Partial<AnswerShape> = {}): AnswerShape {
  return {
    calls: 1_000n,
    outputTokens: 100_000n,
    median: 100,
    p90: 200,
    lengths: [0, 0, 0, 0, 0, 0, 200, 500, 300],
    endings: { stop: 950, length: 50 },
    services: { web: 600, batch: 400 },
    cost: [],
    pricedCalls: {},
    ...facts,
  };
}

describe('stabilityIndex', () => {
  it('is the textbook’s, but for half a call in each class', () => {
    // (0.7 - 0.5) ln(0.7 / 0.5) + (0.3 - 0.5) ln(0.3 / 0.5) = 0.0673 + 0.1022 = 0.1695
    expect(stabilityIndex({ a: 70_000, b: 30_000 }, { a: 50_000, b: 50_000 })).toBeCloseTo(0.1695, 3);
  });

  const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(10_000));

  it('is never below zero, the same either way round, and zero of the same shares', () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        expect(stabilityIndex(one, other)).toBeGreaterThanOrEqual(0);
        expect(stabilityIndex(one, other)).toBeCloseTo(stabilityIndex(other, one), 12);
        expect(stabilityIndex(one, one)).toBe(0);
      }),
    );
  });

  it('is finite where a class is new', () => {
    expect(Number.isFinite(stabilityIndex({ a: 10, content_filter: 5 }, { a: 10 }))).toBe(true);
  });
});

describe('chanceIndex', () => {
  it('is the 99.9 % point of chi-squared over the calls', () => {
    // Chi-squared of 9 degrees of freedom: 27.88; (1/1000 + 1/1000) × 27.88 = 0.0558
    expect(chanceIndex(1_000, 1_000, 10)).toBeCloseTo(0.0558, 3);
  });
});

describe('shiftOf', () => {
  it('flags answers that became shorter while the callers stayed', () => {
    const shorter = shape({ lengths: [0, 0, 0, 0, 400, 400, 200] });
    expect(shiftOf({ now: shorter, before: shape() }).verdict).toBe('shifted');
  });

  it('flags answers that end in another way', () => {
    const cut = shape({ endings: { stop: 600, length: 400 } });
    const shift = shiftOf({ now: cut, before: shape() });
    expect([shift.verdict, shift.lengths]).toEqual(['shifted', 0]);
  });

  it('says that nothing changed, and where it changed a little', () => {
    expect(shiftOf({ now: shape(), before: shape({ calls: 4_000n }) }).verdict).toBe('steady');
    // 0.2, 0.5, 0.3 became 0.32, 0.48, 0.2: 0.12 ln 1.6 - 0.02 ln 0.96 - 0.1 ln 0.667 = 0.098; a little more than that
    const drifted = shape({ lengths: [0, 0, 0, 0, 0, 0, 350, 470, 180] });
    expect(shiftOf({ now: drifted, before: shape() }).verdict).toBe('drifting');
  });

  it('suspects no model where others call it than before', () => {
    const shorter = shape({ lengths: [0, 0, 0, 0, 400, 400, 200], services: { eval: 900, web: 100 } });
    expect(shiftOf({ now: shorter, before: shape() }).verdict).toBe('callers-changed');
  });

  it('judges nothing by few calls', () => {
    const shorter = shape({ lengths: [0, 0, 0, 0, 400, 400, 200] });
    expect(shiftOf({ now: { ...shorter, calls: 199n }, before: shape() }).verdict).toBe('too-few');
    expect(shiftOf({ now: shorter, before: undefined }).verdict).toBe('too-few');
  });

  it('takes no chance for a change', () => {
    const random = fc.array(fc.nat(8), { minLength: 200, maxLength: 400 });
    const fromDraws = (draws: readonly number[]): AnswerShape => {
      const lengths = new Array<number>(9).fill(0);
      for (const place of draws) lengths[place] = (lengths[place] ?? 0) + 1;
      return shape({ calls: BigInt(draws.length), lengths });
    };
    fc.assert(
      // Draws of one distribution on either side.
      fc.property(fc.array(fc.nat(8), { minLength: 400, maxLength: 800 }), random, (before, now) => {
        const pool = [...before, ...now];
        const halves = [pool.filter((_, index) => index % 2 === 0), pool.filter((_, index) => index % 2 === 1)];
        const [one, other] = halves.map((half) => fromDraws(half));
        return one === undefined || other === undefined || shiftOf({ now: one, before: other }).verdict !== 'shifted';
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('lengthPlace', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [1_023, 10],
    [1_024, 11],
    [2 ** 40, 41],
  ])('of %i tokens is %i', (tokens, place) => {
    expect(lengthPlace(tokens)).toBe(place);
  });
});
