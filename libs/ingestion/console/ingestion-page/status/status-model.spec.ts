import { aSender, aStatus } from '../testing/status-examples';
import { arrivedSince, callsInHour, minutesOf, useOfKey } from './status-model';

describe('minutesOf', () => {
  it('shows a minute without calls as zero, and the running one as not over', () => {
    const { periods, values } = minutesOf(aStatus());
    expect(values).toHaveLength(60);
    expect(values[0]).toBe('0');
    expect(periods[58]).toMatchObject({ end: new Date('2026-03-10T12:00:00Z'), isPartial: false });
    expect(periods[59]).toMatchObject({ start: new Date('2026-03-10T12:00:00Z'), isPartial: true });
  });
});

describe('callsInHour', () => {
  it('adds up whole numbers of any size', () => {
    const minute = { minute: '2026-03-10T12:00:00Z' };
    const callsPerMinute = [
      { ...minute, calls: '9007199254740993' },
      { ...minute, calls: '1' },
    ];
    expect(callsInHour(aStatus({ callsPerMinute }))).toBe('9007199254740994');
  });
});

describe('useOfKey', () => {
  it('adds up what a key brought from all services, and names each once', () => {
    const senders = [
      aSender({ calls24h: '40' }),
      aSender({ dialect: 'other', calls24h: '2' }),
      aSender({ service: null, calls24h: '3' }),
      aSender({ keyId: 'k2', service: 'search', calls24h: '999' }),
    ];
    // 40 + 2 + 3 = 45
    expect(useOfKey(aStatus({ senders }), 'k1')).toEqual({ calls: 45n, services: ['checkout'], isAtLeast: false });
  });

  it('says that it is the least where not all senders are told of', () => {
    expect(useOfKey(aStatus({ sendersTruncated: true }), 'gone')).toEqual({ calls: 0n, services: [], isAtLeast: true });
  });
});

describe('arrivedSince', () => {
  const old = aSender({ service: 'old', newestArrivalAt: '2026-03-10T11:00:00Z' });
  const recent = aSender({ service: 'recent', keyId: 'k2', newestArrivalAt: '2026-03-10T12:00:00.001Z' });
  const status = aStatus({ senders: [old, recent] });

  it('takes whoever reported later than the instant', () => {
    expect(arrivedSince(status, '2026-03-10T12:00:00.000Z', undefined)).toBe(recent);
    expect(arrivedSince(status, '2026-03-10T12:00:00.001Z', undefined)).toBeUndefined();
  });

  it('takes anybody where nothing had ever arrived', () => {
    expect(arrivedSince(status, null, undefined)).toBe(recent);
  });

  it('takes nobody else’s report for that of a new key', () => {
    expect(arrivedSince(status, '2026-03-10T12:00:00Z', 'new')).toBeUndefined();
    expect(arrivedSince(status, '2026-03-10T12:30:00Z', 'k2')).toBe(recent);
  });
});
