import fc from 'fast-check';

import { backoffMs, LONGEST_RETRY_AFTER_MS, parseRetryAfter } from './backoff';

const LIMITS = { firstMs: 500, longestMs: 30_000 };
const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('backoffMs', () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [7, 30_000], // 500 × 2^6 = 32,000, cut
    [1_000_000, 30_000],
  ])('doubles: failure %d waits at most %d ms', (failures, longest) => {
    expect(backoffMs(LIMITS, failures, 0.999_999_9)).toBe(longest);
    expect(backoffMs(LIMITS, failures, 0)).toBe(longest / 2);
  });

  it('never comes back sooner than the receiver asks, and never believes more than ten minutes', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.nat(2_000_000),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (more, asked, chance) => {
          const waitMs = backoffMs(LIMITS, 1 + more, chance, asked);
          expect(waitMs).toBeGreaterThanOrEqual(Math.min(asked, LONGEST_RETRY_AFTER_MS));
          expect(waitMs).toBeLessThanOrEqual(LONGEST_RETRY_AFTER_MS);
        },
      ),
    );
  });
});

describe('parseRetryAfter', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
    ['Monday, 23-Nov-26 12:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %p as %p ms', (header, expected) => {
    expect(parseRetryAfter(header, NOW)).toBe(expected);
  });
});
