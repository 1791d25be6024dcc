import { tenantId } from '@tokenledger/organization/domain';
import { aPriceEntry, InMemoryPriceBook } from '@tokenledger/pricing/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';

import type { Quantities } from '../meters';
import type { ExplainingPriceBook, PriceQuery } from '../price-book';
import { ratingOf } from '../rating-of';
import { LayeredPriceBook } from './layered-price-book';
import { PriceListBook, type SellerDirectory } from './price-list-book';
import type { PriceFields } from './read-price-entry';

const acme = tenantId('acme');
const globex = tenantId('globex');
const byName: SellerDirectory = { sellerOf: (provider) => (provider === '' ? undefined : provider) };

function bookOf(lines: readonly Partial<PriceFields>[], name = 'ours'): PriceListBook {
  return new PriceListBook({ name, revision: `${name}@1`, entries: lines.map(aPriceEntry) }, byName);
}

function query(facts: Partial<PriceQuery> = {}): PriceQuery {
  return { provider: 'openai', model: 'gpt-4o', atMs: Date.UTC(2026, 2, 10, 12), inputTokens: 100, ...facts };
}

function costOf(book: ExplainingPriceBook, facts: Partial<PriceQuery>, quantities: Quantities, tenant = acme): string {
  const pricing = ratingOf(tenant, query(facts), quantities, book);
  if (pricing.outcome === 'priced') return `${formatDecimal18(pricing.total)} ${pricing.price.currency}`;
  return pricing.reason;
}

const million = { input: 1_000_000 };

describe('a price list as a book', () => {
  it('prices each meter by its line, and the call itself', () => {
    const book = bookOf([{}, { meter: 'output', price: '10' }, { meter: 'perCall', price: '0.005', unit: '1' }]);
    // 100 x 2.50 / 10^6 + 20 x 10 / 10^6 + 0.005 = 0.00025 + 0.0002 + 0.005
    expect(costOf(book, {}, { input: 100, output: 20 })).toBe('0.00545 USD');
  });

  it('gives a call the price of its own moment, to the millisecond', () => {
    const book = bookOf([{ valid_to: '2026-03-13' }, { price: '2', valid_from: '2026-03-13' }]);
    expect(costOf(book, { atMs: Date.parse('2026-03-12T23:59:59.999Z') }, million)).toBe('2.5 USD');
    expect(costOf(book, { atMs: Date.parse('2026-03-13T00:00:00Z') }, million)).toBe('2 USD');
  });

  it('has no price before the first one', () => {
    expect(costOf(bookOf([{ valid_from: '2026-03-13' }]), {}, million)).toBe('no-price-then');
  });

  it('reprices the whole call above a limit, not at it', () => {
    const book = bookOf([{}, { price: '5', above_input_tokens: '200000' }]);
    expect(costOf(book, { inputTokens: 200_000 }, { input: 200_000 })).toBe('0.5 USD'); // x 2.50
    expect(costOf(book, { inputTokens: 200_001 }, { input: 200_001 })).toBe('1.000005 USD'); // x 5.00
  });

  it('keeps the price below a limit for meters that state none above', () => {
    const book = bookOf([{}, { price: '5', above_input_tokens: '1000' }, { meter: 'output', price: '10' }]);
    // 2000 x 5 + 100 x 10 = 11000
    expect(costOf(book, { inputTokens: 2_000 }, { input: 2_000, output: 100 })).toBe('0.011 USD');
  });

  it('knows tiers by their name, and says so where one has no price', () => {
    const book = bookOf([{}, { price: '1.25', service_tier: 'batch' }]);
    expect(costOf(book, { serviceTier: 'Batch' }, million)).toBe('1.25 USD');
    expect(costOf(book, { serviceTier: 'default' }, million)).toBe('2.5 USD');
    expect(costOf(book, { serviceTier: 'priority' }, million)).toBe('no-price-for-service-tier');
  });

  it('takes the price of the region where there is one', () => {
    const book = bookOf([{}, { price: '2.75', region: 'eu-central-1' }]);
    expect(costOf(book, { region: 'eu-central-1' }, million)).toBe('2.75 USD');
    expect(costOf(book, { region: 'us-east-1' }, million)).toBe('2.5 USD');
  });

  it.each([
    ['2026-03-09T16:29:59Z', '2.5 USD'], // 00:29:59 on Tuesday in Shanghai
    ['2026-03-09T16:30:00Z', '1 USD'], // 00:30
    ['2026-03-10T00:29:59Z', '1 USD'], // 08:29:59
    ['2026-03-10T00:30:00Z', '2.5 USD'], // 08:30
    ['2026-03-14T17:00:00Z', '2.5 USD'], // 01:00 on Sunday
  ])("takes a window's price on its place's clock and days: %s", (at, cost) => {
    const night = { window_start: '00:30', window_end: '08:30', window_zone: 'Asia/Shanghai', window_days: '1-6' };
    expect(costOf(bookOf([{}, { ...night, price: '1' }]), { atMs: Date.parse(at) }, million)).toBe(cost);
  });

  it('knows the window of a day that reaches over midnight', () => {
    const night = { window_start: '22:00', window_end: '02:00', window_zone: 'UTC', window_days: '5' };
    const book = bookOf([{}, { ...night, price: '1' }]);
    expect(costOf(book, { atMs: Date.parse('2026-03-14T01:00:00Z') }, million)).toBe('1 USD'); // Friday's night
    expect(costOf(book, { atMs: Date.parse('2026-03-13T01:00:00Z') }, million)).toBe('2.5 USD'); // Thursday's
  });

  it('prefers an exact name to a pattern, and a longer pattern to a shorter', () => {
    const book = bookOf([
      { model: 'gpt-*', price: '1' },
      { model: 'gpt-4o-*', price: '2' },
      { model: 'gpt-4o-mini', price: '3' },
    ]);
    expect(costOf(book, { model: 'gpt-5' }, million)).toBe('1 USD');
    expect(costOf(book, { model: 'GPT-4o-2024-08-06' }, million)).toBe('2 USD');
    expect(costOf(book, { model: 'gpt-4o-mini' }, million)).toBe('3 USD');
  });

  it('has a reason for what it does not know, also for ten kilobytes of a name', () => {
    const book = bookOf([{}]);
    expect(costOf(book, { provider: 'anthropic' }, million)).toBe('no-provider');
    expect(costOf(book, { model: 'gpt-5' }, million)).toBe('no-model');
    expect(costOf(book, { model: 'x'.repeat(10_240) }, million)).toBe('no-model');
  });

  it('names each price by list, model, validity and content: a corrected price has another id', () => {
    const ids = ['2.5', '2.6'].map(
      (price) => bookOf([{ price, valid_from: '2026-01-01' }]).priceFor(acme, query())?.id,
    );
    expect(ids[0]).toMatch(/^ours\/openai\/gpt-4o\/2026-01-01\.\.#[0-9a-f]{8}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('layers of price books', () => {
  const contract = bookOf([{ price: '2' }], 'contract');
  const installation = bookOf([{ model: 'gpt-local', price: '0.1' }], 'installation');
  const book = new LayeredPriceBook(
    [{ book: installation }, { book: new InMemoryPriceBook() }],
    new Map([[acme, [{ book: contract }]]]),
  );

  it("asks an organisation's own list first, and no other organisation's", () => {
    expect(costOf(book, {}, million, acme)).toBe('2 USD');
    expect(costOf(book, {}, million, globex)).toBe('2.5 USD');
  });

  it('says what the list would charge where a contract decides', () => {
    const found = book.find(acme, query());
    expect(found).toMatchObject({ price: { source: 'contract' }, listPrice: { source: 'listed' } });
    expect(book.find(globex, query())).not.toHaveProperty('listPrice');
  });

  it('asks the next where one does not know the model', () => {
    expect(costOf(book, { model: 'gpt-local' }, million)).toBe('0.1 USD');
  });

  it('gives the reason of the list that knows most', () => {
    expect(costOf(book, { serviceTier: 'flex' }, million)).toBe('no-price-for-service-tier');
    expect(costOf(book, { provider: 'nobody' }, million)).toBe('no-provider');
  });

  it.each([
    [false, '2.5 USD'],
    [true, 'no-price-then'],
  ])('asks no other where a list that is whole (%s) names the model without a price for that time', (isWhole, cost) => {
    const ours = bookOf([{ price: '1', valid_from: '2026-06-01' }]);
    const layered = new LayeredPriceBook([{ book: ours, isWhole }, { book: new InMemoryPriceBook() }]);
    expect(costOf(layered, {}, million)).toBe(cost);
  });

  it('has another revision when any list has', () => {
    const changed = new LayeredPriceBook([{ book: bookOf([{}], 'other') }, { book: new InMemoryPriceBook() }]);
    expect(changed.revision).not.toBe(book.revision);
  });
});
