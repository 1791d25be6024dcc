import { aProvider, OPERATOR } from '@tokenledger/organization/testing';

import { acme, type ApiUnderTest, CLIENT_SECRET, globex, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';
import { FollowingBrowser } from './testing/following-browser';
import { MovedClock } from './testing/moved-clock';
import { OpenidProviderUnderTest } from './testing/openid-provider';

const PROVIDER = `{ identityProvider { name issuer clientId emailDomains groupsClaim enabled
  groupRoles { group role scopeKind scopeUnit } } }`;
const CHECK = `{ identityProviderCheck { __typename
  ... on IdentityProviderWorks { tellsLogouts signsOutThere } ... on IdentityProviderFails { reason detail } } }`;
const change = (mutation: string) => `mutation($input: GroupRoleInput!) { ${mutation}(input: $input) { __typename
  ... on GroupRole { group role scopeKind scopeUnit } ... on InvalidGroupRole { issues { field message } } } }`;
const ADD = change('addGroupRole');
const REMOVE = change('removeGroupRole');

describe('what groups at the identity provider are', () => {
  let api: ApiUnderTest;
  let clock: MovedClock;
  let provider: OpenidProviderUnderTest;
  let anna: BrowserTab;

  beforeEach(async () => {
    clock = new MovedClock();
    api = await startApi({ clock });
    const redirectUri = `${new URL(api.url).origin}/auth/oidc/callback`;
    provider = await OpenidProviderUnderTest.start([{ clientId: 'tokenledger', secret: CLIENT_SECRET, redirectUri }]);
    await setProvider();
    anna = new BrowserTab(api.url);
    await anna.signIn();
  });
  afterEach(async () => {
    await api.app.close();
    await provider.stop();
  });

  async function setProvider(settings: Partial<ReturnType<typeof aProvider>> = {}): Promise<void> {
    const known = aProvider({ tenant: acme, issuer: provider.issuer, groupRoles: [], ...settings });
    await api.fakes.identityProviders.set(known, OPERATOR, clock.now());
  }

  async function ask(text: string, variables: object = {}, tab = anna): Promise<unknown> {
    const { data, errors } = await tab.ask(text, variables);
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  }

  const add = (group: string, role: object, tab = anna) => ask(ADD, { input: { group, role } }, tab);
  const remove = (group: string, role: object, tab = anna) => ask(REMOVE, { input: { group, role } }, tab);
  const groupRoles = async () => ((await ask(PROVIDER)) as { readonly groupRoles: unknown }).groupRoles;
  const refused = (field: string, message: RegExp) => ({
    __typename: 'InvalidGroupRole',
    issues: [{ field, message: expect.stringMatching(message) }],
  });

  /** Signs in at the provider. @returns where that led to, and the tab where it led in */
  async function signInThere(as: string): Promise<{ readonly ledTo: string | null; readonly tab: BrowserTab }> {
    const origin = new URL(api.url).origin;
    const browser = new FollowingBrowser();
    provider.signsIn = as;
    const back = await browser.followUntil(`${origin}/auth/oidc/start`, `${origin}/auth/oidc/callback`);
    const ledTo = (await browser.open(back)).headers.get('location');
    const tab = new BrowserTab(api.url);
    tab.cookie = browser.cookieOf(origin, 'tokenledger_session');
    return { ledTo, tab };
  }

  it('tells the settings without where its secret lies, and null where there is none', async () => {
    expect(await ask(PROVIDER)).toEqual({
      name: 'Acme Login',
      issuer: provider.issuer,
      clientId: 'tokenledger',
      emailDomains: ['acme.example'],
      groupsClaim: 'groups',
      enabled: true,
      groupRoles: [],
    });
    await api.fakes.identityProviders.remove(acme, OPERATOR, clock.now());
    expect(await ask(PROVIDER)).toBeNull();
    expect(await ask(CHECK)).toBeNull();
    expect(await add('ledger', { role: 'AUDITOR' })).toEqual(refused('group', /no identity provider/));
  });

  it('lets people in by a group from the moment it has a role, and out within a minute after it lost it', async () => {
    provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: ['Ledger readers'] });
    expect((await signInThere('cleo')).ledTo).toMatch(/refused=no-role/);
    expect(await add('  Ledger readers ', { role: 'AUDITOR' })).toEqual({
      __typename: 'GroupRole',
      group: 'Ledger readers',
      role: 'AUDITOR',
      scopeKind: null,
      scopeUnit: null,
    });
    const { ledTo, tab } = await signInThere('cleo');
    expect(ledTo).toBe('/');
    expect(await ask('{ viewer { user { roles { role } } } }', {}, tab)).toEqual({
      user: { roles: [{ role: 'AUDITOR' }] },
    });
    await remove('Ledger readers', { role: 'AUDITOR' });
    clock.advanceBy(60_000);
    expect((await tab.ask('{ viewer { readKeyId } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('gives a group several roles, in units that the directory knows, each once', async () => {
    await ask(
      `mutation { importDirectory(input: { csv: "kind,id,name\\ncost-centre,CC-1,One\\nteam,data,Data", preview: false }) { __typename } }`,
    );
    const ofTheTeam = { role: 'LEAD', scopeKind: 'TEAM', scopeUnit: 'data' };
    await add('data', ofTheTeam);
    await add('data', { role: 'MEMBER' });
    expect(await add('data', { ...ofTheTeam, scopeUnit: 'DATA' })).toEqual(refused('role', /has this role there/));
    expect(await add('data', { ...ofTheTeam, scopeUnit: 'dtaa' })).toEqual(
      refused('scopeUnit', /no team with the id dtaa/),
    );
    expect(await groupRoles()).toEqual([
      { group: 'data', ...ofTheTeam },
      { group: 'data', role: 'MEMBER', scopeKind: null, scopeUnit: null },
    ]);
    await remove('data', { role: 'MEMBER' });
    expect(await remove('data', { role: 'MEMBER' })).toEqual(refused('group', /does not have this role/));
    expect(await groupRoles()).toEqual([{ group: 'data', ...ofTheTeam }]);
  });

  it.each(['', '   ', 'two\nlines', 'x'.repeat(257)])('refuses %j as the name of a group', async (group) => {
    expect(await add(group, { role: 'MEMBER' })).toEqual(refused('group', /1 to 256 characters in one line/));
    expect(await groupRoles()).toEqual([]);
  });

  it('lets nobody have more by their own hand', async () => {
    await setProvider({ groupRoles: [{ group: 'board', role: 'owner', scope: 'organisation' }] });
    api.fakes.organizations.holdRoles([{ role: 'platform-admin', scope: 'organisation' }]);
    expect(await add('platform', { role: 'OWNER' })).toEqual(refused('role', /owner allows more than yours/));
    expect(await add('platform', { role: 'FINANCE' })).toEqual(refused('role', /finance allows more than yours/));
    expect(await remove('board', { role: 'OWNER' })).toEqual(refused('role', /Only an owner/));
    expect(await add('platform', { role: 'PLATFORM_ADMIN' })).toMatchObject({ __typename: 'GroupRole' });
  });

  it("changes one's own organisation only", async () => {
    const theirs = aProvider({ tenant: globex, emailDomains: ['globex.example'] });
    await api.fakes.identityProviders.set(theirs, OPERATOR, clock.now());
    await add('ledger', { role: 'AUDITOR' });
    expect(await api.fakes.identityProviders.find(globex)).toEqual(theirs);
  });

  describe('asking the provider', () => {
    it('finds one that works', async () => {
      expect(await ask(CHECK)).toEqual({
        __typename: 'IdentityProviderWorks',
        tellsLogouts: true,
        signsOutThere: true,
      });
    });

    it.each<[string, () => Promise<void> | void, string]>([
      ['that does not answer', () => provider.stop(), 'UNREACHABLE'],
      ['that answers with failures', () => void (provider.isDown = true), 'UNREACHABLE'],
      ['that does not know our client', () => setProvider({ clientId: 'nobody' }), 'MISCONFIGURED'],
      ['that is not where the settings say', () => setProvider({ issuer: `${provider.issuer}/x` }), 'UNREACHABLE'],
    ])('finds one %s', async (_what, breakIt, reason) => {
      await breakIt();
      const failure = { __typename: 'IdentityProviderFails', reason, detail: expect.stringMatching(/\w/) };
      expect(await ask(CHECK)).toEqual(failure);
    });

    it('finds one that refuses our secret', async () => {
      await provider.stop();
      const redirectUri = `${new URL(api.url).origin}/auth/oidc/callback`;
      provider = await OpenidProviderUnderTest.start([
        { clientId: 'tokenledger', secret: 'another one, just as long', redirectUri },
      ]);
      await setProvider();
      expect(await ask(CHECK)).toMatchObject({ __typename: 'IdentityProviderFails', reason: 'MISCONFIGURED' });
    });
  });
});
