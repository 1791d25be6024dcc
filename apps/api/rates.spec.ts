import { aPerson } from '@tokenledger/organization/testing';
import { parseDecimal18 } from '@tokenledger/shared/money';
import { aSpendReport, aSpendRow, soldUsageOf } from '@tokenledger/metering/testing';
import { aContractTerm, anExchangeRate } from '@tokenledger/pricing/testing';

import { acme, type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

let api: ApiUnderTest;
let anna: BrowserTab;
beforeEach(async () => {
  api = await startApi();
  anna = new BrowserTab(api.url);
  await anna.signIn('anna@acme.example');
});
afterEach(() => api.app.close());

describe('exchange rates over GraphQL', () => {
  const IMPORT = `mutation ($input: ImportExchangeRatesInput!) { importExchangeRates(input: $input) {
    ... on ExchangeRateChange { applied addedCount supersededCount unchangedCount added { from to period rate source } }
    ... on InvalidExchangeRates { issueCount issues { field message } } } }`;
  const table = 'Date,USD,CNY\n2026-03-10,1.08,7.2\n';

  it("are the organisation's own and the installation's, the newest first", async () => {
    const at = api.clock.now();
    await api.exchangeRates.add(
      undefined,
      [anExchangeRate(), anExchangeRate({ period: '2026-03-09' })],
      aPerson('ada'),
      at,
    );
    await api.exchangeRates.add(acme, [anExchangeRate({ rate: '1.1', source: 'treasury' })], aPerson('ada'), at);
    const query = '{ exchangeRates(pair: "EUR/USD") { totalCount pairs rates { period rate source own } } }';
    expect((await api.ask(query)).body.data).toEqual({
      exchangeRates: {
        totalCount: 3,
        pairs: ['EUR/USD'],
        rates: [
          { period: '2026-03-10', rate: '1.1', source: 'treasury', own: true },
          { period: '2026-03-10', rate: '1.0834', source: 'ECB', own: false },
          { period: '2026-03-09', rate: '1.0834', source: 'ECB', own: false },
        ],
      },
    });
    expect((await api.ask(query, {}, 'tlr_globex')).body.data).toMatchObject({ exchangeRates: { totalCount: 2 } });
  });

  it('are imported for the organisation alone, after a preview, with the cross rates that were asked for', async () => {
    const input = { csv: table, cross: ['CNY/USD'], preview: true };
    const preview = await anna.ask(IMPORT, { input });
    expect(preview.data).toMatchObject({ importExchangeRates: { applied: false, addedCount: 3 } });
    expect(await api.exchangeRates.all()).toEqual([]);
    const imported = await anna.ask(IMPORT, { input: { ...input, preview: false } });
    // 1.08 / 7.2 = 0.15
    expect(imported.data).toMatchObject({
      importExchangeRates: {
        applied: true,
        added: expect.arrayContaining([
          { from: 'CNY', to: 'USD', period: '2026-03-10', rate: '0.15', source: 'ECB EUR/USD 1.08 / ECB EUR/CNY 7.2' },
        ]),
      },
    });
    expect(await api.exchangeRates.read(acme)).toHaveLength(3);
    expect(await api.exchangeRates.read(undefined)).toEqual([]);
  });

  it('say what is wrong with a file by line and column, and change nothing', async () => {
    const answer = await anna.ask(IMPORT, {
      input: { csv: 'Date,USD\n2026-02-30,1\n2026-03-10,0\n', cross: [], preview: false },
    });
    expect(answer.data).toMatchObject({
      importExchangeRates: { issueCount: 2, issues: [{ field: 'csv.2.Date' }, { field: 'csv.3.USD' }] },
    });
    expect(await api.exchangeRates.all()).toEqual([]);
  });

  it('are not changed with a read key', async () => {
    const answer = await api.ask(IMPORT, { input: { csv: table, cross: [], preview: false } });
    expect(answer.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await api.exchangeRates.all()).toEqual([]);
  });

  it('are entered one by one', async () => {
    const set = `mutation ($input: ExchangeRateInput!) { setExchangeRate(input: $input) {
      ... on ExchangeRateChange { addedCount } ... on InvalidExchangeRates { issues { field message } } } }`;
    const input = { from: 'CNY', to: 'USD', period: '2026-03', rate: '0.139', source: 'treasury' };
    expect((await anna.ask(set, { input })).data).toEqual({ setExchangeRate: { addedCount: 1 } });
    const wrong = await anna.ask(set, { input: { ...input, rate: '-1' } });
    expect(wrong.data).toMatchObject({ setExchangeRate: { issues: [{ field: 'rate' }] } });
  });
});

describe('the reporting currency over GraphQL', () => {
  const CHANGE = `mutation ($currency: String!) { changeReportingCurrency(currency: $currency) {
    ... on ReportingCurrencyChanged { reportingCurrency } ... on InvalidReportingCurrency { issues { field message } } } }`;

  it('is changed by a person, to a currency that there is', async () => {
    expect((await anna.ask(CHANGE, { currency: 'EUR' })).data).toEqual({
      changeReportingCurrency: { reportingCurrency: 'EUR' },
    });
    expect((await api.fakes.organizations.find(acme))?.reportingCurrency).toBe('EUR');
    expect((await anna.ask(CHANGE, { currency: 'Euro' })).data).toMatchObject({
      changeReportingCurrency: { issues: [{ field: 'currency' }] },
    });
    expect((await api.ask(CHANGE, { currency: 'CHF' })).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is what spend is told in, with what was not converted beside it', async () => {
    const calls = (currency: string, amount: string, count: bigint) => ({
      currency,
      amount: parseDecimal18(amount),
      calls: count,
    });
    const figures = {
      converted: [calls('EUR', '7', 2n), calls('USD', '12.5', 3n)],
      unconverted: [calls('CNY', '100', 4n)],
    };
    api.spend.give(acme, aSpendReport({ totals: aSpendRow(figures) }));
    const input = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' };
    const query = `query ($input: SpendInput!) { spend(input: $input) { ... on SpendReport { totals { reported {
      cost { amount currency } unconverted { calls amount currency } otherwiseReported { calls amount currency } } } } } }`;
    expect((await api.ask(query, { input })).body.data?.spend).toEqual({
      totals: {
        reported: {
          cost: { amount: '12.5', currency: 'USD' },
          unconverted: [{ calls: '4', amount: '100', currency: 'CNY' }],
          otherwiseReported: [{ calls: '2', amount: '7', currency: 'EUR' }],
        },
      },
    });
  });
});

describe('contracts over GraphQL', () => {
  it('are replaced as a whole after a preview, and refused where they contradict each other', async () => {
    const change = `mutation ($input: ChangeContractTermsInput!) { changeContractTerms(input: $input) {
      ... on ContractTermsChange { applied added { kind percent } superseded { kind } unchangedCount }
      ... on InvalidContractTerms { issues { field message } } } }`;
    const csv = 'kind,contract,model,percent,valid_from\ndiscount,C-7,*,10,2026-01-01\n';
    expect((await anna.ask(change, { input: { csv, preview: true } })).data).toMatchObject({
      changeContractTerms: { applied: false, added: [{ kind: 'DISCOUNT', percent: '10' }] },
    });
    expect(await api.contractTerms.read(acme)).toEqual([]);
    await anna.ask(change, { input: { csv, preview: false } });
    expect(await api.contractTerms.read(acme)).toHaveLength(1);
    const twice = `${csv}discount,C-8,*,20,2026-02-01\n`;
    expect((await anna.ask(change, { input: { csv: twice, preview: false } })).data).toMatchObject({
      changeContractTerms: { issues: [{ field: 'csv.3.valid_from' }] },
    });
    expect(await api.contractTerms.read(acme)).toHaveLength(1);
  });

  it('are added, ended and taken back one by one, each after a preview', async () => {
    const amend = async (input: object) => {
      const asked = await anna.ask(
        `mutation ($input: AmendContractTermsInput!) { amendContractTerms(input: $input) {
          ... on ContractTermsChange { applied added { id percent validTo } superseded { id validTo } unchangedCount }
          ... on InvalidContractTerms { issues { field message } } } }`,
        { input },
      );
      return (asked.data as { readonly amendContractTerms: Record<string, unknown> }).amendContractTerms;
    };
    const term = { kind: 'DISCOUNT', contract: 'C-7', model: 'gpt-*', percent: '12.5', validFrom: '2026-01-01' };
    expect(await amend({ add: [term], preview: true })).toMatchObject({ applied: false, added: [{ percent: '12.5' }] });
    expect(await api.contractTerms.read(acme)).toEqual([]);
    const added = (await amend({ add: [term], preview: false }))['added'] as readonly { readonly id: string }[];
    const supersede = added.map(({ id }) => id);

    expect(await amend({ add: [{ ...term, percent: '20' }], preview: false })).toEqual({
      issues: [{ field: 'add.0.validFrom', message: expect.stringContaining('C-7 says the same kind') }],
    });
    const ended = { add: [{ ...term, validTo: '2026-06-01' }], supersede, preview: false };
    expect(await amend(ended)).toMatchObject({
      applied: true,
      added: [{ validTo: '2026-06-01' }],
      superseded: [{ id: supersede[0], validTo: null }],
    });
    expect(await amend(ended)).toMatchObject({ issues: [{ field: 'supersede.0' }] });
    expect(await amend({ preview: false })).toMatchObject({ issues: [{ field: 'add' }] });
    expect(await amend({ add: [{ ...term, percent: '120', validFrom: 'May' }], preview: true })).toMatchObject({
      issues: [{ field: 'add.0.validFrom' }, { field: 'add.0.percent' }],
    });
  });

  it('say where their running periods stand, from sums', async () => {
    const terms = [
      aContractTerm({ kind: 'allowance', model: 'gpt-*', amount: '100', currency: 'USD' }),
      aContractTerm({ kind: 'commitment', provider: '', amount: '5000', currency: 'USD', period: 'quarter' }),
    ];
    await api.contractTerms.replace(acme, terms, aPerson('ada'), api.clock.now());
    const used = (model: string, amount: string) => soldUsageOf({ model, cost: parseDecimal18(amount), tokens: 10n });
    api.soldUsage.give(acme, used('gpt-4o', '130'), used('o3', '70'));
    const query = `{ contractStandings { kind periodStart periodEnd free { amount } charged { amount }
      leftAmount { amount } committed { amount } shortfall { amount currency } } }`;
    expect((await api.ask(query)).body.data).toEqual({
      contractStandings: [
        {
          kind: 'allowance',
          periodStart: '2026-03-01',
          periodEnd: '2026-04-01',
          free: [{ amount: '100' }],
          charged: [{ amount: '30' }],
          leftAmount: { amount: '0' },
          committed: null,
          shortfall: null,
        },
        {
          kind: 'commitment',
          periodStart: '2026-01-01',
          periodEnd: '2026-04-01',
          free: [],
          charged: [],
          leftAmount: null,
          committed: { amount: '5000' },
          // 5000 - 130 - 70
          shortfall: { amount: '4800', currency: 'USD' },
        },
      ],
    });
    // Months and quarters of Kolkata, 5:30 ahead.
    expect(api.soldUsage.asked.map(({ range }) => range.from.toISOString())).toEqual([
      '2026-02-28T18:30:00.000Z',
      '2025-12-31T18:30:00.000Z',
    ]);
  });
});
