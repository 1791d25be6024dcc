import { ANNAS_PASSWORD } from '@tokenledger/organization/testing';

import { acme, type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

const KEY = 'keyId kind name createdAt lastUsedAt revokedAt';
const CREATE = `mutation ($input: CreateAccessKeyInput!) { createAccessKey(input: $input) {
  ... on IssuedAccessKey { secret key { ${KEY} } } ... on InvalidAccessKeyInput { issues { field message } } } }`;
const ROTATE = `mutation ($keyId: ID!) { rotateAccessKey(keyId: $keyId) {
  ... on IssuedAccessKey { secret key { ${KEY} } } ... on InvalidAccessKeyInput { issues { field message } } } }`;
const REVOKE = `mutation ($keyId: ID!) { revokeAccessKey(keyId: $keyId) {
  ... on AccessKey { ${KEY} } ... on InvalidAccessKeyInput { issues { field message } } } }`;
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) {
  ... on PasswordChanged { changedAt } ... on InvalidPasswordInput { issues { field message } } } }`;
const LIST = `{ accessKeys { ${KEY} } }`;

interface Issued {
  readonly secret: string;
  readonly key: { readonly keyId: string };
}

let api: ApiUnderTest;
let anna: BrowserTab;
let gus: BrowserTab;

beforeEach(async () => {
  api = await startApi();
  anna = new BrowserTab(api.url);
  gus = new BrowserTab(api.url);
  await anna.signIn();
  await gus.signIn('gus@globex.example');
});

afterEach(() => api.app.close());

async function create(tab: BrowserTab, kind = 'INGESTION', name = 'CI'): Promise<Issued> {
  return (await tab.ask(CREATE, { input: { kind, name } })).data?.['createAccessKey'] as Issued;
}

const listed = async (tab: BrowserTab) => (await tab.ask(LIST)).data?.['accessKeys'];
const created = { name: 'CI', createdAt: '2026-03-20T12:00:00.000Z', lastUsedAt: null, revokedAt: null };

describe('keys', () => {
  it('are created with a secret that is told once', async () => {
    expect(await listed(anna)).toEqual([]);
    const ingestion = await create(anna);
    const read = await create(anna, 'READ');
    expect([ingestion.secret, read.secret]).toEqual([
      expect.stringMatching(/^tli_\w{59}$/),
      expect.stringMatching(/^tlr_\w{59}$/),
    ]);
    expect(await listed(anna)).toEqual([
      { keyId: ingestion.key.keyId, kind: 'INGESTION', ...created },
      { keyId: read.key.keyId, kind: 'READ', ...created },
    ]);
  });

  it('are rotated with overlap, then revoked', async () => {
    const old = await create(anna);
    const rotated = (await anna.ask(ROTATE, { keyId: old.key.keyId })).data?.['rotateAccessKey'] as Issued;
    expect(rotated.key).toEqual({ keyId: rotated.key.keyId, kind: 'INGESTION', ...created });
    expect(rotated.secret).not.toBe(old.secret);
    api.clock.advanceBy(60_000);
    const revoked = { keyId: old.key.keyId, kind: 'INGESTION', ...created, revokedAt: '2026-03-20T12:01:00.000Z' };
    expect((await anna.ask(REVOKE, { keyId: old.key.keyId })).data).toEqual({ revokeAccessKey: revoked });
    expect(await listed(anna)).toEqual([revoked, rotated.key]);
  });

  it('expire, and rotate into one that works for as long as the old was made for', async () => {
    const expiresAt = '2026-03-21T12:00:00.000Z';
    const made = (await anna.ask(CREATE, { input: { kind: 'INGESTION', name: 'CI', expiresAt } })).data;
    const { key } = made?.['createAccessKey'] as Issued;
    const limits = `query { accessKeys { keyId expiresAt } }`;
    expect((await anna.ask(limits)).data).toEqual({ accessKeys: [{ keyId: key.keyId, expiresAt }] });
    // An hour later: it was made for a day, and so is its successor.
    api.clock.advanceBy(3_600_000);
    const oldWorksUntil = '2026-03-20T14:00:00.000Z';
    const rotate = `mutation($keyId: ID!, $oldWorksUntil: DateTime) {
      rotateAccessKey(keyId: $keyId, oldWorksUntil: $oldWorksUntil) {
        ... on IssuedAccessKey { key { keyId } } ... on InvalidAccessKeyInput { issues { field } } } }`;
    await anna.ask(rotate, { keyId: key.keyId, oldWorksUntil });
    const expiries = ((await anna.ask(limits)).data?.['accessKeys'] as { expiresAt: string }[]).map(
      (one) => one.expiresAt,
    );
    expect(expiries).toEqual([oldWorksUntil, '2026-03-21T13:00:00.000Z']);
    const past = { keyId: key.keyId, oldWorksUntil: '2026-03-20T13:00:00Z' };
    expect((await anna.ask(rotate, past)).data).toEqual({ rotateAccessKey: { issues: [{ field: 'oldWorksUntil' }] } });
  });

  it('are limited to units that the directory knows, and read keys only', async () => {
    const limited = (kind: string, scopeUnit: string) =>
      anna.ask(CREATE, { input: { kind, name: 'Dashboard', scopeKind: 'TEAM', scopeUnit } });
    const unknown = { field: 'scopeUnit', message: expect.stringContaining('no team with the id payments') as unknown };
    expect((await limited('READ', 'payments')).data).toEqual({ createAccessKey: { issues: [unknown] } });
    await anna.ask('mutation($csv: String!) { importDirectory(input: { csv: $csv, preview: false }) { __typename } }', {
      csv: 'kind,id,name\nteam,payments,Payments',
    });
    expect((await limited('READ', 'payments')).data).toMatchObject({ createAccessKey: { key: { name: 'Dashboard' } } });
    expect((await limited('INGESTION', 'payments')).data).toMatchObject({
      createAccessKey: { issues: [{ field: 'scopeUnit', message: expect.stringContaining('Only read keys') }] },
    });
  });

  it('of another organisation can be neither seen, rotated nor revoked', async () => {
    const { key } = await create(anna);
    expect(await listed(gus)).toEqual([]);
    const unknown = { issues: [{ field: 'keyId', message: expect.stringContaining('no active key') as unknown }] };
    expect((await gus.ask(REVOKE, { keyId: key.keyId })).data).toEqual({ revokeAccessKey: unknown });
    expect((await gus.ask(ROTATE, { keyId: key.keyId })).data).toEqual({ rotateAccessKey: unknown });
    expect(await listed(anna)).toMatchObject([{ keyId: key.keyId, revokedAt: null }]);
  });

  it.each(['nul\u0000', '', 'x'.repeat(5_000), '../../etc'])(
    'are not looked for where no id was sent: %j',
    async (keyId) => {
      api.fakes.accessKeys.revoke = () => Promise.reject(new Error('asked the store'));
      expect((await anna.ask(REVOKE, { keyId })).data).toMatchObject({
        revokeAccessKey: { issues: [{ field: 'keyId' }] },
      });
    },
  );

  it.each(['', '   ', 'x'.repeat(201), 'two\nlines', 'nul\u0000'])(
    'have a name that people can read: "%s" is refused',
    async (name) => {
      expect((await anna.ask(CREATE, { input: { kind: 'READ', name } })).data).toEqual({
        createAccessKey: {
          issues: [{ field: 'name', message: 'Give the key a name of 1 to 200 characters, in one line.' }],
        },
      });
    },
  );

  it.each([
    ['created', CREATE, { input: { kind: 'READ', name: 'CI' } }],
    ['rotated', ROTATE, { keyId: 'k' }],
    ['revoked', REVOKE, { keyId: 'k' }],
  ])('are not %s with a read key', async (_name, mutation, variables) => {
    const { body } = await api.ask(mutation, variables);
    expect(body.data).toBeNull();
    expect(body.errors?.[0]).toMatchObject({
      message: 'a read key only reads: sign in to the console to change this',
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await api.fakes.accessKeys.list(acme)).toEqual([]);
  });

  it('are not created by a request of another site', async () => {
    const answer = await anna
      .with({ origin: 'https://evil.example' })
      .ask(CREATE, { input: { kind: 'READ', name: 'x' } });
    expect(answer.status).toBe(403);
    expect(await listed(anna)).toEqual([]);
  });
});

describe('the organisation', () => {
  it('says whether it has to be led to its first call', async () => {
    const hasCalls = '{ viewer { organization { hasCalls } } }';
    expect((await anna.ask(hasCalls)).data).toEqual({ viewer: { organization: { hasCalls: false } } });
    api.fakes.tenantsWithCalls.add(acme);
    expect((await anna.ask(hasCalls)).data).toEqual({ viewer: { organization: { hasCalls: true } } });
    expect((await gus.ask(hasCalls)).data).toEqual({ viewer: { organization: { hasCalls: false } } });
  });
});

describe('changing a password', () => {
  const change = (tab: BrowserTab, currentPassword: string, newPassword = 'seven green bottles') =>
    tab.ask(CHANGE, { input: { currentPassword, newPassword } });

  it("ends the person's other sessions, and the old password", async () => {
    const elsewhere = new BrowserTab(api.url);
    await elsewhere.signIn();
    expect((await change(anna, ANNAS_PASSWORD)).data).toEqual({
      changePassword: { changedAt: '2026-03-20T12:00:00.000Z' },
    });
    expect((await elsewhere.ask(LIST)).status).toBe(401);
    expect((await anna.ask(LIST)).status).toBe(200);
    expect((await gus.ask(LIST)).status).toBe(200);
    expect((await elsewhere.signIn()).status).toBe(401);
    expect((await elsewhere.signIn('anna@acme.example', 'seven green bottles')).status).toBe(200);
  });

  it('says what is wrong with it', async () => {
    expect((await change(anna, ANNAS_PASSWORD, 'short')).data).toEqual({
      changePassword: {
        issues: [
          {
            field: 'newPassword',
            message: 'The password has 5 characters; choose at least 12, for example four words.',
          },
        ],
      },
    });
    expect((await change(anna, 'wrong')).data).toMatchObject({
      changePassword: { issues: [{ field: 'currentPassword' }] },
    });
  });

  it('is no way to guess the current one', async () => {
    for (let guess = 0; guess < 10; guess += 1) await change(anna, `guess ${guess}`);
    expect((await change(anna, ANNAS_PASSWORD)).errors?.[0]).toMatchObject({
      message: 'there were too many wrong passwords: try again in 15 minutes',
      extensions: { code: 'TOO_MANY_ATTEMPTS', retriable: true },
    });
  });

  it('is not for programs', async () => {
    const input = { currentPassword: 'x', newPassword: 'y' };
    expect((await api.ask(CHANGE, { input })).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
