import fc from 'fast-check';

import { firstIndex } from './first-index';

describe('firstIndex', () => {
  it('finds what a walk from the start finds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(21), (numbers, limit) => {
        const sorted = [...numbers].sort((left, right) => left - right);
        const walked = sorted.findIndex((one) => one >= limit);
        expect(firstIndex(sorted, (one) => one >= limit)).toBe(walked === -1 ? sorted.length : walked);
      }),
    );
  });
});
