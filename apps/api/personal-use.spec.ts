import { aSpendReport } from '@tokenledger/metering/testing';
import { aProvider, OPERATOR } from '@tokenledger/organization/testing';

import { acme, type ApiUnderTest, CLIENT_SECRET, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';
import { FollowingBrowser } from './testing/following-browser';
import { MovedClock } from './testing/moved-clock';
import { OpenidProviderUnderTest } from './testing/openid-provider';

const MINE = `{ myUse {
  __typename
  ... on PersonalUse { names isInDirectory monthlyTokens share spend { calls tokens { total } } }
  ... on PersonalUseUnknown { lookedFor isInDirectory monthlyTokens freshness { asOf } }
  ... on PersonalUseNotShown { why }
} }`;
const IN_GROUPS = 'mutation { changePeoplePrivacy(input: { view: GROUPS }) { __typename } }';
const NAMES = ['Anna@acme.example'];

describe('what whoever is signed in used', () => {
  let api: ApiUnderTest;
  let anna: BrowserTab;

  beforeEach(async () => {
    // A provider's tokens have the times of this machine.
    api = await startApi({ clock: new MovedClock() });
    anna = new BrowserTab(api.url);
    await anna.signIn('anna@acme.example');
    const report = aSpendReport();
    const totals = { ...report.totals, calls: 3n, tokens: { ...report.totals.tokens, total: 1_250n } };
    api.spend.give(acme, { ...report, totals });
  });
  afterEach(() => api.app.close());

  it('is told to them with their allowance', async () => {
    const mine = { names: NAMES, isInDirectory: false, spend: { calls: '3', tokens: { total: '1250' } } };
    expect((await anna.ask(MINE)).data).toEqual({
      myUse: { __typename: 'PersonalUse', ...mine, monthlyTokens: null, share: null },
    });
    const row = { kind: 'PERSON', id: 'anna@acme.example', existence: 'NEW', name: 'Anna', monthlyTokens: '1000' };
    const change = `mutation ($input: ChangeDirectoryInput!) { changeDirectory(input: $input) { __typename } }`;
    await anna.ask(change, { input: { rows: [{ ...row, from: '2026-01-01' }], preview: false } });
    // 1,250 of 1,000 tokens
    expect((await anna.ask(MINE)).data).toMatchObject({
      myUse: { isInDirectory: true, monthlyTokens: '1000', share: '1.25' },
    });
  });

  it('is not known where no call has their name, and the names that were looked for are told', async () => {
    api.spend.give(acme, aSpendReport());
    expect((await anna.ask(MINE)).data).toEqual({
      myUse: {
        ...{ __typename: 'PersonalUseUnknown', lookedFor: NAMES, isInDirectory: false, monthlyTokens: null },
        freshness: { asOf: expect.any(String) },
      },
    });
  });

  it('is not told to somebody who added the account of a colleague and signs in with its password', async () => {
    await anna.ask(IN_GROUPS);
    const added = await anna.ask(`mutation {
      addMember(email: "bob@acme.example", role: { role: MEMBER }) { ... on AddedMember { password } }
    }`);
    const { password } = added.data?.['addMember'] as { readonly password: string };
    const asBob = new BrowserTab(api.url);
    await asBob.signIn('bob@acme.example', password);
    const notShown = { myUse: { __typename: 'PersonalUseNotShown', why: 'PASSWORD_SESSION' } };
    expect((await asBob.ask(MINE)).data).toEqual(notShown);
    const next = 'seven green bottles';
    await asBob.ask(`mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }`, {
      input: { currentPassword: password, newPassword: next },
    });
    // It is theirs who changed it, whoever that is.
    expect((await asBob.signIn('bob@acme.example', next)).status).toBe(200);
    expect((await asBob.ask(MINE)).data).toEqual(notShown);
    expect(api.spend.asked).toEqual([]);
  });

  describe('signed in at a provider, where people are in groups', () => {
    let provider: OpenidProviderUnderTest;

    beforeEach(async () => {
      await anna.ask(IN_GROUPS);
      const redirectUri = `${new URL(api.url).origin}/auth/oidc/callback`;
      provider = await OpenidProviderUnderTest.start([{ clientId: 'tokenledger', secret: CLIENT_SECRET, redirectUri }]);
      const settings = aProvider({ tenant: acme, issuer: provider.issuer });
      await api.fakes.identityProviders.set(settings, OPERATOR, api.clock.now());
    });
    afterEach(() => provider.stop());

    async function signedInAs(account: { readonly email: string; readonly email_verified?: boolean }) {
      provider.accounts.set('them', { ...account, groups: ['ledger-finance'] });
      provider.signsIn = 'them';
      const { origin } = new URL(api.url);
      const browser = new FollowingBrowser();
      await browser.open(await browser.followUntil(`${origin}/auth/oidc/start`, `${origin}/auth/oidc/callback`));
      const tab = new BrowserTab(api.url);
      tab.cookie = browser.cookieOf(origin, 'tokenledger_session');
      return tab;
    }

    it('is told where the provider vouches for the address, found by the address alone', async () => {
      const tab = await signedInAs({ email: 'anna@acme.example', email_verified: true });
      expect((await tab.ask(MINE)).data).toMatchObject({ myUse: { names: NAMES, spend: { calls: '3' } } });
      expect(api.spend.asked.at(-1)?.scope.rows).toMatchObject([{ owner: 'user', names: ['anna@acme.example'] }]);
    });

    it('is not told where the provider is silent about the address', async () => {
      const tab = await signedInAs({ email: 'cleo@acme.example' });
      expect((await tab.ask(MINE)).data).toEqual({
        myUse: { __typename: 'PersonalUseNotShown', why: 'UNVERIFIED_ADDRESS' },
      });
    });

    it('ends the password that somebody else gave, and what is open with it', async () => {
      await signedInAs({ email: 'anna@acme.example', email_verified: true });
      expect((await anna.ask(MINE)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect((await anna.signIn('anna@acme.example')).status).toBe(401);
      const removed = api.fakes.audit.entriesOf(acme).find(({ action }) => action === 'password.removed');
      expect(removed?.after).toBe('{"email":"Anna@acme.example","endedSessions":1}');
    });
  });
});
