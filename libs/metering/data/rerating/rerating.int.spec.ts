import { aPerson } from '@tokenledger/organization/testing';
import { flatPriceBook } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { ALL_ARE_BUSY, createLedgerTables } from '../testing/ledger-on-click-house';
import {
  aCall,
  dearer,
  dearerPrice,
  flatPrice,
  hex,
  manyCalls,
  NOON_US,
  plus,
  sumOf,
  TEAMS,
} from '../testing/rerated-calls';
import { MARCH, ReratedLedger } from '../testing/rerated-ledger';

const acme = tenantId('acme');

describeWithEngines(
  're-rating the ledger on ClickHouse',
  () => {
    const opened = withClickHouse(createLedgerTables);
    let ledger: ReratedLedger;

    beforeEach(async () => {
      ledger = new ReratedLedger(opened());
      await ledger.empty();
    });

    it('finds out to the last digit what it then does, and the rollups have it', async () => {
      const calls = manyCalls(60);
      await ledger.arrive(...calls);
      await ledger.roll();
      expect(await ledger.cost()).toBe(sumOf(calls, flatPrice));
      ledger.priceBook = dearer;
      const preview = await ledger.previewed();
      expect(preview).toMatchObject({ callsToLookAt: 60, preview: { calls: 60 } });
      for (const team of TEAMS) {
        const own = calls.filter(({ owner }) => owner?.values.team === team);
        const told = preview.preview.figures.filter(({ owner }) => owner === team);
        expect(told.map(({ calls }) => calls)).toEqual([own.length]);
        expect(told.map(({ costBefore }) => formatDecimal18(costBefore))).toEqual([sumOf(own, flatPrice)]);
        expect(told.map(({ costAfter }) => formatDecimal18(costAfter))).toEqual([sumOf(own, dearerPrice)]);
      }
      expect(await ledger.cost()).toBe(sumOf(calls, flatPrice));

      const done = await ledger.applied(preview.id);
      expect(done.state).toBe('done');
      expect(new Set(done.applied.figures)).toEqual(new Set(preview.preview.figures));
      expect(done.booksBefore).toEqual(['test-book']);
      await ledger.roll();
      expect(await ledger.cost()).toBe(sumOf(calls, dearerPrice));
      expect((await ledger.spend()).totals.calls).toBe(60n);
    });

    it('writes nothing a second time', async () => {
      await ledger.arrive(...manyCalls(20));
      ledger.priceBook = dearer;
      await ledger.applied((await ledger.previewed()).id);
      const versions = await ledger.versions();
      const again = await ledger.applied((await ledger.previewed()).id);
      expect(again).toMatchObject({
        state: 'done',
        preview: { calls: 20, figures: [] },
        applied: { calls: 20, figures: [] },
      });
      expect(await ledger.versions()).toEqual(versions);
    });

    it('walks a busy slice in parts, every row once', async () => {
      const busy = new ReratedLedger(opened(), { rowsAtOnce: 5, busyRows: ALL_ARE_BUSY });
      const calls = Array.from({ length: 40 }, (_, index) =>
        aCall({ spanId: hex(index), startedAtUs: NOON_US + index }),
      );
      await busy.arrive(...calls, aCall({ spanId: hex(99), startedAtUs: NOON_US + 86_400_000_000 * 9 }));
      busy.priceBook = dearer;
      const done = await busy.applied((await busy.previewed()).id);
      expect(done).toMatchObject({ preview: { calls: 41 }, applied: { calls: 41 } });
      expect(busy.steps).toBeGreaterThan(8);
      await busy.roll();
      expect(await busy.cost()).toBe(sumOf([...calls, ...calls.slice(0, 1)], dearerPrice));
    });

    it('touches only calls of the provider, the model and the moments that were meant', async () => {
      const [early, late] = [Date.UTC(2026, 2, 10, 12, 0, 1), Date.UTC(2026, 2, 10, 12, 0, 2)];
      await ledger.arrive(
        aCall({ spanId: hex(1), startedAtUs: early * 1000 - 1 }),
        aCall({ spanId: hex(2), startedAtUs: early * 1000 }),
        aCall({ spanId: hex(3), startedAtUs: late * 1000 - 1 }),
        aCall({ spanId: hex(4), startedAtUs: late * 1000 }),
        aCall({ spanId: hex(5), startedAtUs: early * 1000, requestModel: 'gpt-5', responseModel: 'gpt-5' }),
        aCall({ spanId: hex(6), startedAtUs: early * 1000, provider: 'azure.ai.openai' }),
        aCall({ spanId: hex(7), startedAtUs: early * 1000, tenant: tenantId('globex') }),
      );
      ledger.priceBook = dearer;
      const meant = { fromMs: early, toMs: late, provider: 'openai', model: 'gpt-4o' };
      const done = await ledger.applied((await ledger.previewed(meant)).id);
      expect(done.applied.calls).toBe(2);
      const changed = (await ledger.versions()).filter(({ version }) => version !== '1');
      expect(changed.map(({ span }) => span)).toEqual([hex(2), hex(3)]);
    });

    it('leaves calls of a closed period as they are, and says what that leaves', async () => {
      const [inFebruary, inMarch] = [aCall({ startedAtUs: Date.UTC(2026, 1, 10) * 1000 }), aCall({})];
      await ledger.arrive(inFebruary, inMarch);
      ledger.priceBook = dearer;
      const february = { from: new Date('2026-02-01T00:00:00Z'), to: MARCH.from };
      await ledger.closedPeriods.close(acme, february, aPerson('test'), new Date());
      const both = { fromMs: february.from.getTime(), toMs: MARCH.to.getTime() };
      const done = await ledger.applied((await ledger.previewed(both)).id);
      expect(new Set(done.applied.figures.map(({ month, closed, calls }) => `${month} ${closed} ${calls}`))).toEqual(
        new Set(['2026-02 true 1', '2026-03 false 1']),
      );
      expect((await ledger.versions()).filter(({ version }) => version === '1')).toHaveLength(1);
    });

    it('rates the merged booking and its readings; a late reading neither counts twice nor brings the old price back', async () => {
      const sdk = aCall({ responseId: 'msg_1', traceId: '1'.repeat(32), observer: 'provider-sdk' });
      const app = aCall({ responseId: 'msg_1', traceId: '2'.repeat(32), observer: 'application' });
      const gateway = aCall({ responseId: 'msg_1', traceId: '3'.repeat(32), observer: 'gateway' });
      await ledger.arrive(sdk, app);
      await ledger.roll();
      ledger.priceBook = dearer;
      const done = await ledger.applied((await ledger.previewed()).id);
      expect(done.applied).toMatchObject({ calls: 1, figures: [{ calls: 1 }] });
      const books = await opened().query<{ price_book: string }>({ text: 'SELECT price_book FROM usage_events FINAL' });
      expect(books.map(({ price_book }) => price_book)).toEqual(['dearer-book', 'dearer-book', 'dearer-book']);
      await ledger.arrive(gateway);
      await ledger.roll();
      expect(await ledger.cost()).toBe(sumOf([sdk], dearerPrice));
      expect((await ledger.spend()).totals.calls).toBe(1n);
    });

    it('refuses to apply with other prices than it was previewed with, and stops where they change on the way', async () => {
      await ledger.arrive(aCall({}));
      const preview = await ledger.previewed();
      ledger.priceBook = dearer;
      expect(await ledger.requests.apply(acme, aPerson('ben'), preview.id)).toEqual({
        ok: false,
        error: 'other-prices',
      });
      ledger.priceBook = flatPriceBook;
      expect(await ledger.requests.apply(acme, aPerson('ben'), preview.id)).toMatchObject({ ok: true });
      ledger.priceBook = dearer;
      await ledger.applyTurn();
      const stopped = await ledger.reratings.find(acme, preview.id);
      expect(stopped).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('make a new preview') as string,
      });
      expect((await ledger.versions()).map(({ version }) => version)).toEqual(['1']);
    });

    it('starts a preview again where prices change on the way', async () => {
      const small = new ReratedLedger(opened(), { rowsAtOnce: 1 });
      const calls = [aCall({ spanId: hex(1) }), aCall({ spanId: hex(2), startedAtUs: NOON_US + 60_000_000 })];
      await small.arrive(...calls);
      await small.request();
      await small.previewTurn();
      small.priceBook = dearer;
      const preview = await small.untilPreviewed();
      expect(preview).toMatchObject({ priceBook: 'dearer-book', preview: { calls: 2 } });
      expect(preview.preview.figures.map(({ costAfter }) => formatDecimal18(costAfter))).toEqual([
        sumOf(calls, dearerPrice),
      ]);
    });

    it('keeps what was done where it is cancelled, says how far it came, and goes on from there', async () => {
      const small = new ReratedLedger(opened(), { rowsAtOnce: 1 });
      const calls = [0, 1, 2].map((minute) =>
        aCall({ spanId: hex(minute), startedAtUs: NOON_US + minute * 60_000_000 }),
      );
      await small.arrive(...calls);
      small.priceBook = dearer;
      const { id } = await small.previewed();
      await small.requests.apply(acme, aPerson('ben'), id);
      await small.applyTurn();
      await small.requests.cancel(acme, aPerson('ben'), id);
      await small.applyTurn();
      expect(await small.reratings.find(acme, id)).toMatchObject({ state: 'cancelled', applied: { calls: 1 } });
      expect(await small.applyTurn()).toBe('idle');
      await small.roll();
      expect(await small.cost()).toBe(plus(sumOf(calls.slice(0, 1), dearerPrice), sumOf(calls.slice(1), flatPrice)));
      const done = await small.applied(id);
      expect(done.applied.calls).toBe(3);
      await small.roll();
      expect(await small.cost()).toBe(sumOf(calls, dearerPrice));
    });

    describe('after a crash', () => {
      it.each(['before', 'after'] as const)(
        '%s the rows of a step were written, counts it exactly once',
        async (moment) => {
          const calls = manyCalls(30);
          const small = new ReratedLedger(opened(), { rowsAtOnce: 10 });
          await small.arrive(...calls);
          await small.roll();
          small.priceBook = dearer;
          const preview = await small.previewed();
          await small.requests.apply(acme, aPerson('ben'), preview.id);
          await small.applyTurn();
          small.crash = moment;
          await expect(small.applyTurn()).rejects.toThrow('killed');
          small.crash = undefined;
          const done = await small.untilApplied(preview.id);
          expect(new Set(done.applied.figures)).toEqual(new Set(preview.preview.figures));
          expect(done.applied.calls).toBe(30);
          await small.roll();
          expect(await small.cost()).toBe(sumOf(calls, dearerPrice));
          expect((await small.spend()).totals.calls).toBe(30n);
        },
      );
    });

    describe('and a decision about a call that is made meanwhile', () => {
      const sdk = aCall({ responseId: 'msg_1', traceId: '1'.repeat(32), observer: 'provider-sdk' });
      const app = aCall({ responseId: 'msg_1', traceId: '2'.repeat(32), observer: 'application' });

      it('stands, though the step lost its lease unawares and writes what it read before', async () => {
        await ledger.arrive(sdk);
        await ledger.roll();
        ledger.priceBook = dearer;
        const { id } = await ledger.previewed();
        await ledger.requests.apply(acme, aPerson('ben'), id);
        // Another process has the lease now, and decides between our reading and our writing.
        ledger.beforeAppend = async () => {
          await ledger.arrive(app);
          await ledger.roll();
        };
        await ledger.untilApplied(id);
        await ledger.roll();
        expect((await ledger.spend()).totals.calls).toBe(1n);
        expect(await ledger.bookedRows()).toBe(1);
        expect(await ledger.cost()).toBe(sumOf([sdk], dearerPrice));
      });

      it('would be undone by a copy with a later version: why steps run in the turn of the roller', async () => {
        await ledger.arrive(sdk);
        await ledger.roll();
        const [read] = await ledger.rows.rowsIn(acme, ledger.scope(), { from: 0, to: 2 ** 41 });
        await ledger.arrive(app);
        await ledger.roll();
        expect(await ledger.bookedRows()).toBe(1);
        if (read === undefined) throw new Error('the ledger has a row');
        await ledger.writer.append([{ ...read, version: await ledger.generations.next() }]);
        expect(await ledger.bookedRows()).toBe(2);
      });
    });
  },
  ['clickhouse'],
);
