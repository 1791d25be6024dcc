import { aDeadLetter } from '@tokenledger/metering/testing';
import { type AuditAction, type AuditEntry, verifyChain } from '@tokenledger/organization/domain';
import { ANNAS_PASSWORD, anAuditDraft, aProvider, OPERATOR } from '@tokenledger/organization/testing';
import { writePriceCsv, writeTermCsv } from '@tokenledger/pricing/data';
import { aContractTerm, aPriceLine } from '@tokenledger/pricing/testing';
import { buildSchema } from 'graphql';

import { acme, type ApiUnderTest, globex, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

const NEW_PASSWORD = 'four words and a number 7';

let api: ApiUnderTest;
let anna: BrowserTab;

beforeEach(async () => {
  api = await startApi();
  anna = new BrowserTab(api.url);
  await anna.signIn();
});

afterEach(() => api.app.close());

/** Asks one field of the schema, and fails where it is not answered as a change that took place. */
async function done(query: string, variables: object = {}): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await anna.ask(query, variables);
  const answer = Object.values(data ?? {})[0] as Record<string, unknown> | undefined;
  if (errors !== undefined || answer === undefined || answer === null) throw new Error(JSON.stringify(errors ?? data));
  const issues = (answer as { issues?: unknown }).issues ?? (answer as { denial?: unknown }).denial;
  if (issues !== undefined) throw new Error(JSON.stringify(answer));
  return answer;
}

const issues = (type: string) => `__typename ... on ${type} { issues { field message } }`;

async function aKey(): Promise<string> {
  const issued = await done(
    `mutation { createAccessKey(input: { kind: READ, name: "CI" }) {
       ... on IssuedAccessKey { key { keyId } } ${issues('InvalidAccessKeyInput')} } }`,
  );
  return (issued['key'] as { keyId: string }).keyId;
}

interface Added {
  readonly id: string;
  readonly roles: readonly { readonly id: string }[];
}

async function aLead(): Promise<Added> {
  const added = await done(`mutation { addMember(email: "lea@acme.example", role: { role: LEAD }) {
    ... on AddedMember { member { id roles { id } } } ${issues('InvalidMemberInput')} } }`);
  return added['member'] as Added;
}

function switchMember(mutation: 'disableMember' | 'enableMember', userId: string): Promise<unknown> {
  return done(`mutation ($userId: ID!) { ${mutation}(userId: $userId) { ${issues('InvalidMemberInput')} } }`, {
    userId,
  });
}

async function changeGroupRole(mutation: 'addGroupRole' | 'removeGroupRole'): Promise<unknown> {
  const kept = await api.fakes.identityProviders.find(acme);
  if (kept === undefined) await api.fakes.identityProviders.set(aProvider({ tenant: acme }), OPERATOR, api.clock.now());
  return done(`mutation { ${mutation}(input: { group: "ledger", role: { role: AUDITOR } }) {
    ${issues('InvalidGroupRole')} } }`);
}

async function aPreview(): Promise<void> {
  await done(`mutation { previewRerating(input: { from: "2026-03-01T00:00:00Z", to: "2026-03-10T00:00:00Z",
    reason: "the contract of March" }) { ... on Rerating { id } ${issues('InvalidReratingInput')} } }`);
  await finishPreview();
}

async function aPreviewOfRules(): Promise<void> {
  await done(`mutation { previewAttributionRules(input: { from: "2026-03-01T00:00:00Z", to: "2026-03-10T00:00:00Z",
    reason: "what would move" }) { ... on AttributionPreview { reratingId } ${issues('InvalidAttributionRules')} } }`);
  await finishPreview();
}

async function finishPreview(): Promise<void> {
  const at = api.clock.now();
  await api.reratings.takeTurn('preview', at);
  await api.reratings.beginPreview('rerating-1', 'test-book', 0);
  await api.reratings.finish('rerating-1', 'preview', at);
}

const DENIAL = '__typename ... on ReratingDenied { denial message }';
const CHANGED_PRICES = `... on PriceListChange { applied } ${issues('InvalidPrices')}`;
const CHANGED_TERMS = `... on ContractTermsChange { applied } ${issues('InvalidContractTerms')}`;
const CHANGED_RATES = `... on ExchangeRateChange { applied } ${issues('InvalidExchangeRates')}`;

/** Every mutation, with what it records. A new one is added here; the tests below run all of them. */
const MUTATIONS: Readonly<Record<string, { readonly records: AuditAction; readonly run: () => Promise<unknown> }>> = {
  createAccessKey: { records: 'key.issued', run: aKey },
  rotateAccessKey: {
    records: 'key.rotated',
    run: async () =>
      done(`mutation ($keyId: ID!) { rotateAccessKey(keyId: $keyId) { ${issues('InvalidAccessKeyInput')} } }`, {
        keyId: await aKey(),
      }),
  },
  revokeAccessKey: {
    records: 'key.revoked',
    run: async () =>
      done(`mutation ($keyId: ID!) { revokeAccessKey(keyId: $keyId) { ${issues('InvalidAccessKeyInput')} } }`, {
        keyId: await aKey(),
      }),
  },
  addMember: { records: 'user.added', run: aLead },
  grantRole: {
    records: 'role.granted',
    run: async () => {
      const { id } = await aLead();
      return done(
        `mutation ($userId: ID!) { grantRole(userId: $userId, role: { role: AUDITOR }) { ${issues('InvalidMemberInput')} } }`,
        { userId: id },
      );
    },
  },
  endRole: {
    records: 'role.ended',
    run: async () => {
      const { roles } = await aLead();
      return done(`mutation ($grantId: ID!) { endRole(grantId: $grantId) { ${issues('InvalidMemberInput')} } }`, {
        grantId: roles[0]?.id,
      });
    },
  },
  disableMember: {
    records: 'user.disabled',
    run: async () => switchMember('disableMember', (await aLead()).id),
  },
  enableMember: {
    records: 'user.enabled',
    run: async () => {
      const { id } = await aLead();
      await switchMember('disableMember', id);
      return switchMember('enableMember', id);
    },
  },
  addGroupRole: { records: 'identity-provider.changed', run: () => changeGroupRole('addGroupRole') },
  removeGroupRole: {
    records: 'identity-provider.changed',
    run: async () => {
      await changeGroupRole('addGroupRole');
      return changeGroupRole('removeGroupRole');
    },
  },
  changePassword: {
    records: 'password.changed',
    run: () =>
      done(
        `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ${issues('InvalidPasswordInput')} } }`,
        { input: { currentPassword: ANNAS_PASSWORD, newPassword: NEW_PASSWORD } },
      ),
  },
  endSession: {
    records: 'sessions.ended',
    run: async () => {
      const { data } = await anna.ask('{ sessions { id isCurrent } }');
      const [session] = data?.['sessions'] as readonly { readonly id: string }[];
      return done('mutation ($id: ID!) { endSession(id: $id) }', { id: session?.id });
    },
  },
  endOtherSessions: {
    records: 'sessions.ended',
    run: async () => {
      await new BrowserTab(api.url).signIn();
      return done('mutation { endOtherSessions }');
    },
  },
  endSessionsOf: {
    records: 'sessions.ended',
    run: async () => {
      const { data } = await anna.ask('{ viewer { user { id } } }');
      const { user } = data?.['viewer'] as { readonly user: { readonly id: string } };
      return done('mutation ($userId: ID!) { endSessionsOf(userId: $userId) { __typename } }', { userId: user.id });
    },
  },
  exportOrganization: {
    records: 'export.made',
    run: () => done(`mutation { exportOrganization { ... on OrganizationExport { id } ${issues('ExportRefused')} } }`),
  },
  noteExport: {
    records: 'export.made',
    run: () =>
      done(
        `mutation { noteExport(input: { name: "teams", page: "/explore?by=team", rows: 12 }) { ${issues('InvalidExportNote')} } }`,
      ),
  },
  renameOrganization: {
    records: 'organisation.renamed',
    run: () => done(`mutation { renameOrganization(name: "Acme SE") { ${issues('InvalidOrganizationInput')} } }`),
  },
  deleteOrganization: {
    records: 'deletion.requested',
    run: () => done(`mutation { deleteOrganization(name: "Acme") { ${issues('InvalidOrganizationInput')} } }`),
  },
  cancelOrganizationDeletion: {
    records: 'deletion.cancelled',
    run: async () => {
      await done(`mutation { deleteOrganization(name: "Acme") { ${issues('InvalidOrganizationInput')} } }`);
      return done('mutation { cancelOrganizationDeletion }');
    },
  },
  changeReportingCurrency: {
    records: 'reporting-currency.changed',
    run: () => done(`mutation { changeReportingCurrency(currency: "EUR") { ${issues('InvalidReportingCurrency')} } }`),
  },
  changePeoplePrivacy: {
    records: 'people-view.changed',
    run: () =>
      done(`mutation { changePeoplePrivacy(input: { view: PSEUDONYMS }) { ${issues('InvalidPeopleInput')} } }`),
  },
  revealPeople: {
    records: 'people-names.revealed',
    run: () =>
      done(
        `mutation { revealPeople(input: { reason: "a leaked key", hours: 1 }) { ${issues('InvalidPeopleInput')} } }`,
      ),
  },
  hidePeople: {
    records: 'people-names.hidden',
    run: async () => {
      await done(
        `mutation { revealPeople(input: { reason: "a leaked key", hours: 1 }) { ${issues('InvalidPeopleInput')} } }`,
      );
      return done('mutation { hidePeople }');
    },
  },
  importDirectory: {
    records: 'directory.imported',
    run: () =>
      done(
        `mutation ($input: ImportDirectoryInput!) { importDirectory(input: $input) { ${issues('InvalidDirectory')} } }`,
        { input: { csv: 'kind,id,name\ncost-centre,CC-1,Engineering\n', preview: false } },
      ),
  },
  changeDirectory: {
    records: 'directory.imported',
    run: () =>
      done(
        `mutation ($input: ChangeDirectoryInput!) { changeDirectory(input: $input) { ${issues('InvalidDirectory')} } }`,
        { input: { rows: [{ kind: 'COST_CENTRE', id: 'CC-2', name: 'Support' }], preview: false } },
      ),
  },
  changePriceList: {
    records: 'prices.changed',
    run: () =>
      done(`mutation ($input: ChangePriceListInput!) { changePriceList(input: $input) { ${CHANGED_PRICES} } }`, {
        input: { name: 'contract', csv: writePriceCsv([aPriceLine()]), preview: false },
      }),
  },
  priceModel: {
    records: 'prices.changed',
    run: () =>
      done(`mutation ($input: PriceModelInput!) { priceModel(input: $input) { ${CHANGED_PRICES} } }`, {
        input: {
          seller: 'acme-cloud',
          model: 'in-house-7b',
          currency: 'EUR',
          source: 'contract 12',
          prices: [{ meter: 'INPUT', pricePerMillion: '0.20' }],
        },
      }),
  },
  changeContractTerms: {
    records: 'contract-terms.changed',
    run: () =>
      done(`mutation ($input: ChangeContractTermsInput!) { changeContractTerms(input: $input) { ${CHANGED_TERMS} } }`, {
        input: { csv: writeTermCsv([aContractTerm()]), preview: false },
      }),
  },
  amendContractTerms: {
    records: 'contract-terms.changed',
    run: () =>
      done(`mutation ($input: AmendContractTermsInput!) { amendContractTerms(input: $input) { ${CHANGED_TERMS} } }`, {
        input: {
          add: [{ kind: 'DISCOUNT', contract: 'C-7', model: '*', percent: '10', validFrom: '2026-01-01' }],
          preview: false,
        },
      }),
  },
  setExchangeRate: {
    records: 'exchange-rates.changed',
    run: () =>
      done(`mutation ($input: ExchangeRateInput!) { setExchangeRate(input: $input) { ${CHANGED_RATES} } }`, {
        input: { from: 'EUR', to: 'USD', period: '2026-03-10', rate: '1.1', source: 'treasury' },
      }),
  },
  importExchangeRates: {
    records: 'exchange-rates.changed',
    run: () =>
      done(`mutation ($input: ImportExchangeRatesInput!) { importExchangeRates(input: $input) { ${CHANGED_RATES} } }`, {
        input: { csv: 'from,to,period,rate,source\nEUR,USD,2026-03-10,1.1,treasury\n', preview: false },
      }),
  },
  saveAttributionRules: {
    records: 'attribution-rules.changed',
    run: () =>
      done(
        `mutation ($input: SaveAttributionRulesInput!) { saveAttributionRules(input: $input) { ${issues('InvalidAttributionRules')} } }`,
        {
          input: { expectedRevision: 0, rules: [], reason: 'a first, empty one' },
        },
      ),
  },
  previewAttributionRules: { records: 'rerating.requested', run: aPreviewOfRules },
  applyAttribution: {
    records: 'rerating.applied',
    run: async () => {
      await aPreviewOfRules();
      return done(`mutation { applyAttribution(id: "rerating-1") { ${DENIAL} } }`);
    },
  },
  cancelAttribution: {
    records: 'rerating.cancelled',
    run: async () => {
      await aPreviewOfRules();
      return done(`mutation { cancelAttribution(id: "rerating-1") { ${DENIAL} } }`);
    },
  },
  previewRerating: { records: 'rerating.requested', run: aPreview },
  applyRerating: {
    records: 'rerating.applied',
    run: async () => {
      await aPreview();
      return done(`mutation { applyRerating(id: "rerating-1") { ${DENIAL} } }`);
    },
  },
  cancelRerating: {
    records: 'rerating.cancelled',
    run: async () => {
      await aPreview();
      return done(`mutation { cancelRerating(id: "rerating-1") { ${DENIAL} } }`);
    },
  },
  replayDeadLetters: {
    records: 'dead-letters.replayed',
    run: async () => {
      await api.deadLetters.keep([aDeadLetter({ tenant: acme })]);
      return done(
        `mutation ($input: ReplayDeadLettersInput!) { replayDeadLetters(input: $input) {
           ${issues('InvalidDeadLettersInput')} } }`,
        { input: { reasons: [aDeadLetter().reason] } },
      );
    },
  },
};

/** Every query that takes a whole file out. */
const EXPORTS: Readonly<Record<string, string>> = {
  directoryCsv: '{ directoryCsv }',
  contractTermsCsv: '{ contractTermsCsv }',
  priceListCsv: '{ priceListCsv(id: "own:contract") }',
  spendByUnitCsv:
    '{ spendByUnitCsv(input: { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" }) { ... on UnitSpendFile { csv } } }',
};

const newest = (): AuditEntry | undefined => api.fakes.audit.entriesOf(acme).at(-1);
const fieldsOf = (type: 'getMutationType' | 'getQueryType') =>
  Object.keys(buildSchema(api.app.schema())[type]()?.getFields() ?? {});

describe('the audit log', () => {
  it('knows every mutation of the schema, and every query that takes a file out', () => {
    expect(Object.keys(MUTATIONS).sort()).toEqual(fieldsOf('getMutationType').sort());
    expect(Object.keys(EXPORTS).sort()).toEqual(
      fieldsOf('getQueryType')
        .filter((name) => name.endsWith('Csv'))
        .sort(),
    );
  });

  it.each(Object.entries(MUTATIONS))('has an entry of %s', async (_name, { records, run }) => {
    await run();
    expect(newest()).toMatchObject({
      action: records,
      at: api.clock.now(),
      actor: { kind: 'user', name: 'Anna@acme.example', address: expect.stringContaining('127.0.0.1') },
    });
    expect(api.fakes.audit.entriesOf(globex).map(({ actor }) => actor.kind)).toEqual(['operator', 'operator']);
    const head = await api.fakes.audit.head(acme);
    expect(await verifyChain(api.fakes.audit.entriesOf(acme), head)).toMatchObject({ verdict: 'intact' });
  });

  it('says what it was before and after', async () => {
    await MUTATIONS['changeReportingCurrency']?.run();
    expect(newest()).toMatchObject({
      subject: { kind: 'organisation', id: 'acme' },
      before: '{"currency":"USD"}',
      after: '{"currency":"EUR"}',
    });
  });

  it('has no entry of what was refused, or only looked at', async () => {
    const before = newest()?.sequence;
    await anna.ask(`mutation { revokeAccessKey(keyId: "nosuchkey000") { __typename } }`);
    await anna.ask(`mutation { changeReportingCurrency(currency: "RMB") { __typename } }`);
    await anna.ask(`mutation ($input: ChangePriceListInput!) { changePriceList(input: $input) { __typename } }`, {
      input: { name: 'contract', csv: writePriceCsv([aPriceLine()]), preview: true },
    });
    expect(newest()?.sequence).toBe(before);
  });

  it.each(Object.entries(EXPORTS))('has an entry of %s, by a person or by a key', async (_name, query) => {
    await MUTATIONS['changePriceList']?.run();
    await anna.ask(query);
    expect(newest()).toMatchObject({ action: 'export.made', actor: { kind: 'user' } });
    await api.ask(query);
    expect(newest()).toMatchObject({ action: 'export.made', actor: { kind: 'read-key', id: 'k-acme' } });
  });

  it('has an entry of signing in, of signing out, and of a wrong password for an account', async () => {
    await new BrowserTab(api.url).signIn('anna@acme.example', 'a guess at it');
    await new BrowserTab(api.url).signIn('nobody@acme.example', 'a guess at it');
    await anna.signOut();
    await anna.signOut();
    expect(
      api.fakes.audit
        .entriesOf(acme)
        .slice(-3)
        .map(({ action, actor, reason }) => [action, actor.name, reason]),
    ).toEqual([
      ['sign-in.succeeded', 'Anna@acme.example', undefined],
      ['sign-in.refused', 'Anna@acme.example', 'wrong password'],
      ['sign-out', 'Anna@acme.example', undefined],
    ]);
  });

  it('has an entry of signing in to a suspended organisation', async () => {
    api.fakes.organizations.suspend(acme);
    await new BrowserTab(api.url).signIn();
    expect(newest()).toMatchObject({ action: 'sign-in.refused', reason: 'organisation suspended' });
  });

  it('holds no secret, no password and no hash of one', async () => {
    const issued = await done(
      `mutation { createAccessKey(input: { kind: INGESTION, name: "CI" }) { ... on IssuedAccessKey { secret } } }`,
    );
    await MUTATIONS['changePassword']?.run();
    const text = JSON.stringify(api.fakes.audit.entriesOf(acme), (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    for (const secret of [issued['secret'], ANNAS_PASSWORD, NEW_PASSWORD, 'plain:']) expect(text).not.toContain(secret);
  });
});

const LOG = `query ($input: AuditLogInput!) { auditLog(input: $input) {
  ... on AuditEntryConnection { nodes { sequence at actor { kind actorId name address } action subject { kind subjectId } before after
    reason hash } pageInfo { hasNextPage endCursor } }
  ... on InvalidAuditLogInput { issues { field message } } } }`;

describe('auditLog', () => {
  interface Page {
    readonly nodes: readonly { readonly sequence: string; readonly action: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  const listed = async (input: object) => (await anna.ask(LOG, { input })).data?.['auditLog'] as Page;

  it('lists the newest first and goes on behind a page', async () => {
    await api.fakes.audit.append(acme, anAuditDraft({ reason: 'for the nightly build' }));
    const first = await listed({ first: 2 });
    expect(first.nodes[0]).toEqual({
      sequence: '4',
      at: '2026-03-16T12:00:00.123Z',
      actor: { kind: 'USER', actorId: 'user-anna', name: 'Anna@acme.example', address: '192.0.2.7' },
      action: 'key.issued',
      subject: { kind: 'key', subjectId: 'k-1' },
      before: null,
      after: '{"kind":"read","name":"CI"}',
      reason: 'for the nightly build',
      hash: newest()?.hash.toString('hex'),
    });
    expect(first.nodes[1]).toMatchObject({ action: 'sign-in.succeeded' });
    const second = await listed({ first: 2, after: first.pageInfo.endCursor });
    expect(second.nodes.map(({ action }) => action)).toEqual(['user.added', 'organisation.created']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('finds by action and by who did it', async () => {
    expect((await listed({ actions: ['user.added'] })).nodes.map(({ sequence }) => sequence)).toEqual(['2']);
    expect((await listed({ actor: 'anna@acme.example' })).nodes.map(({ sequence }) => sequence)).toEqual(['3']);
  });

  it('says what is wrong with an input', async () => {
    expect(await listed({ first: 0, actions: ['key.lost'] })).toEqual({
      issues: [
        { field: 'first', message: 'is not a whole number from 1 to 200' },
        { field: 'actions', message: expect.stringContaining('"key.lost" is no action') },
      ],
    });
  });

  it('tells programs nothing', async () => {
    const { body } = await api.ask(LOG, { input: {} });
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
