import { type LedgerRow, type SpendRequest } from '@tokenledger/metering/domain';
import { aReading, asSeen, aUsage } from '@tokenledger/metering/testing';
import { PricesAndRates, RateTable, ReportingRates } from '@tokenledger/pricing/domain';
import { anExchangeRate, InMemoryPriceBook } from '@tokenledger/pricing/testing';
import { tenantId, wholeLedger } from '@tokenledger/organization/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { createLedgerTables, LedgerOnClickHouse } from '../testing/ledger-on-click-house';
import { ClickHouseSpendReader } from './click-house-spend-reader';

const acme = tenantId('acme');

const RATES = [
  anExchangeRate({ from: 'CNY', to: 'USD', rate: '0.14' }),
  anExchangeRate({ from: 'CNY', to: 'EUR', rate: '0.13' }),
  anExchangeRate({ from: 'USD', to: 'EUR', rate: '0.92' }),
];

/**
 * `qwen-max` costs 10 yuan a million output tokens, `glm` 90, `real` 1000 reais, `gpt-4o` 10 dollars.
 * @param rates of 10 March 2026
 */
function bookReportingIn(currency: string, rates = RATES): PricesAndRates {
  return new PricesAndRates(
    new InMemoryPriceBook([
      {},
      { model: 'qwen-max', currency: 'CNY', perMillion: { output: '10' } },
      { model: 'glm', currency: 'CNY', perMillion: { output: '90' } },
      { model: 'real', currency: 'BRL', perMillion: { output: '1000' } },
    ]),
    new ReportingRates(
      'rates@1',
      new RateTable(rates.map((rate) => ({ ...rate, tenant: undefined }))),
      new Map([[acme, { timeZone: 'UTC', currency }]]),
    ),
  );
}

let spans = 0;

/** A call of a million output tokens. */
function aCall(day: string, model: string, book = bookReportingIn('USD')): LedgerRow {
  const startedAtUs = Date.parse(`${day}T12:00:00Z`) * 1000;
  const reading = aReading({
    spanId: (spans += 1).toString(16).padStart(16, '0'),
    startedAtUs,
    endedAtUs: startedAtUs + 1_000_000,
    requestModel: model,
    responseModel: model,
    usage: aUsage({ quantities: { output: 1_000_000 } }),
  });
  return asSeen(reading, book);
}

const march: SpendRequest = {
  from: new Date('2026-03-01T00:00:00Z'),
  to: new Date('2026-04-01T00:00:00Z'),
  timeZone: 'UTC',
  granularity: 'total',
  groupBy: [],
  filter: {},
  limit: 10,
};

describeWithEngines(
  'spend in the reporting currency',
  () => {
    const opened = withClickHouse(createLedgerTables);
    let ledger: LedgerOnClickHouse;
    beforeEach(async () => {
      ledger = new LedgerOnClickHouse(opened());
      await ledger.empty();
    });

    async function asked(request: SpendRequest) {
      const reader = new ClickHouseSpendReader(opened(), ledger.dirtyBuckets, ledger.calendar);
      const { cost, converted, unconverted } = (await reader.spend(wholeLedger(acme), request)).totals;
      return {
        cost: cost.map(({ currency, amount }) => `${formatDecimal18(amount)} ${currency}`),
        converted: converted.map(({ currency, amount, calls }) => `${calls}: ${formatDecimal18(amount)} ${currency}`),
        unconverted: unconverted.map(
          ({ currency, amount, calls }) => `${calls}: ${formatDecimal18(amount)} ${currency}`,
        ),
      };
    }

    it.each<[string, Partial<SpendRequest>]>([
      ['days', {}],
      ['quarter hours', { to: new Date('2026-03-31T12:00:00Z') }],
      ['calls', { filter: { user: [null] } }],
    ])('is the sum of converted calls, with what was not converted beside it, read from %s', async (_source, part) => {
      await ledger.append([
        aCall('2026-03-10', 'gpt-4o'),
        aCall('2026-03-10', 'qwen-max'),
        aCall('2026-03-11', 'qwen-max'),
        // Eight days later: the rate is too old.
        aCall('2026-03-18', 'qwen-max'),
      ]);
      await ledger.roll();
      expect(await asked({ ...march, ...part })).toEqual({
        cost: ['30 CNY', '10 USD'],
        // 10 USD + 2 × 10 CNY × 0.14 = 12.8 USD
        converted: ['3: 12.8 USD'],
        unconverted: ['1: 10 CNY'],
      });
    });

    it('keeps apart what was converted before the organisation changed its currency', async () => {
      await ledger.append([
        aCall('2026-03-10', 'qwen-max'),
        aCall('2026-03-10', 'qwen-max', bookReportingIn('EUR')),
        aCall('2026-03-10', 'gpt-4o', bookReportingIn('EUR')),
      ]);
      await ledger.roll();
      // 10 × 0.13 + 10 × 0.92 = 10.5 EUR; 10 × 0.14 = 1.4 USD
      expect(await asked(march)).toMatchObject({ converted: ['2: 10.5 EUR', '1: 1.4 USD'], unconverted: [] });
    });

    describe('of groups, the largest first', () => {
      /** Models in their order, by cost in the reporting currency. */
      async function ranked(request: Partial<SpendRequest>): Promise<readonly string[]> {
        const reader = new ClickHouseSpendReader(opened(), ledger.dirtyBuckets, ledger.calendar);
        const { rows } = await reader.spend(wholeLedger(acme), { ...march, groupBy: ['model'], ...request });
        return rows.map(({ group, rest }) => (rest ? '(rest)' : String(group[0])));
      }

      const sources: readonly [string, Partial<SpendRequest>][] = [
        ['days', {}],
        ['calls', { filter: { user: [null] } }],
      ];
      const april = { from: new Date('2026-04-01T00:00:00Z'), to: new Date('2026-05-01T00:00:00Z') };

      it.each(sources)('takes what was converted for what it is, read from %s', async (_source, part) => {
        // 20 yuan are 2.8 dollars: less than the 10 of one call of gpt-4o.
        await ledger.append([
          aCall('2026-03-10', 'gpt-4o'),
          aCall('2026-03-10', 'qwen-max'),
          aCall('2026-03-11', 'qwen-max'),
        ]);
        await ledger.roll();
        expect(await ranked(part)).toEqual(['gpt-4o', 'qwen-max']);
        expect(await ranked({ ...part, top: 1 })).toEqual(['gpt-4o', '(rest)']);
        expect(await ranked({ ...part, granularity: 'month', top: 1 })).toEqual(['gpt-4o', '(rest)']);
      });

      it.each(sources)('puts what has no rate behind, by currency, read from %s', async (_source, part) => {
        const without = bookReportingIn('USD', []);
        await ledger.append([
          aCall('2026-03-10', 'gpt-4o'),
          aCall('2026-03-10', 'real', without),
          ...['qwen-max', 'qwen-max', 'glm'].map((model) => aCall('2026-03-10', model, without)),
          aCall('2026-03-10', 'without-price'),
        ]);
        await ledger.roll();
        // 3 calls in yuan, of 10 and 90 a million; one of 1000 in reais; one nobody can price.
        const all = ['gpt-4o', 'glm', 'qwen-max', 'real', 'without-price'];
        expect(await ranked(part)).toEqual(all);
        expect(await ranked({ ...part, top: 4 })).toEqual([...all.slice(0, 4), '(rest)']);
      });

      it.each(sources)('ranks a change by currency too, read from %s', async (_source, part) => {
        const without = bookReportingIn('USD', []);
        await ledger.append([
          ...['gpt-4o', 'gpt-4o'].map((model) => aCall('2026-03-10', model)),
          aCall('2026-04-10', 'gpt-4o'),
          // Down by 10 yuan, up by 90.
          ...['qwen-max', 'qwen-max'].map((model) => aCall('2026-03-10', model, without)),
          aCall('2026-04-10', 'qwen-max', without),
          aCall('2026-04-10', 'glm', without),
        ]);
        await ledger.roll();
        const compared = { ...part, ...april, compareWith: { from: march.from, to: march.to } } as const;
        expect(await ranked({ ...compared, orderBy: 'change' })).toEqual(['gpt-4o', 'glm', 'qwen-max']);
        expect(await ranked({ ...compared, orderBy: 'change', top: 2 })).toEqual(['gpt-4o', 'glm', '(rest)']);
        expect(await ranked({ ...compared, granularity: 'month', top: 2 })).toEqual(['gpt-4o', 'glm', '(rest)']);
      });
    });
  },
  ['clickhouse'],
);
