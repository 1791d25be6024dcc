import { aSpendReport } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';

import { type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

let api: ApiUnderTest;
let anna: BrowserTab;
beforeEach(async () => {
  api = await startApi();
  anna = new BrowserTab(api.url);
  await anna.signIn('anna@acme.example');
});
afterEach(() => api.app.close());

const MINE = `{ myUse { names isInDirectory monthlyTokens share spend { calls tokens { total } } } }`;

describe('what whoever is signed in used', () => {
  it('is told to them with their allowance, whatever they may see of others', async () => {
    const report = aSpendReport();
    const totals = { ...report.totals, calls: 3n, tokens: { ...report.totals.tokens, total: 1_250n } };
    api.spend.give(tenantId('acme'), { ...report, totals });
    expect((await anna.ask(MINE)).data).toEqual({
      myUse: {
        ...{
          names: ['Anna@acme.example', 'anna@acme.example'],
          isInDirectory: false,
          monthlyTokens: null,
          share: null,
        },
        spend: { calls: '3', tokens: { total: '1250' } },
      },
    });
    const row = { kind: 'PERSON', id: 'anna@acme.example', existence: 'NEW', name: 'Anna', monthlyTokens: '1000' };
    const change = `mutation ($input: ChangeDirectoryInput!) { changeDirectory(input: $input) { __typename } }`;
    await anna.ask(change, { input: { rows: [{ ...row, from: '2026-01-01' }], preview: false } });
    await anna.ask('mutation { changePeoplePrivacy(input: { view: GROUPS }) { __typename } }');
    // 1,250 of 1,000 tokens
    expect((await anna.ask(MINE)).data).toMatchObject({
      myUse: {
        names: ['Anna@acme.example', 'anna@acme.example'],
        isInDirectory: true,
        monthlyTokens: '1000',
        share: '1.25',
      },
    });
    expect(api.spend.asked.at(-1)?.request.filter).toEqual({ user: ['Anna@acme.example', 'anna@acme.example'] });
  });
});
