import {
  aUsage,
  callReaderContract,
  dimensionValuesContract,
  type ReadingFacts,
  unpricedModelsContract,
} from '@tokenledger/metering/testing';
import { tenantId, wholeLedger } from '@tokenledger/organization/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { ClickHouseSoldUsageReader } from '../contracts/click-house-sold-usage-reader';
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
        const undecided = await calls.recent(wholeLedger(tenantId('acme')), request);
        expect([undecided.calls.length, undecided.pendingBuckets]).toEqual([1, 2]);
        await ledger.roll();
        const decided = await calls.recent(wholeLedger(tenantId('acme')), request);
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

    describe('ClickHouseSoldUsageReader', () => {
      it('tells sellers, hosts, tiers and currencies apart, and adds up what is alike', async () => {
        const ledger = await emptyLedger();
        const dollars = (spanId: string, facts: ReadingFacts = {}) => ({ spanId: spanId.padStart(16, '0'), ...facts });
        await ledger.arrive(
          dollars('1'),
          dollars('2'),
          dollars('3', { serverAddress: 'api.openai.com' }),
          dollars('4', { serviceTier: 'batch' }),
          dollars('5', { responseModel: 'unknown-model' }),
          dollars('6', { tenant: tenantId('globex') }),
          dollars('7', { usage: aUsage({ status: 'none', quantities: {} }) }),
          // A second observer of a call that is counted once.
          dollars('8', { responseId: 'msg_1', serverAddress: 'proxy.acme.example' }),
          dollars('9', { responseId: 'msg_1', traceId: '2'.repeat(32) }),
        );
        await ledger.roll();
        const range = { from: new Date('2026-03-10T12:00:00Z'), to: new Date('2026-03-10T12:15:00Z') };
        const sold = await new ClickHouseSoldUsageReader(opened()).soldUsage(tenantId('acme'), range);
        const firstAtMs = Date.UTC(2026, 2, 10, 12);
        const provider = 'openai';
        const none = { serverAddress: undefined, serviceTier: undefined };
        // 370 dollars per million tokens and call, of 120 tokens
        const usd = (cost: string, calls: bigint) => ({ currency: 'USD', cost, calls, tokens: 120n * calls });
        const withoutPrice = { currency: undefined, cost: '0', calls: 1n, tokens: 120n };
        expect(sold.map(({ cost, ...group }) => ({ ...group, cost: formatDecimal18(cost) }))).toEqual([
          { provider, ...none, model: 'gpt-4o', firstAtMs, ...usd('0.00074', 2n) },
          { provider, ...none, serviceTier: 'batch', model: 'gpt-4o', firstAtMs, ...withoutPrice },
          { provider, ...none, model: 'unknown-model', firstAtMs, ...withoutPrice },
          { provider, ...none, serverAddress: 'api.openai.com', model: 'gpt-4o', firstAtMs, ...usd('0.00037', 1n) },
          { provider, ...none, serverAddress: 'proxy.acme.example', model: 'gpt-4o', firstAtMs, ...usd('0.00037', 1n) },
        ]);
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
