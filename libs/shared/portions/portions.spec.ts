import { atOnce, eachInPortions, flatMapInPortions, inTurns, mapInPortions } from './portions';

const numbers = Array.from({ length: 1_000 }, (_, n) => n);

/** A clock that goes on by so much whenever it is asked. */
function clockBy(ms: number): () => number {
  let at = 0;
  return () => (at += ms);
}

describe('work in portions', () => {
  it('gives the same at once and in turns', async () => {
    const doubled = numbers.map((n) => n * 2);
    expect(atOnce(mapInPortions(numbers, (n) => n * 2))).toEqual(doubled);
    expect(await inTurns(mapInPortions(numbers, (n) => n * 2))).toEqual(doubled);
    expect(atOnce(flatMapInPortions([1, 2], (n) => [n, n]))).toEqual([1, 1, 2, 2]);
  });

  it.each([
    ['after each portion that took longer than others should wait', 12, 4],
    ['after two portions of half as long', 6, 2],
    ['never where all is done soon', 1, 0],
  ])('lets others in %s', async (_when, msPerPortion, turns) => {
    let letIn = 0;
    await inTurns(
      // 1000 things are four portions of 250.
      eachInPortions(numbers, () => undefined),
      { now: clockBy(msPerPortion), letIn: () => Promise.resolve(void (letIn += 1)) },
    );
    expect(letIn).toBe(turns);
  });

  it('lets timers and sockets have their turn, not only promises', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('another'));
    await inTurns(
      eachInPortions(numbers, () => undefined),
      { now: clockBy(12) },
    );
    order.push('the work');
    expect(order).toEqual(['another', 'the work']);
  });

  it('ends at its next break when nobody waits for it any more', async () => {
    const given = new AbortController();
    const done: number[] = [];
    const work = eachInPortions(numbers, (n) => {
      done.push(n);
      if (n === 300) given.abort(new Error('nobody waits'));
    });
    await expect(inTurns(work, { signal: given.signal })).rejects.toThrow('nobody waits');
    // The portion in which it was told ends after 500.
    expect(done).toHaveLength(500);
  });
});
