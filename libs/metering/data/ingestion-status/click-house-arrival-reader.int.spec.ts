import { firstMinuteShown, type LedgerRow } from '@tokenledger/metering/domain';
import { aReading, asSeen, flatPriceBook, type ReadingFacts } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { ClickHouseLedgerWriter } from '../ledger/click-house-ledger-writer';
import { createLedgerTables } from '../testing/ledger-on-click-house';
import { ClickHouseArrivalReader } from './click-house-arrival-reader';

const acme = tenantId('acme');
const at = (text: string) => new Date(`2026-03-10T${text}Z`);
const asOf = at('12:30:30');

/** A call that started when it is said and arrived when it is said. */
function arrived(arrival: string, started: Date, facts: ReadingFacts = {}): LedgerRow {
  const spanId = started.getTime().toString(16).padStart(16, '0');
  const reading = aReading({ startedAtUs: started.getTime() * 1000, spanId, ...facts });
  return { ...asSeen(reading, flatPriceBook), arrivedAtMs: at(arrival).getTime() };
}

const withService = (service: string): ReadingFacts => ({
  owner: { values: { service }, evidence: {}, unallocatedReason: 'no-owner' },
});

describeWithEngines(
  'arrivals in the ledger',
  () => {
    const opened = withClickHouse(createLedgerTables);

    beforeEach(() => opened().command({ text: 'TRUNCATE TABLE usage_events' }));

    const append = (...rows: readonly LedgerRow[]) => new ClickHouseLedgerWriter(opened()).append(rows);
    const arrivals = () => new ClickHouseArrivalReader(opened()).arrivals(acme, asOf, firstMinuteShown(asOf));

    it('are none where nothing ever came, whatever others send', async () => {
      await append(arrived('12:30:00', at('12:29:00'), { tenant: tenantId('globex') }));
      expect(await arrivals()).toEqual({
        newestCallAt: undefined,
        newestArrivalAt: undefined,
        callsPerMinute: [],
        senders: [],
        sendersTruncated: false,
      });
    });

    it('count booked calls by the minute in which they came, whenever they were made', async () => {
      const backdated = new Date('2025-07-01T00:00:00Z');
      const twice = arrived('12:29:59', at('12:29:58'));
      await append(
        arrived('11:30:59', at('11:30:00')),
        arrived('11:31:00', at('11:30:01')),
        twice,
        twice,
        arrived('12:29:00', backdated),
        { ...arrived('12:29:01', at('12:28:00')), booked: false, bookingReason: 'seen-by-several' },
      );
      const { callsPerMinute } = await arrivals();
      // 11:30:59 is before the first of the 60 minutes up to 12:30.
      expect(sorted(callsPerMinute)).toEqual([
        { minute: at('11:31:00'), calls: 1n },
        { minute: at('12:29:00'), calls: 2n },
      ]);
    });

    it('tell the newest call and the newest arrival apart, however long ago they were', async () => {
      await append(arrived('12:00:00', new Date('2025-07-01T00:00:00.250Z')));
      expect(await arrivals()).toMatchObject({
        newestCallAt: new Date('2025-07-01T00:00:00.250Z'),
        newestArrivalAt: at('12:00:00'),
      });
      await append(arrived('11:00:00', at('10:59:00')));
      expect(await arrivals()).toMatchObject({ newestCallAt: at('10:59:00'), newestArrivalAt: at('12:00:00') });
    });

    it('of somebody who fell silent days ago are remembered', async () => {
      const row = arrived('12:00:00', at('11:59:00'));
      await append({ ...row, arrivedAtMs: row.arrivedAtMs - 5 * 86_400_000 });
      expect(await arrivals()).toMatchObject({
        newestArrivalAt: new Date('2026-03-05T12:00:00Z'),
        callsPerMinute: [],
        senders: [],
      });
    });

    it('name who sends, by key, service and dialect, with different calls of a day', async () => {
      const call = arrived('12:00:00', at('11:59:00'), withService('search'));
      await append(
        call,
        call,
        arrived('12:10:00', at('12:09:00'), withService('search')),
        arrived('12:05:00', at('12:04:00'), { ...withService('search'), keyId: 'key-2' }),
        arrived('12:06:00', at('12:05:30'), {
          dialect: 'openinference',
          owner: { ...withService('').owner!, values: {} },
        }),
        { ...call, reading: { ...call.reading, readingId: '0000000000000000' }, bookingReason: 'merged-booking' },
      );
      expect((await arrivals()).senders).toEqual([
        { keyId: 'key-1', service: 'search', dialect: 'otel-genai', calls: 2n, newestArrivalAt: at('12:10:00') },
        { keyId: 'key-1', service: '', dialect: 'openinference', calls: 1n, newestArrivalAt: at('12:06:00') },
        { keyId: 'key-2', service: 'search', dialect: 'otel-genai', calls: 1n, newestArrivalAt: at('12:05:00') },
      ]);
    });

    it('say where more send than are shown', async () => {
      const start = at('12:00:00').getTime();
      await append(
        ...Array.from({ length: 201 }, (_, index) =>
          arrived('12:10:00', new Date(start + index), withService(`service-${index}`)),
        ),
      );
      const { senders, sendersTruncated } = await arrivals();
      expect([senders.length, sendersTruncated]).toEqual([200, true]);
    });
  },
  ['clickhouse'],
);

function sorted<T extends { readonly minute: Date }>(minutes: readonly T[]): readonly T[] {
  return [...minutes].sort((one, other) => one.minute.getTime() - other.minute.getTime());
}
