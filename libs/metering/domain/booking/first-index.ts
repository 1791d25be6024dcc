/**
 * Index of the first for which something holds, found by halving; the length where it holds for none.
 * @param all in an order in which it holds for all behind the first
 */
export function firstIndex<T>(all: readonly T[], holds: (one: T) => boolean): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(all[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
