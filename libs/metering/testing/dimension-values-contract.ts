import type { CallOwner, DimensionValueReader, DimensionValuesRequest, LedgerRow } from '@tokenledger/metering/domain';
import { BY_NAME, type LedgerScope, pseudonymOf, tenantId, wholeLedger } from '@tokenledger/organization/domain';
import { PricesAndRates, type RatingBook, RateTable, ReportingRates } from '@tokenledger/pricing/domain';
import { anExchangeRate, InMemoryPriceBook } from '@tokenledger/pricing/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { flatPriceBook } from './flat-price-book';
import { aReading, asSeen, aUsage, type ReadingFacts } from './reading-builder';

const acme = tenantId('acme');

export interface DimensionValueStore {
  readonly dimensionValues: DimensionValueReader;
  /** Rows count in the answers as soon as it resolves. */
  add(rows: readonly LedgerRow[]): Promise<void>;
}

/** @param open an empty store */
export function dimensionValuesContract(open: () => Promise<DimensionValueStore>): void {
  let store: DimensionValueStore;
  let spans = 0;

  beforeEach(async () => {
    store = await open();
  });

  /** A call of some output tokens, at 10 dollars a million. */
  function aCall(
    values: CallOwner['values'],
    output: number,
    facts: ReadingFacts = {},
    book: RatingBook = flatPriceBook,
  ): LedgerRow {
    return asSeen(
      aReading({
        spanId: (spans += 1).toString(16).padStart(16, '0'),
        usage: aUsage({ quantities: { input: 0, output } }),
        owner: { values, evidence: {}, unallocatedReason: undefined },
        ...facts,
      }),
      book,
    );
  }

  async function ask(
    request: Partial<DimensionValuesRequest> = {},
    scope: LedgerScope = wholeLedger(acme),
  ): Promise<readonly string[]> {
    const { values, truncated } = await store.dimensionValues.values(scope, {
      dimension: 'team',
      search: undefined,
      from: new Date('2026-03-01T00:00:00Z'),
      to: new Date('2026-04-01T00:00:00Z'),
      filter: {},
      limit: 20,
      ...request,
    });
    const told = values.map(({ value, calls, cost }) =>
      [value ?? '(none)', calls, ...cost.map(({ currency, amount }) => `${currency} ${formatDecimal18(amount)}`)].join(
        ' ',
      ),
    );
    return truncated ? [...told, '…'] : told;
  }

  it('gives the values by cost, what is not known and what has no price among them', async () => {
    await store.add([
      aCall({ team: 'search' }, 100),
      aCall({ team: 'search' }, 100),
      aCall({ team: 'ads' }, 500),
      aCall({ project: 'atlas' }, 50),
      aCall({ team: 'lab' }, 9000, { responseModel: 'unknown-model' }),
    ]);
    expect(await ask()).toEqual(['ads 1 USD 0.005', 'search 2 USD 0.002', '(none) 1 USD 0.0005', 'lab 1']);
    expect(await ask({ limit: 2 })).toEqual(['ads 1 USD 0.005', 'search 2 USD 0.002', '…']);
  });

  it('orders by what is told in the reporting currency, and adds nothing in another to it', async () => {
    // 10 of each currency a million output tokens; of the three, yen alone has a rate: 0.007 dollars.
    const prices = ['JPY', 'CNY', 'BRL'].map((currency) => ({
      model: currency,
      currency,
      perMillion: { output: '10' },
    }));
    const rates = [{ ...anExchangeRate({ from: 'JPY', to: 'USD', rate: '0.007' }), tenant: undefined }];
    const settings = new Map([[acme, { timeZone: 'UTC', currency: 'USD' }]]);
    const book = new PricesAndRates(
      new InMemoryPriceBook([{}, ...prices]),
      new ReportingRates('rates@1', new RateTable(rates), settings),
    );
    const million = 1_000_000;
    const paid = (team: string, currency: string, millions: number): LedgerRow => {
      const model = currency === 'USD' ? 'gpt-4o' : currency;
      return aCall({ team }, millions * million, { requestModel: model, responseModel: model }, book);
    };
    await store.add([
      // 1000 yen and 1000 yuan are 7 dollars and what nobody knows in dollars.
      paid('tokyo', 'JPY', 100),
      paid('tokyo', 'CNY', 100),
      paid('boston', 'USD', 1),
      paid('rio', 'BRL', 900),
      paid('wuhan', 'CNY', 2),
      paid('beijing', 'CNY', 3),
    ]);
    expect((await ask()).map((told) => told.replace(/ .*?(?=[A-Z])/, ' '))).toEqual([
      'boston USD 10',
      'tokyo CNY 1000 JPY 1000',
      // Of the currencies without a rate, yuan has most calls.
      'beijing CNY 30',
      'wuhan CNY 20',
      'rio BRL 9000',
    ]);
  });

  it('finds values that contain a text, whatever its capitals and signs', async () => {
    const names = ['Search', 'research', 'Größe 100%', 'a_b', 'axb', '<script>', "o'neil\\"];
    await store.add([...names.map((team, index) => aCall({ team }, 100 - index)), aCall({ project: 'atlas' }, 1)]);
    const found = async (search: string) => (await ask({ search })).map((told) => told.replace(/ 1 USD.*/, ''));
    expect(await found('SEARCH')).toEqual(['Search', 'research']);
    expect(await found('GRÖßE')).toEqual(['Größe 100%']);
    expect(await found('%')).toEqual(['Größe 100%']);
    expect(await found('_')).toEqual(['a_b']);
    expect(await found('<SCRIPT')).toEqual(['<script>']);
    expect(await found("'neil\\")).toEqual(["o'neil\\"]);
    expect(await found('nothing')).toEqual([]);
  });

  it.each(['user', 'agent', 'model', 'costCenter'] as const)('knows the values of %s', async (dimension) => {
    const model = dimension === 'model' ? { responseModel: 'gpt-4o' } : {};
    await store.add([aCall({ user: 'gpt-4o', agent: 'gpt-4o', costCenter: 'gpt-4o' }, 100, model)]);
    expect(await ask({ dimension, search: 'GPT' })).toEqual(['gpt-4o 1 USD 0.001']);
  });

  it('keeps to the range and the filter', async () => {
    const at = (text: string) => ({ startedAtUs: Date.parse(text) * 1000, endedAtUs: Date.parse(text) * 1000 });
    await store.add([
      aCall({ team: 'search', service: 'web' }, 100, at('2026-03-31T23:59:59Z')),
      aCall({ team: 'ads', service: 'web' }, 100, at('2026-04-01T00:00:00Z')),
      aCall({ team: 'lab', service: 'batch' }, 100, at('2026-03-01T00:00:00Z')),
    ]);
    expect(await ask()).toEqual(['lab 1 USD 0.001', 'search 1 USD 0.001']);
    expect(await ask({ filter: { service: ['web', null] } })).toEqual(['search 1 USD 0.001']);
    expect(await ask({ filter: { user: ['ada'] } })).toEqual([]);
  });

  it('shows one tenant nothing of another', async () => {
    await store.add([aCall({ team: 'search' }, 100, { tenant: tenantId('globex') })]);
    expect(await ask()).toEqual([]);
  });

  it('offers nothing that lies outside of what somebody may read', async () => {
    await store.add([
      aCall({ team: 'Search', project: 'atlas' }, 100),
      aCall({ team: 'ads', project: 'atlas' }, 500),
      aCall({ project: 'maps' }, 50),
    ]);
    const owned = { from: undefined, until: undefined };
    const scope: LedgerScope = {
      tenant: acme,
      people: BY_NAME,
      units: [],
      rows: [
        { owner: 'team', names: ['search'], unnamed: [], ...owned },
        { owner: 'project', names: ['atlas', 'maps'], unnamed: ['team'], ...owned },
      ],
    };
    // 100 and 50 tokens at 10 dollars a million
    expect(await ask({ dimension: 'project' }, scope)).toEqual(['atlas 1 USD 0.001', 'maps 1 USD 0.0005']);
    expect(await ask({ dimension: 'team', search: 'a' }, scope)).toEqual(['Search 1 USD 0.001']);
    expect(await ask({}, { tenant: acme, rows: [], units: [], people: BY_NAME })).toEqual([]);
  });

  it('offers pseudonyms where people are shown so, and no people where they are shown in groups', async () => {
    await store.add([aCall({ user: 'ada@acme.example' }, 100), aCall({ user: 'bob@acme.example' }, 50), aCall({}, 10)]);
    const secret = '5e'.repeat(32);
    const pseudonyms = wholeLedger(acme, { kind: 'pseudonyms', secret });
    const [ada, bob] = [pseudonymOf(secret, 'ada@acme.example'), pseudonymOf(secret, 'bob@acme.example')];
    // 100, 50 and 10 tokens at 10 dollars a million
    expect(await ask({ dimension: 'user' }, pseudonyms)).toEqual([
      `${ada} 1 USD 0.001`,
      `${bob} 1 USD 0.0005`,
      '(none) 1 USD 0.0001',
    ]);
    expect(await ask({ dimension: 'user', search: 'ada@' }, pseudonyms)).toEqual([]);
    expect(await ask({ dimension: 'user', search: ada }, pseudonyms)).toEqual([`${ada} 1 USD 0.001`]);
    expect(await ask({ dimension: 'user' }, wholeLedger(acme, { kind: 'groups', atLeast: 2 }))).toEqual([
      '(none) 3 USD 0.0016',
    ]);
  });
}
