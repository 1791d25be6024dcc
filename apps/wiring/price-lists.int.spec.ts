import { TypeOrmTenants, ORGANIZATION_ENTITIES, ORGANIZATION_MIGRATIONS } from '@tokenledger/organization/data';
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
  aPriceLine,
  itKeepsPublicPrices,
  itKeepsTheContractTermsContract,
  itKeepsTheExchangeRatesContract,
  itKeepsThePriceListsContract,
} from '@tokenledger/pricing/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import type { DataSource } from 'typeorm';

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
      lists = new PostgresPriceLists(postgres().pool);
      await new TypeOrmTenants(dataSource).add({
        id: acme,
        name: 'Acme',
        timeZone: 'UTC',
        reportingCurrency: 'USD',
        status: 'active',
        createdAt: monday,
      });
    });
    afterAll(() => dataSource.destroy());

    itKeepsThePriceListsContract(acme, async () => {
      await postgres().pool.query('TRUNCATE pricing_price_lists CASCADE');
      return lists;
    });

    itKeepsTheExchangeRatesContract(acme, async () => {
      await postgres().pool.query('TRUNCATE pricing_exchange_rates');
      return new PostgresExchangeRates(postgres().pool);
    });

    itKeepsTheContractTermsContract(acme, tenantId('globex'), async () => {
      await postgres().pool.query('TRUNCATE pricing_contract_terms');
      return new PostgresContractTerms(postgres().pool);
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

    it('says who added a line and who took it away', async () => {
      await postgres().pool.query('TRUNCATE pricing_price_lists CASCADE');
      const list = { tenant: undefined, name: 'ours' };
      await lists.replace(list, [aPriceLine()], 'ada', monday);
      await lists.replace(list, [aPriceLine({ price: '2' })], 'bob', tuesday);
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
