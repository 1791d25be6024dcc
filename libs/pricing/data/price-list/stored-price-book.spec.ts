import { aPerson } from '@tokenledger/organization/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { type ExplainingPriceBook, type PriceQuery, type Quantities, ratingOf } from '@tokenledger/pricing/domain';
import { aPriceLine, InMemoryPriceLists } from '@tokenledger/pricing/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { GenaiPricesSource } from '../genai-prices/genai-prices-source';
import { OWN_SELLERS } from '../own-prices/sellers';
import { SEED_LIST, seedPriceList } from './seed-price-list';
import { StoredPriceBookSource } from './stored-price-book';

const acme = tenantId('acme');
const globex = tenantId('globex');
const installedAt = new Date('2026-11-01T00:00:00Z');
const IN_NOVEMBER = Date.UTC(2026, 10, 20, 12);

async function openBook(lists: InMemoryPriceLists): Promise<ExplainingPriceBook> {
  const genaiPrices = new GenaiPricesSource();
  const parts = { publicBook: await genaiPrices.load(), publicSellers: await genaiPrices.sellers() };
  return new StoredPriceBookSource({ ...parts, lists, ownSellers: OWN_SELLERS, seedList: SEED_LIST }).load();
}

function costOf(book: ExplainingPriceBook, facts: Partial<PriceQuery>, quantities: Quantities, tenant = acme): string {
  const query = { provider: undefined, model: '', atMs: IN_NOVEMBER, inputTokens: quantities.input ?? 0, ...facts };
  const pricing = ratingOf(tenant, query, quantities, book);
  return pricing.outcome === 'priced' ? `${formatDecimal18(pricing.total)} ${pricing.price.currency}` : pricing.reason;
}

const million = { input: 1_000_000 };

describe('the price book of an installation', () => {
  let lists: InMemoryPriceLists;

  beforeEach(async () => {
    lists = new InMemoryPriceLists();
    await seedPriceList(lists, installedAt);
  });

  it('has public prices', async () => {
    expect(await openBook(lists).then((book) => costOf(book, { provider: 'openai', model: 'gpt-4o' }, million))).toBe(
      '2.5 USD',
    );
  });

  it('has prices of its own, by the host that was dialled, in the currency that is billed', async () => {
    const book = await openBook(lists);
    const kimi = { provider: 'openai', model: 'moonshot-v1-8k' };
    // 2 yuan a million at the Chinese platform, 0.20 dollars at the international one.
    expect(costOf(book, { ...kimi, serverAddress: 'api.moonshot.cn' }, million)).toBe('2 CNY');
    expect(costOf(book, { ...kimi, serverAddress: 'api.moonshot.ai' }, million)).toBe('0.2 USD');
  });

  it("believes an installation's list before the product's, and an organisation's before both", async () => {
    const gpt = { provider: 'openai', model: 'gpt-4o' };
    await lists.replace(
      { tenant: undefined, name: 'ours' },
      [aPriceLine({ price: '2.4' })],
      aPerson('ada'),
      installedAt,
    );
    await lists.replace({ tenant: acme, name: 'contract' }, [aPriceLine({ price: '2' })], aPerson('ada'), installedAt);
    const book = await openBook(lists);
    expect(costOf(book, gpt, million, acme)).toBe('2 USD');
    expect(costOf(book, gpt, million, globex)).toBe('2.4 USD');
  });

  it('knows a seller that only a list names', async () => {
    const line = aPriceLine({ provider: 'our-gpus', model: 'llama-*', price: '0.1' });
    await lists.replace({ tenant: undefined, name: 'ours' }, [line], aPerson('ada'), installedAt);
    const book = await openBook(lists);
    expect(costOf(book, { provider: 'our-gpus', model: 'llama-3.3-70b' }, million)).toBe('0.1 USD');
  });

  it('changes nothing when the same release is started again', async () => {
    expect(await seedPriceList(lists, installedAt)).toMatchObject({ added: [], superseded: [] });
  });
});
