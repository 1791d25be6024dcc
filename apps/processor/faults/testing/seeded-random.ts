/** Random choices that a seed repeats. */
export interface SeededRandom {
  readonly seed: number;
  /** From 0 up to 1, which it never is. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<T>(choices: readonly T[]): T;
  shuffled<T>(items: readonly T[]): readonly T[];
}

/** Another seed in each run; `FAULT_SEED` repeats the one that a failure named. */
export function seedOfRun(): number {
  const named = Number(process.env['FAULT_SEED']);
  return Number.isInteger(named) && named > 0 ? named : 1 + Math.floor(Math.random() * 2 ** 31);
}

/** Mulberry32: small, and good enough to choose points in time and orders. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    seed,
    next,
    between,
    pick: (choices) => {
      const choice = choices[between(0, choices.length - 1)];
      if (choice === undefined) throw new RangeError('there is nothing to pick from');
      return choice;
    },
    shuffled: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        const [held, swapped] = [order[last], order[other]];
        if (held === undefined || swapped === undefined) continue;
        order[last] = swapped;
        order[other] = held;
      }
      return order;
    },
  };
}
