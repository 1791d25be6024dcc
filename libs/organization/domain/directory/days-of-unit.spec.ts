import fc from 'fast-check';

import { endingOn, firstOverlap, settingDays } from './days-of-unit';
import { type DayRange, holdsOn, localDay, type LocalDay } from './local-day';

interface Held extends DayRange {
  readonly what: string;
}

const same = (left: Held, right: Held) => left.what === right.what;
const held = (what: string, from: string, until?: string): Held => ({
  what,
  from: localDay(from),
  until: until === undefined ? undefined : localDay(until),
});

describe('settingDays', () => {
  const MARCH = [held('payments', '2026-01-01')];

  it('leaves the nine days before a move on the tenth where they were', () => {
    expect(settingDays(MARCH, held('platform', '2026-03-10'), same)).toEqual([
      held('payments', '2026-01-01', '2026-03-10'),
      held('platform', '2026-03-10'),
    ]);
  });

  it('comes back where the new one ends', () => {
    expect(settingDays(MARCH, held('platform', '2026-03-10', '2026-04-01'), same)).toEqual([
      held('payments', '2026-01-01', '2026-03-10'),
      held('platform', '2026-03-10', '2026-04-01'),
      held('payments', '2026-04-01'),
    ]);
  });

  it('writes as one what says the same on days that touch', () => {
    expect(settingDays([held('payments', '2026-01-01', '2026-03-10')], held('payments', '2026-03-10'), same)).toEqual(
      MARCH,
    );
  });
});

describe('any sequence of changes', () => {
  // Days of one year, as numbers, so that many ranges meet.
  const dayOf = (index: number): LocalDay =>
    localDay(new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10));
  const change = fc
    .record({
      what: fc.constantFrom('a', 'b', 'c'),
      from: fc.nat(30),
      length: fc.option(fc.integer({ min: 1, max: 12 })),
    })
    .map(({ what, from, length }): Held => ({
      what,
      from: dayOf(from),
      until: length === null ? undefined : dayOf(from + length),
    }));
  const on = (all: readonly Held[], day: LocalDay) => all.find((one) => holdsOn(one, day))?.what;
  const days = Array.from({ length: 60 }, (_, index) => dayOf(index));

  it('holds what the newest change of each day said, without overlaps, in as few ranges as there can be', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const all = changes.reduce<Held[]>((before, one) => settingDays(before, one, same), []);
        expect(firstOverlap(all)).toBeUndefined();
        for (const day of days) {
          expect(on(all, day)).toBe(changes.findLast((one) => holdsOn(one, day))?.what);
        }
        const touching = all.filter((one, index) => {
          const next = all[index + 1];
          return next !== undefined && next.from === one.until && same(next, one);
        });
        expect(touching).toEqual([]);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), change, (changes, last) => {
        const before = changes.reduce<Held[]>((all, one) => settingDays(all, one, same), []);
        const once = settingDays(before, last, same);
        expect(settingDays(once, last, same)).toEqual(once);
      }),
    );
  });

  it('ends on a day, and leaves the days before it', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(40), (changes, end) => {
        const before = changes.reduce<Held[]>((all, one) => settingDays(all, one, same), []);
        const ended = endingOn(before, dayOf(end));
        for (const day of days) expect(on(ended, day)).toBe(day < dayOf(end) ? on(before, day) : undefined);
      }),
    );
  });
});
