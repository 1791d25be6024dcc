/** Steps that people count in, in tenths: 1, 2, 2.5, 5, 10. */
const STEPS = [10, 20, 25, 50, 100];
/** Grid lines, zero among them. */
const MOST_LINES = 5;

export interface AxisTicks {
  /** Decimal text of each grid line, ascending, zero among them. */
  readonly texts: readonly string[];
  /** The same as positions. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/**
 * At most five round grid lines that hold every position; always with zero, as bars stand on it.
 * @param smallestStep 1 where only whole numbers make sense
 */
export function axisTicks(positions: readonly number[], smallestStep = 0): AxisTicks {
  const low = Math.min(0, ...positions);
  const highest = Math.max(0, ...positions);
  const high = low === highest ? 1 : highest;
  const span = high - low;
  let exponent = Math.floor(Math.log10(span / (MOST_LINES - 1))) - 1;
  for (; ; exponent += 1) {
    for (const tenths of STEPS) {
      const step = Number(`${tenths}e${exponent}`);
      const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
      const isWhole = smallestStep === 0 || (step >= smallestStep && step % smallestStep === 0);
      if (!isWhole || last - first >= MOST_LINES) continue;
      const texts = Array.from({ length: last - first + 1 }, (_, index) => `${tenths * (first + index)}e${exponent}`);
      return { texts, min: Number(texts[0]), max: Number(texts.at(-1)), step };
    }
  }
}
