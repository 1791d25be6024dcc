import { OPERATOR, aPerson } from '@tokenledger/organization/testing';
import {
  appendAudit,
  TypeOrmTenants,
  ORGANIZATION_ENTITIES,
  ORGANIZATION_MIGRATIONS,
} from '@tokenledger/organization/data';
import { tenantId } from '@tokenledger/organization/domain';
import {
  genaiPricesBookOf,
  GenaiPricesSource,
  PostgresContractTerms,
  PostgresExchangeRates,
  PostgresPriceLists,
  PostgresPublicPrices,
  PRICING_MIGRATIONS,
} from '@tokenledger/pricing/data';
import {
  aContractTerm,
  anExchangeRate,
  aPriceLine,
  itKeepsPublicPrices,
  itKeepsTheContractTermsContract,
  itKeepsTheExchangeRatesContract,
  itKeepsThePriceListsContract,
} from '@tokenledger/pricing/testing';
import { formatDecimal18, ZERO } from '@tokenledger/shared/money';
import { migratePostgres, openPostgresDataSource, type PostgresPool } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import type { DataSource } from 'typeorm';

import { ratingBookSource } from './price-book';

const acme = tenantId('acme');
const monday = new Date('2026-03-09T12:00:00Z');
const tuesday = new Date('2026-03-10T12:00:00Z');

describeWithEngines(
  'price lists in PostgreSQL',
  () => {
    const postgres = withPostgres();
    let dataSource: DataSource;
    let lists: PostgresPriceLists;

    beforeAll(async () => {
      dataSource = await openPostgresDataSource(
        { url: postgres().url },
        { entities: ORGANIZATION_ENTITIES, migrations: [...ORGANIZATION_MIGRATIONS, ...PRICING_MIGRATIONS] },
      );
      await migratePostgres(dataSource, postgres().pool);
      lists = new PostgresPriceLists(postgres().pool, appendAudit);
      await new TypeOrmTenants(dataSource).add(
        {
          id: acme,
          name: 'Acme',
          timeZone: 'UTC',
          reportingCurrency: 'USD',
          status: 'active',
          createdAt: monday,
        },
        OPERATOR,
      );
    });
    afterAll(() => dataSource.destroy());

    itKeepsThePriceListsContract(acme, async () => {
      await postgres().pool.query('TRUNCATE pricing_price_lists CASCADE');
      return lists;
    });

    itKeepsTheExchangeRatesContract(acme, async () => {
      await postgres().pool.query('TRUNCATE pricing_exchange_rates');
      return new PostgresExchangeRates(postgres().pool, appendAudit);
    });

    itKeepsTheContractTermsContract(acme, tenantId('globex'), async () => {
      await postgres().pool.query('TRUNCATE pricing_contract_terms');
      return new PostgresContractTerms(postgres().pool, appendAudit);
    });

    itKeepsPublicPrices(async () => {
      await postgres().pool.query('TRUNCATE pricing_public_prices');
      return new PostgresPublicPrices(postgres().pool);
    });

    it('keeps what the public list said, once, and reads the same prices from it', async () => {
      await postgres().pool.query('TRUNCATE pricing_public_prices');
      const source = new GenaiPricesSource();
      const kept = new PostgresPublicPrices(postgres().pool);
      const { record, content } = await source.record(monday);
      expect(await kept.keep(record, content)).toBe(true);
      const later = await source.record(tuesday);
      expect(await kept.keep(later.record, later.content)).toBe(false);
      expect(await kept.list()).toEqual([record]);
      const query = { provider: 'openai', model: 'gpt-4o', atMs: monday.getTime(), inputTokens: 0 };
      const read = genaiPricesBookOf(record, (await kept.read(record.digest)) ?? '');
      expect(read.priceFor(acme, query)).toEqual((await source.load()).priceFor(acme, query));
      expect(await kept.read('unknown')).toBeUndefined();
    });

    it('reads prices, contracts, rates and currencies of one moment, whoever changes them meanwhile', async () => {
      const { pool } = postgres();
      await pool.query('TRUNCATE pricing_price_lists, pricing_contract_terms, pricing_exchange_rates CASCADE');
      const terms = new PostgresContractTerms(pool, appendAudit);
      const rates = new PostgresExchangeRates(pool, appendAudit);
      const tenants = new TypeOrmTenants(dataSource);
      /** All of it at once, in four statements of their own. */
      async function agree(price: string, percent: string, rate: string, currency: string): Promise<void> {
        await lists.replace({ tenant: undefined, name: 'ours' }, [aPriceLine({ price })], aPerson('ada'), monday);
        await terms.replace(acme, [aContractTerm({ percent })], aPerson('ada'), monday);
        await rates.add(undefined, [anExchangeRate({ from: 'USD', to: currency, rate })], aPerson('ada'), monday);
        await tenants.setReportingCurrency(acme, currency, OPERATOR, monday);
      }
      const told = async (pool: Pick<PostgresPool, 'snapshot' | 'query' | 'transaction'>) => {
        const book = await (await ratingBookSource({ pool, dataSource })).load();
        const asked = { provider: 'openai', model: 'gpt-4o', atMs: tuesday.getTime(), inputTokens: 1 };
        const answer = book.find(acme, asked);
        const rate = book.reportingRate(acme, 'USD', tuesday.getTime());
        if (answer.outcome === 'none' || rate.state !== 'converted') throw new Error(JSON.stringify({ answer, rate }));
        return [
          formatDecimal18(answer.price.unitPrices.input ?? ZERO),
          ...(answer.discounts ?? []).map(({ percent }) => formatDecimal18(percent)),
          formatDecimal18(rate.rate),
          rate.currency,
        ];
      };
      await agree('2', '10', '0.9', 'EUR');
      let reads = 0;
      /** Everything changes after the first statement of a reader, and is committed before the second. */
      const interrupted: Pick<PostgresPool, 'snapshot' | 'query' | 'transaction'> = {
        query: (text, values) => pool.query(text, values),
        transaction: (work) => pool.transaction(work),
        snapshot: (read) =>
          pool.snapshot((sql) =>
            read({
              query: async <Row>(text: string, values?: readonly unknown[]) => {
                const answer = await sql.query<Row>(text, values);
                if ((reads += 1) === 1) await agree('3', '20', '0.8', 'GBP');
                return answer;
              },
            }),
          ),
      };
      expect(await told(interrupted)).toEqual(['0.000002', '10', '0.9', 'EUR']);
      expect(reads).toBeGreaterThan(4);
      expect(await told(pool)).toEqual(['0.000003', '20', '0.8', 'GBP']);
      await tenants.setReportingCurrency(acme, 'USD', OPERATOR, monday);
    });

    it('says who added a line and who took it away', async () => {
      await postgres().pool.query('TRUNCATE pricing_price_lists CASCADE');
      const list = { tenant: undefined, name: 'ours' };
      await lists.replace(list, [aPriceLine()], aPerson('ada'), monday);
      await lists.replace(list, [aPriceLine({ price: '2' })], aPerson('bob'), tuesday);
      const { rows } = await postgres().pool.query(
        `SELECT trim_scale(price)::text AS price, recorded_by, superseded_by, superseded_at
           FROM pricing_price_entries ORDER BY id`,
      );
      expect(rows).toEqual([
        { price: '2.5', recorded_by: 'ada', superseded_by: 'bob', superseded_at: tuesday },
        { price: '2', recorded_by: 'bob', superseded_by: null, superseded_at: null },
      ]);
    });
  },
  ['postgres'],
);
