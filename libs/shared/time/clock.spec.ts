import { FixedClock, systemClock } from './clock';

describe('FixedClock', () => {
  it('stands still', () => {
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    expect(clock.now()).toEqual(new Date('2026-03-10T12:00:00Z'));
    expect(clock.now()).toEqual(new Date('2026-03-10T12:00:00Z'));
  });

  it('moves when it is told to, back as well', () => {
    const clock = new FixedClock(new Date('2026-03-10T12:00:00Z'));
    clock.advanceBy(90_000);
    expect(clock.now().toISOString()).toBe('2026-03-10T12:01:30.000Z');
    clock.advanceBy(-120_000);
    expect(clock.now().toISOString()).toBe('2026-03-10T11:59:30.000Z');
    clock.moveTo('2027-01-01T00:00:00Z');
    expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
  });

  it('hands out instants that do not change with it', () => {
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    clock.now().setUTCFullYear(1999);
    expect(clock.now().getUTCFullYear()).toBe(2026);
  });

  it.each(['', 'soon', '2026-13-01'])('refuses %j, which is no instant', (text) => {
    expect(() => new FixedClock(text)).toThrow('is not an instant: ISO 8601 expected');
  });

  it('refuses to be moved out of the calendar and keeps its time', () => {
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    expect(() => clock.advanceBy(Number.NaN)).toThrow(RangeError);
    expect(clock.now().toISOString()).toBe('2026-03-10T12:00:00.000Z');
  });
});

describe('systemClock', () => {
  it('gives the present', () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
