import { DIRECTORY_ID } from '@tokenledger/attribution/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

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

const SET = `revision reason recordedAt supersededAt rules {
  id name from until team project costCenter purpose conditions { subject operator values } labels { name value } }`;
const RULES = `query ($revision: Int) { attributionRules(revision: $revision) { ${SET} } }`;
const SAVE = `mutation ($input: SaveAttributionRulesInput!) { saveAttributionRules(input: $input) {
  ... on AttributionRuleSet { ${SET} }
  ... on AttributionRulesChanged { current { revision } }
  ... on InvalidAttributionRules { issues { field message } } } }`;
const PREVIEW = `mutation ($input: PreviewAttributionRulesInput!) { previewAttributionRules(input: $input) {
  ... on AttributionPreview { reratingId }
  ... on InvalidAttributionRules { issues { field } } } }`;

const TRY = `query ($input: TryAttributionRulesInput!) { tryAttributionRules(input: $input) {
  ... on AttributionTrial { place rule byDirectory team project costCenter purpose labels { name value } unallocatedReason
    passed { place id why condition } }
  ... on InvalidAttributionRules { issues { field } } } }`;

const shop = {
  id: 'shop',
  name: 'The shop',
  from: '2026-03-01',
  conditions: [{ subject: 'attribute:acme.unit', operator: 'IN', values: ['42', '43'] }],
  team: 'search',
  costCenter: 'CC-{attribute:acme.unit}',
  purpose: 'OVERHEAD',
  labels: [{ name: 'zone', value: 'eu' }],
};
const tried = async (input: object) => (await anna.ask(TRY, { input })).data?.['tryAttributionRules'];
const saving = (expectedRevision: number, rules: readonly object[] = [shop], reason = 'the shop is ours') =>
  anna.ask(SAVE, { input: { expectedRevision, rules, reason } });

describe('attribution rules over GraphQL', () => {
  it('are saved whole, with who, when and why, and read as they were written', async () => {
    const none = { revision: 0, rules: [], recordedAt: null, supersededAt: null, reason: null };
    expect((await anna.ask(RULES)).data).toEqual({ attributionRules: none });
    const saved = {
      revision: 1,
      reason: 'the shop is ours',
      recordedAt: '2026-03-20T12:00:00.000Z',
      supersededAt: null,
      rules: [{ ...shop, until: null, project: null }],
    };
    expect((await saving(0)).data).toEqual({ saveAttributionRules: saved });
    expect((await anna.ask(RULES)).data).toEqual({ attributionRules: saved });
  });

  it('are not overwritten by whoever has not seen the newest, and each version stays', async () => {
    await saving(0);
    expect((await saving(0, [])).data).toEqual({ saveAttributionRules: { current: { revision: 1 } } });
    await saving(1, []);
    expect((await anna.ask(`{ attributionHistory { revision rules { id } } }`)).data).toEqual({
      attributionHistory: [
        { revision: 2, rules: [] },
        { revision: 1, rules: [{ id: 'shop' }] },
      ],
    });
    expect((await anna.ask(RULES, { revision: 1 })).data).toMatchObject({ attributionRules: { revision: 1 } });
    expect((await anna.ask(RULES, { revision: 7 })).data).toEqual({ attributionRules: null });
  });

  it('single nobody out where people are not shown by name', async () => {
    await anna.ask('mutation { changePeoplePrivacy(input: { view: GROUPS }) { __typename } }');
    const ofAda = { ...shop, conditions: [{ subject: 'user', operator: 'EQUALS', values: ['ada@acme.example'] }] };
    const refused = { issues: [expect.objectContaining({ field: 'rules.0.conditions.0.subject' })] };
    expect((await saving(0, [ofAda])).data).toEqual({ saveAttributionRules: refused });
    const range = { from: '2026-03-01T00:00:00Z', to: '2026-03-11T00:00:00Z', reason: 'what did she use?' };
    const { data } = await anna.ask(PREVIEW, { input: { ...range, rules: [ofAda] } });
    expect(data).toEqual({ previewAttributionRules: refused });
  });

  it('are refused with every field that is wrong', async () => {
    const wrong = {
      ...shop,
      from: 'March',
      costCenter: 'CC-{',
      conditions: [{ subject: 'user', operator: 'REGEX', values: ['(a)\\1'] }],
    };
    const { data } = await saving(0, [shop, { ...wrong, id: 'other' }], ' ');
    const { issues } = data?.['saveAttributionRules'] as { issues: readonly { field: string }[] };
    expect(issues.map(({ field }) => field)).toEqual([
      'rules.1.from',
      'rules.1.conditions.0.values',
      'rules.1.costCenter',
      'reason',
    ]);
    expect((await anna.ask(RULES)).data).toMatchObject({ attributionRules: { revision: 0 } });
  });

  it('are tried on a call that somebody thinks of, before and after they are saved', async () => {
    const values = [{ subject: 'attribute:acme.unit', values: ['43'] }];
    const later = { ...shop, id: 'later', from: '2026-04-01' };
    expect(await tried({ rules: [later, shop], values })).toEqual({
      ...{ place: 1, rule: 'shop', byDirectory: false, team: 'search', project: null, costCenter: 'CC-43' },
      purpose: 'OVERHEAD',
      ...{ labels: [{ name: 'zone', value: 'eu' }], unallocatedReason: null },
      passed: [{ place: 0, id: 'later', why: 'OTHER_DAYS', condition: null }],
    });
    expect(await tried({ rules: [later, shop], values, at: '2026-04-02T00:00:00Z' })).toMatchObject({ rule: 'later' });
    // Of the list none is a unit of the rule; it gives a service, so that a rule could be made for it.
    const other = [
      { subject: 'attribute:acme.unit', values: ['44', '45'] },
      { subject: 'service', values: ['web'] },
    ];
    const nobody = { rule: null, place: null, unallocatedReason: 'unmapped-value' };
    expect(await tried({ rules: [shop], values: other })).toMatchObject({
      ...nobody,
      passed: [{ id: 'shop', why: 'CONDITION', condition: 0 }],
    });
    expect(await tried({ values: other })).toMatchObject({ ...nobody, passed: [] });
    // As ingestion reads it: each value once, without spaces around it.
    const twice = [{ subject: 'attribute:acme.unit', values: [' 43', '43 '] }];
    expect(await tried({ rules: [shop], values: twice })).toMatchObject({ rule: 'shop', costCenter: 'CC-43' });
    await saving(0);
    expect(await tried({ values })).toMatchObject({ rule: 'shop', place: 0 });
    const wrong = [...values, { subject: 'colour', values: [] }, ...values];
    expect(await tried({ rules: [{ ...shop, id: 'A B' }], values: wrong })).toEqual({
      issues: [{ field: 'rules.0.id' }, { field: 'values.1.subject' }, { field: 'values.2.subject' }],
    });
  });

  it('are previewed before they are saved, as a job that changes nothing', async () => {
    const input = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z', rules: [shop], reason: 'try' };
    expect((await anna.ask(PREVIEW, { input })).data).toEqual({
      previewAttributionRules: { reratingId: 'rerating-1' },
    });
    const { data } = await anna.ask(
      `{ rerating(id: "rerating-1") { state revises reason preview { differences { owner ownerLevel } undecided { calls } } } }`,
    );
    expect(data).toEqual({
      rerating: {
        state: 'PREVIEW_QUEUED',
        revises: 'OWNERS',
        reason: 'try',
        preview: { differences: [], undecided: [] },
      },
    });
    expect((await anna.ask(RULES)).data).toMatchObject({ attributionRules: { revision: 0 } });
    const backwards = { ...input, to: input.from };
    expect((await anna.ask(PREVIEW, { input: backwards })).data).toEqual({
      previewAttributionRules: { issues: [{ field: 'to' }] },
    });
  });

  it('of one organisation are not those of another', async () => {
    await saving(0);
    const gus = new BrowserTab(api.url);
    await gus.signIn('gus@globex.example');
    expect((await gus.ask(RULES)).data).toMatchObject({ attributionRules: { revision: 0, rules: [] } });
  });

  it('say what each of them owns of the last days, the directory beside them', async () => {
    const used = { cost: [{ currency: 'USD', amount: parseDecimal18('0.00077') }], unpricedCalls: 1n };
    const lastAt = new Date('2026-03-20T11:00:00Z');
    api.ruleUses.set(acme, [
      { rule: 'shop', calls: 3n, ...used, lastAt },
      { rule: DIRECTORY_ID, calls: 1n, cost: [], unpricedCalls: 1n, lastAt },
    ]);
    const question = `{ attributionRuleUse(days: 7) { rule calls cost { amount currency } unpricedCalls lastAt } }`;
    const told = { unpricedCalls: '1', lastAt: '2026-03-20T11:00:00.000Z' };
    expect((await anna.ask(question)).data).toEqual({
      attributionRuleUse: [
        { rule: 'shop', calls: '3', cost: [{ amount: '0.00077', currency: 'USD' }], ...told },
        { rule: null, calls: '1', cost: [], ...told },
      ],
    });
    const gus = new BrowserTab(api.url);
    await gus.signIn('gus@globex.example');
    expect((await gus.ask(question)).data).toEqual({ attributionRuleUse: [] });
  });

  it('do not say what one person used where people are not shown by name', async () => {
    const ofAnna = { ...shop, id: 'anna', conditions: [{ subject: 'user', operator: 'EQUALS', values: ['anna'] }] };
    await saving(0, [ofAnna, shop]);
    const lastAt = new Date('2026-03-20T11:00:00Z');
    const used = { calls: 3n, cost: [], unpricedCalls: 0n, lastAt };
    api.ruleUses.set(
      acme,
      ['anna', 'shop', 'of-before'].map((rule) => ({ rule, ...used })),
    );
    await anna.ask('mutation { changePeoplePrivacy(input: { view: GROUPS, groupSize: 5 }) { __typename } }');
    expect((await anna.ask('{ attributionRuleUse { rule calls lastAt } }')).data).toEqual({
      attributionRuleUse: [
        { rule: 'shop', calls: '3', lastAt: '2026-03-20T11:00:00.000Z' },
        { rule: 'anna', calls: null, lastAt: null },
      ],
    });
  });

  it('are tried with the directory after them', async () => {
    const csv =
      'kind,id,name,parent,from\\nteam,platform,Platform,,\\nproject,store,Store,platform,2026-01-01\\nservice,web,Web,store,2026-01-01';
    await anna.ask(`mutation { importDirectory(input: { csv: "${csv}", preview: false }) { __typename } }`);
    const web = [{ subject: 'service', values: ['WEB'] }];
    expect(await tried({ values: web })).toMatchObject({
      ...{ rule: null, byDirectory: true, project: 'store', unallocatedReason: null },
    });
    expect(await tried({ values: web, at: '2025-12-31T00:00:00Z' })).toMatchObject({
      byDirectory: false,
      unallocatedReason: 'unmapped-value',
    });
  });
});
