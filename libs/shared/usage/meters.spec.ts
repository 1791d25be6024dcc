import { INPUT_METERS, METERS, OUTPUT_METERS } from './meters';

describe('meters', () => {
  it('are each of input or of output, so that sums by side lose none and count none twice', () => {
    expect([...INPUT_METERS, ...OUTPUT_METERS].sort()).toEqual([...METERS].sort());
  });
});
