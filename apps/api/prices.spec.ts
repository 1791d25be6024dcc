import { aPerson } from '@tokenledger/organization/testing';
import { aReading, asSeen, flatPriceBook } from '@tokenledger/metering/testing';
import { aPriceLine } from '@tokenledger/pricing/testing';
import { writePriceCsv } from '@tokenledger/pricing/data';

import { acme, type ApiUnderTest, globex, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

const ISSUES = 'issues { field message }';
const UNPRICED = `query ($input: UnpricedModelsInput!) { unpricedModels(input: $input) {
  ... on UnpricedModels { allTokens unpricedTokens unpricedShare beyondPricing truncated
    models { provider seller model reason calls tokens tokenShare used { meter tokens }
      suggestion { provider model because currency prices { meter pricePerMillion } } } }
  ... on InvalidUnpricedModelsInput { ${ISSUES} } } }`;
const PRICE_MODEL = `mutation ($input: PriceModelInput!) { priceModel(input: $input) {
  ... on PriceListChange { list applied addedCount supersededCount unchangedCount }
  ... on InvalidPrices { issueCount ${ISSUES} } } }`;
const CHANGE = `mutation ($input: ChangePriceListInput!) { changePriceList(input: $input) {
  ... on PriceListChange { applied addedCount supersededCount unchangedCount added { meter price }
    superseded { meter price } gaps { line { model } from to } }
  ... on InvalidPrices { issueCount ${ISSUES} } } }`;
const LISTS = '{ priceLists { id name scope revision lineCount modelCount } }';
const LINES = `query ($input: PriceLinesInput!) { priceLines(input: $input) {
  ... on PriceLineConnection { totalCount nodes { list model meter price unit inForce } pageInfo { hasNextPage endCursor } }
  ... on InvalidPriceLinesInput { ${ISSUES} } } }`;

let api: ApiUnderTest;
let anna: BrowserTab;

beforeEach(async () => {
  api = await startApi();
  anna = new BrowserTab(api.url);
  await anna.signIn();
});

afterEach(() => api.app.close());

async function ask(query: string, variables: object = {}): Promise<unknown> {
  const { data } = await anna.ask(query, variables);
  return Object.values(data ?? {})[0];
}

const price = (input: object) =>
  ask(PRICE_MODEL, {
    input: {
      seller: 'acme-cloud',
      model: 'in-house-7b',
      currency: 'EUR',
      source: 'contract 12',
      prices: [{ meter: 'INPUT', pricePerMillion: '0.20' }],
      ...input,
    },
  });

describe('unpricedModels', () => {
  it('names what has no price, its share of all tokens, and a price that may fit', async () => {
    const startedAtUs = Date.UTC(2026, 2, 19, 12) * 1000;
    api.unpriced.add(
      asSeen(
        aReading({
          provider: 'acme-gw',
          requestModel: 'gpt-4o-2026-01-01',
          responseModel: undefined,
          startedAtUs,
          endedAtUs: startedAtUs,
        }),
        flatPriceBook,
      ),
    );
    expect(await ask(UNPRICED, { input: {} })).toMatchObject({
      models: [
        {
          provider: 'acme-gw',
          seller: 'acme-gw',
          model: 'gpt-4o-2026-01-01',
          reason: 'no-provider',
          calls: '1',
          // 36 uncached, 64 cached, 20 out.
          tokens: '120',
          used: [
            { meter: 'INPUT', tokens: '36' },
            { meter: 'CACHE_READ', tokens: '64' },
            { meter: 'OUTPUT', tokens: '20' },
          ],
          suggestion: {
            provider: 'openai',
            model: 'gpt-4o',
            because: 'SIMILAR_NAME',
            currency: 'USD',
            prices: [
              { meter: 'INPUT', pricePerMillion: '2.5' },
              { meter: 'CACHE_READ', pricePerMillion: '1.25' },
              { meter: 'OUTPUT', pricePerMillion: '10' },
              { meter: 'REASONING', pricePerMillion: '10' },
            ],
          },
        },
      ],
      beyondPricing: '0',
      truncated: false,
    });
  });

  it('says how long a range may be', async () => {
    const input = { from: '2025-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    expect(await ask(UNPRICED, { input })).toEqual({
      issues: [{ field: 'to', message: 'is more than 92 days after `from`: ask for less at once' }],
    });
  });
});

describe('priceModel', () => {
  it("writes into the organisation's own list, of a million tokens each, and says who did", async () => {
    expect(await price({ validFrom: '2026-03-01' })).toEqual({
      list: 'own:entered',
      applied: true,
      addedCount: 1,
      supersededCount: 0,
      unchangedCount: 0,
    });
    const list = await api.priceLists.read({ tenant: acme, name: 'entered' });
    expect(list?.lines).toMatchObject([
      {
        provider: 'acme-cloud',
        model: 'in-house-7b',
        meter: 'input',
        price: '0.2',
        unit: '1000000',
        valid_from: '2026-03-01',
      },
    ]);
  });

  it('says first what would change, and ends where a contract does', async () => {
    const contract = { validFrom: '2026-03-01', validTo: '2027-01-01' };
    expect(await price({ ...contract, preview: true })).toMatchObject({ applied: false, addedCount: 1 });
    expect(await api.priceLists.read({ tenant: acme, name: 'entered' })).toBeUndefined();
    await price(contract);
    const list = await api.priceLists.read({ tenant: acme, name: 'entered' });
    expect(list?.lines).toMatchObject([{ valid_from: '2026-03-01', valid_to: '2027-01-01' }]);
    expect(await price({ validFrom: '2026-03-01', validTo: '2026-01-01' })).toMatchObject({
      issues: [{ field: 'validTo' }],
    });
  });

  it('keeps what the price in force says of other meters: no call loses the price that it has', async () => {
    // gpt-4o: 2.50 / 1.25 / 10 dollars, reasoning as listed.
    const input = {
      seller: 'openai',
      model: 'gpt-4o',
      currency: 'USD',
      prices: [{ meter: 'AUDIO_OUTPUT', pricePerMillion: '80' }],
    };
    expect(await price(input)).toMatchObject({ addedCount: 5 });
    const list = await api.priceLists.read({ tenant: acme, name: 'entered' });
    expect(list?.lines.map(({ meter, price: listed }) => `${meter} ${listed}`).sort()).toEqual([
      'audioOutput 80',
      'cacheRead 1.25',
      'input 2.5',
      'output 10',
      'reasoning 10',
    ]);
    expect(await price({ ...input, currency: 'EUR' })).toMatchObject({
      issues: [
        {
          field: 'currency',
          message: expect.stringContaining('states input, cacheRead, output, reasoning too') as string,
        },
      ],
    });
  });

  it('names each wrong field and changes nothing', async () => {
    const input = { currency: 'EURO', seller: 'Acme Cloud', prices: [{ meter: 'INPUT', pricePerMillion: '-1' }] };
    expect(await price(input)).toEqual({
      issueCount: 3,
      issues: [
        { field: 'seller', message: '"Acme Cloud": a seller in lower case, such as openai, is expected' },
        { field: 'currency', message: '"EURO": an ISO 4217 code such as USD is expected' },
        { field: 'prices.0.pricePerMillion', message: '-1 is negative: a price of 0 or more is expected' },
      ],
    });
    expect(await price({ model: 'x'.repeat(10_000) })).toMatchObject({ issues: [{ field: 'model' }] });
    expect(await api.priceLists.all()).toEqual([]);
  });

  it('is for people: a read key is told so', async () => {
    const input = { seller: 'a', model: 'b', currency: 'EUR', source: 'c', prices: [] };
    const { body } = await api.ask(PRICE_MODEL, { input });
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('price lists', () => {
  const csv = writePriceCsv([aPriceLine({ price: '2' }), aPriceLine({ meter: 'output', price: '8' })]);

  it('first say what a file would change, and change on demand', async () => {
    const change = (preview: boolean) => ask(CHANGE, { input: { name: 'contract-2026', csv, preview } });
    const expected = { addedCount: 2, supersededCount: 0, unchangedCount: 0, superseded: [], gaps: [] };
    expect(await change(true)).toMatchObject({ applied: false, ...expected });
    expect(await ask(LISTS)).toEqual([]);
    expect(await change(false)).toMatchObject({ applied: true, ...expected });
    expect(await change(true)).toMatchObject({ addedCount: 0, unchangedCount: 2 });
    expect(await ask(LISTS)).toEqual([
      {
        id: 'own:contract-2026',
        name: 'contract-2026',
        scope: 'ORGANISATION',
        revision: 1,
        lineCount: 2,
        modelCount: 1,
      },
    ]);
  });

  it('refuse a file by line and field', async () => {
    const broken = csv.replace('input,2', 'imput,2').replace('output,8', 'output,eight');
    expect(await ask(CHANGE, { input: { name: 'contract-2026', csv: broken, preview: false } })).toMatchObject({
      issueCount: 2,
      issues: [{ field: 'csv.2.meter' }, { field: 'csv.3.price' }],
    });
    expect(await ask(CHANGE, { input: { name: 'Contract 2026', csv, preview: false } })).toMatchObject({
      issues: [{ field: 'name' }],
    });
    expect(await ask(CHANGE, { input: { name: 'c', csv: 'provider;model', preview: false } })).toMatchObject({
      issues: [{ field: 'csv.1.file' }],
    });
  });

  it('are found by words, those in force only unless asked, a page at a time', async () => {
    const past = aPriceLine({ model: 'old-model', valid_to: '2026-01-01' });
    await api.priceLists.replace(
      { tenant: undefined, name: 'product' },
      [aPriceLine(), past],
      aPerson('release'),
      new Date(0),
    );
    await api.priceLists.replace({ tenant: globex, name: 'secret' }, [aPriceLine()], aPerson('gus'), new Date(0));
    expect(await ask(LINES, { input: {} })).toMatchObject({ totalCount: 1, nodes: [{ list: 'all:product' }] });
    const first = (await ask(LINES, { input: { inForceOnly: false, first: 1 } })) as {
      pageInfo: { endCursor: string };
    };
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const input = { inForceOnly: false, first: 1, after: first.pageInfo.endCursor };
    expect(await ask(LINES, { input })).toMatchObject({
      nodes: [{ model: 'old-model', inForce: false }],
      pageInfo: { hasNextPage: false },
    });
    expect(await ask(LINES, { input: { inForceOnly: false, search: 'OLD openai' } })).toMatchObject({ totalCount: 1 });
    expect(await ask(LINES, { input: { first: 0, after: 'x' } })).toMatchObject({
      issues: [{ field: 'first' }, { field: 'after' }],
    });
  });

  it("are exported as they would be imported; another organisation's are not there", async () => {
    await ask(CHANGE, { input: { name: 'contract-2026', csv, preview: false } });
    await api.priceLists.replace({ tenant: globex, name: 'secret' }, [aPriceLine()], aPerson('gus'), new Date(0));
    const file = (id: string) => ask('query ($id: ID!) { priceListCsv(id: $id) }', { id });
    expect(await file('own:contract-2026')).toBe(csv);
    expect([await file('own:secret'), await file('all:secret'), await file('nonsense')]).toEqual([null, null, null]);
  });
});
