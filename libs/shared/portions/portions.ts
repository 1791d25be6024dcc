/**
 * Long work that says where others may be let in, by a `yield`. It stays a function of its arguments: whether it is done
 * at once or with breaks, it gives the same.
 */
export type InPortions<T> = Generator<undefined, T, undefined>;

/** Few enough to be done within some milliseconds, many enough that asking for the time costs nothing. */
const PORTION = 250;

/** How long nobody else gets an answer. */
const MOST_MS_AT_ONCE = 12;

export interface Turns {
  /** Ends the work at its next break. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  /** Lets others in. */
  readonly letIn?: () => Promise<void>;
}

/** Does all of it without a break. */
export function atOnce<T>(work: InPortions<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Does it with breaks in which the process answers others.
 * @throws the signal's reason once the signal says so; whatever the work throws
 */
export async function inTurns<T>(
  work: InPortions<T>,
  { signal, now = () => performance.now(), letIn = turnOfEventLoop }: Turns = {},
): Promise<T> {
  let since = now();
  for (;;) {
    signal?.throwIfAborted();
    const step = work.next();
    if (step.done === true) return step.value;
    if (now() - since < MOST_MS_AT_ONCE) continue;
    await letIn();
    since = now();
  }
}

/** Does something with each, with breaks between portions of them. */
export function* eachInPortions<T>(all: Iterable<T>, act: (one: T, index: number) => void): InPortions<void> {
  let index = 0;
  for (const one of all) {
    act(one, index);
    index += 1;
    if (index % PORTION === 0) yield;
  }
}

/** As `Array.map` does, with breaks. */
export function* mapInPortions<T, U>(all: readonly T[], toOther: (one: T, index: number) => U): InPortions<U[]> {
  const others: U[] = [];
  yield* eachInPortions(all, (one, index) => others.push(toOther(one, index)));
  return others;
}

/** As `Array.flatMap` does, with breaks. */
export function* flatMapInPortions<T, U>(all: readonly T[], toOthers: (one: T) => readonly U[]): InPortions<U[]> {
  const others: U[] = [];
  yield* eachInPortions(all, (one) => {
    for (const other of toOthers(one)) others.push(other);
  });
  return others;
}

/** A timer rather than `setImmediate`, which browsers do not have. */
function turnOfEventLoop(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
