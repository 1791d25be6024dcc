import { callReaderContract, dimensionValuesContract, unpricedModelsContract } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { ClickHouseDimensionValueReader } from '../dimension-values/click-house-dimension-value-reader';
import { createLedgerTables, LedgerOnClickHouse } from '../testing/ledger-on-click-house';
import { ClickHouseUnpricedModelReader } from '../unpriced/click-house-unpriced-model-reader';
import { ClickHouseCallReader } from './click-house-call-reader';

describeWithEngines(
  'calls and values of dimensions on ClickHouse',
  () => {
    const opened = withClickHouse(createLedgerTables);

    async function emptyLedger(): Promise<LedgerOnClickHouse> {
      const ledger = new LedgerOnClickHouse(opened());
      await ledger.empty();
      return ledger;
    }

    describe('ClickHouseCallReader', () => {
      callReaderContract(async () => {
        const ledger = await emptyLedger();
        const calls = new ClickHouseCallReader(opened(), ledger.dirtyBuckets);
        return { calls, add: (rows) => ledger.append(rows) };
      });

      it('lists a call once and says that it is not decided, as long as two readings of it count', async () => {
        const ledger = await emptyLedger();
        const calls = new ClickHouseCallReader(opened(), ledger.dirtyBuckets);
        const at = Date.UTC(2026, 2, 10, 11, 30) * 1000;
        const seen = { responseId: 'msg_1' } as const;
        await ledger.arrive(
          { ...seen, startedAtUs: at, endedAtUs: at, traceId: '1'.repeat(32) },
          { ...seen, startedAtUs: at - 3_000_000, endedAtUs: at, traceId: '2'.repeat(32) },
        );
        const request = {
          from: new Date('2026-03-10T00:00:00Z'),
          to: new Date('2026-03-10T12:00:00Z'),
          filter: {},
          only: [],
          search: undefined,
          minCost: undefined,
          order: 'newest',
          first: 50,
          after: undefined,
        } as const;
        const undecided = await calls.recent(tenantId('acme'), request);
        expect([undecided.calls.length, undecided.pendingBuckets]).toEqual([1, 2]);
        await ledger.roll();
        const decided = await calls.recent(tenantId('acme'), request);
        expect([decided.calls.map(({ bookingReason }) => bookingReason), decided.pendingBuckets]).toEqual([
          ['merged-booking'],
          0,
        ]);
      });
    });

    describe('ClickHouseUnpricedModelReader', () => {
      unpricedModelsContract(async () => {
        const ledger = await emptyLedger();
        return { unpriced: new ClickHouseUnpricedModelReader(opened()), add: (rows) => ledger.append(rows) };
      });
    });

    describe('ClickHouseDimensionValueReader', () => {
      dimensionValuesContract(async () => {
        const ledger = await emptyLedger();
        const dimensionValues = new ClickHouseDimensionValueReader(opened(), ledger.calendar);
        return {
          dimensionValues,
          add: async (rows) => {
            await ledger.append(rows);
            await ledger.roll();
          },
        };
      });
    });
  },
  ['clickhouse'],
);
