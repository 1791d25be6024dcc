/** When something holds. */
export interface Validity {
  /** First instant; undefined: from ever. */
  readonly validFrom: Date | undefined;
  /** First instant no longer; undefined: for ever. */
  readonly validTo: Date | undefined;
}

/**
 * Pairs that hold at the same time, the one that starts earlier first. A hundred thousand that follow each other cost a sort;
 * those that hold together are compared each with each, so callers stop once they have enough.
 */
export function* overlapping<T extends Validity>(all: readonly T[]): Generator<readonly [earlier: T, later: T]> {
  let holding: T[] = [];
  for (const one of [...all].sort((left, right) => startOf(left) - startOf(right))) {
    holding = holding.filter((before) => endOf(before) > startOf(one));
    for (const before of holding) yield [before, one];
    holding.push(one);
  }
}

export function startOf({ validFrom }: Validity): number {
  return validFrom?.getTime() ?? Number.NEGATIVE_INFINITY;
}

export function endOf({ validTo }: Validity): number {
  return validTo?.getTime() ?? Number.POSITIVE_INFINITY;
}
