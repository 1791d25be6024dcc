import { aBacklog } from '@tokenledger/metering/testing';

import { everyMinute, firstMinuteShown, isDelayed, lagOf, stateOfArrivals } from './ingestion-status';
import { BacklogHistory, type ProcessorBacklog } from './processor-backlog';

const at = (text: string) => new Date(`2026-03-10T${text}Z`);
const asOf = at('12:10:00');

describe('the lag of the stream', () => {
  it('is what the newest word of a living processor says', () => {
    const live = [
      aBacklog({ lag: 40, measuredAt: at('12:09:55') }),
      aBacklog({ instance: 'processor-2', lag: 7, measuredAt: at('12:09:58') }),
      aBacklog({ instance: 'processor-3', lag: undefined, measuredAt: at('12:09:59') }),
    ];
    expect(lagOf(live)).toEqual({ known: true, records: 7, measuredAt: at('12:09:58') });
  });

  it('is not known, and never 0, where no processor is alive or the brokers do not tell', () => {
    expect(lagOf([])).toEqual({ known: false, reason: 'no-processor' });
    expect(lagOf([aBacklog({ lag: undefined })])).toEqual({ known: false, reason: 'not-told' });
  });
});

describe('ingestion is delayed', () => {
  it.each<[string, Partial<ProcessorBacklog>, number, boolean]>([
    ['not while nothing waits', { bookedAt: at('09:00:00') }, 0, false],
    ['not by records that have just come after a long silence', waiting('12:09:30', '09:00:00'), 0, false],
    ['not while records are booked, however long some have waited', waiting('11:00:00', '12:09:30'), 0, false],
    ['not after exactly a minute', waiting('12:09:00', '09:00:00'), 0, false],
    ['by records that nobody books', waiting('12:08:59', '12:08:59'), 0, true],
    ['by records when nobody has ever booked any', { lag: 1, waitingSince: at('12:08:59') }, 0, true],
    ['by more records than usual, booked or not', { ...overloaded('12:08:59'), bookedAt: at('12:09:59') }, 0, true],
    ['not by a short rush', { ...overloaded('12:09:01'), bookedAt: at('12:09:59') }, 0, false],
    ['by buckets that nobody rolls', { dirtySince: at('12:07:59'), rolledAt: at('12:07:00') }, 1, true],
    ['not by the buckets of others', { dirtySince: at('12:07:59'), rolledAt: at('12:07:00') }, 0, false],
    ['not while buckets are rolled', { dirtySince: at('11:00:00'), rolledAt: at('12:08:30') }, 1, false],
  ])('%s', (_name, backlog, pendingBuckets, expected) => {
    expect(isDelayed([aBacklog(backlog)], pendingBuckets, asOf)).toBe(expected);
  });

  it('by what a processor saw that has been there for longer than the newest', () => {
    const newcomer = aBacklog({ instance: 'newcomer', measuredAt: at('12:09:59'), ...waiting('12:09:59') });
    expect(isDelayed([aBacklog(waiting('12:05:00')), newcomer], 0, asOf)).toBe(true);
  });

  it('not where another processor does the work', () => {
    const idle = aBacklog({ ...waiting('12:00:00'), dirtySince: at('12:00:00') });
    const busy = aBacklog({ instance: 'busy', bookedAt: at('12:09:50'), rolledAt: at('12:09:50') });
    expect(isDelayed([idle, { ...busy, lag: 5, waitingSince: at('12:00:00') }], 3, asOf)).toBe(false);
  });

  it('no longer once the newest word is that nothing waits', () => {
    const stale = aBacklog({ ...waiting('12:00:00'), measuredAt: at('12:09:40') });
    expect(isDelayed([stale, aBacklog({ instance: 'fresh', measuredAt: at('12:09:59') })], 0, asOf)).toBe(false);
  });
});

function waiting(since: string, bookedAt?: string): Partial<ProcessorBacklog> {
  return { lag: 3, waitingSince: at(since), ...(bookedAt !== undefined && { bookedAt: at(bookedAt) }) };
}

function overloaded(since: string): Partial<ProcessorBacklog> {
  return { lag: 1001, waitingSince: at(since), overloadedSince: at(since) };
}

describe('the state of what arrives', () => {
  it.each([
    [undefined, 'never-received'],
    [at('12:05:00'), 'receiving'],
    [at('12:04:59.999'), 'idle'],
  ])('with the newest arrival at %j is %s', (newestArrivalAt, state) => {
    expect(stateOfArrivals(newestArrivalAt, asOf)).toBe(state);
  });
});

describe('calls per minute', () => {
  it('cover 60 minutes, the running one last, with zeros where nothing came', () => {
    const since = firstMinuteShown(at('12:10:30'));
    expect(since).toEqual(at('11:11:00'));
    const minutes = everyMinute(since, [{ minute: at('12:10:00'), calls: 4n }]);
    expect(minutes).toHaveLength(60);
    expect(minutes[0]).toEqual({ minute: at('11:11:00'), calls: 0n });
    expect(minutes[59]).toEqual({ minute: at('12:10:00'), calls: 4n });
  });
});

describe('BacklogHistory', () => {
  it('knows since when something has waited without a break', () => {
    const history = new BacklogHistory('processor-1');
    history.measured(0, 0, at('12:00:00'));
    history.measured(3, 1, at('12:00:05'));
    history.booked(at('12:00:06'));
    history.rolled(at('12:00:07'));
    expect(history.measured(1001, 2, at('12:00:10'))).toEqual({
      instance: 'processor-1',
      measuredAt: at('12:00:10'),
      lag: 1001,
      waitingSince: at('12:00:05'),
      overloadedSince: at('12:00:10'),
      bookedAt: at('12:00:06'),
      dirtySince: at('12:00:05'),
      rolledAt: at('12:00:07'),
    });
    expect(history.measured(0, 0, at('12:00:15'))).toMatchObject({
      waitingSince: undefined,
      overloadedSince: undefined,
      dirtySince: undefined,
    });
  });

  it('takes an unknown lag for no end of a wait', () => {
    const history = new BacklogHistory('processor-1');
    history.measured(3, 0, at('12:00:00'));
    expect(history.measured(undefined, 0, at('12:00:05'))).toMatchObject({
      lag: undefined,
      waitingSince: at('12:00:00'),
    });
  });
});
