import { LONGEST_ROUND_MS, LONGEST_WITHOUT_ANSWER_MS } from '@tokenledger/organization/domain';
import { addPerson, aProvider, aUser, chooseOwnPassword, OPERATOR } from '@tokenledger/organization/testing';

import { acme, type ApiUnderTest, CLIENT_SECRET, globex, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';
import { FollowingBrowser } from './testing/following-browser';
import { MovedClock } from './testing/moved-clock';
import { OpenidProviderUnderTest } from './testing/openid-provider';

const ROLES = '{ viewer { user { id email roles { role scopeUnit } } organization { id } } }';

describe('signing in at an OpenID provider', () => {
  let api: ApiUnderTest;
  let clock: MovedClock;
  let provider: OpenidProviderUnderTest;
  let browser: FollowingBrowser;
  let origin: string;

  beforeEach(async () => {
    clock = new MovedClock();
    api = await startApi({ clock });
    origin = new URL(api.url).origin;
    const redirectUri = `${origin}/auth/oidc/callback`;
    provider = await OpenidProviderUnderTest.start([
      { clientId: 'tokenledger', secret: CLIENT_SECRET, redirectUri },
      { clientId: 'another', secret: CLIENT_SECRET, redirectUri },
    ]);
    provider.accounts.set('anna', { email: 'anna@acme.example', email_verified: true, groups: ['ledger-finance'] });
    provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: ['data', 'choir'] });
    await api.fakes.identityProviders.set(
      aProvider({ tenant: acme, issuer: provider.issuer }),
      OPERATOR,
      api.clock.now(),
    );
    browser = new FollowingBrowser();
  });

  afterEach(async () => {
    await api.app.close();
    await provider.stop();
  });

  /** To the provider and back. @returns the address of the way back, not opened yet */
  function wayBack(as = 'cleo', query = ''): Promise<URL> {
    provider.signsIn = as;
    return browser.followUntil(`${origin}/auth/oidc/start${query}`, `${origin}/auth/oidc/callback`);
  }

  /** @returns where the browser is sent in the end: `/` where it is signed in */
  async function outcomeOf(callback: URL, by = browser): Promise<string | null> {
    const answer = await by.open(callback);
    expect(answer.status).toBe(303);
    return answer.headers.get('location');
  }

  function tab(of = browser): BrowserTab {
    const tab = new BrowserTab(api.url);
    tab.cookie = of.cookieOf(origin, 'tokenledger_session');
    return tab;
  }

  async function signedIn(as = 'cleo'): Promise<BrowserTab> {
    expect(await outcomeOf(await wayBack(as))).toBe('/');
    return tab();
  }

  const refusedAs = (reason: string) => expect.stringMatching(new RegExp(`^/sign-in\\?refused=${reason}&id=err_\\d+$`));

  describe('who is let in', () => {
    it('opens a session for a new person, with the roles of their groups', async () => {
      const answer = await (await signedIn('cleo')).ask(ROLES);
      expect(answer.data).toEqual({
        viewer: {
          user: { id: expect.any(String), email: 'cleo@acme.example', roles: [{ role: 'LEAD', scopeUnit: 'data' }] },
          organization: { id: 'acme' },
        },
      });
    });

    it('gives cookies that no script reads, and takes back the one that bound the way', async () => {
      const start = await browser.open(`${origin}/auth/oidc/start`);
      expect(start.headers.get('set-cookie')).toMatch(
        /^tokenledger_sign_in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=/,
      );
      const back = await browser.open(await wayBack());
      expect(back.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^tokenledger_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=/),
        'tokenledger_sign_in=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
      ]);
      expect(back.headers.get('cache-control')).toBe('no-store');
      expect(back.headers.get('referrer-policy')).toBe('no-referrer');
    });

    it('asks for a code with PKCE, a state and a nonce, each its own', async () => {
      const ask = async () => new URL((await browser.open(`${origin}/auth/oidc/start`)).headers.get('location') ?? '');
      const [first, second] = [(await ask()).searchParams, (await ask()).searchParams];
      expect(first.get('response_type')).toBe('code');
      expect(first.get('code_challenge_method')).toBe('S256');
      for (const name of ['code_challenge', 'state', 'nonce']) {
        expect(first.get(name)).toMatch(/^[\w-]{43}$/);
        expect(first.get(name)).not.toBe(second.get(name));
      }
    });

    it('knows somebody again by issuer and subject, whatever their address is now', async () => {
      const first = await (await signedIn('cleo')).ask(ROLES);
      provider.accounts.set('cleo', { email: 'cleo.new@acme.example', email_verified: true, groups: ['data'] });
      const again = await (await signedIn('cleo')).ask(ROLES);
      expect(again.data).toEqual(first.data);
    });

    it('links an account of the same address where the provider vouches for the address', async () => {
      const answer = await (await signedIn('anna')).ask(ROLES);
      expect(answer.data).toMatchObject({
        viewer: {
          user: { id: aUser().id, roles: expect.arrayContaining([expect.objectContaining({ role: 'FINANCE' })]) },
        },
      });
    });

    it.each([
      ['email-not-verified', { email: 'anna@acme.example', email_verified: false, groups: ['data'] }],
      // Whoever registers there as somebody else's address must not be here before them.
      ['email-not-verified', { email: 'eve@acme.example', email_verified: false, groups: ['data'] }],
      ['email-not-verified', { email: 'anna@acme.example', groups: ['data'] }],
      ['foreign-email', { email: 'eve@elsewhere.example', email_verified: true, groups: ['data'] }],
      ['no-email', { groups: ['data'] }],
      ['no-role', { email: 'eve@acme.example', email_verified: true, groups: ['choir'] }],
      ['no-role', { email: 'eve@acme.example', email_verified: true }],
    ])('refuses somebody new: %s %j', async (reason, account) => {
      provider.accounts.set('eve', account);
      expect(await outcomeOf(await wayBack('eve'))).toEqual(refusedAs(reason));
      expect(tab().cookie).toBeUndefined();
    });

    it('lets somebody new in where the provider does not say whether the address is theirs', async () => {
      provider.accounts.set('eve', { email: 'eve@acme.example', groups: ['data'] });
      await signedIn('eve');
    });

    it('believes a provider that writes the word of an address as a text', async () => {
      provider.accounts.set('anna', { email: 'anna@acme.example', email_verified: 'true', groups: ['data'] });
      const answer = await (await signedIn('anna')).ask(ROLES);
      expect(answer.data).toMatchObject({ viewer: { user: { id: aUser().id } } });
    });

    it('refuses groups that it cannot read, and takes them for no empty list', async () => {
      provider.accounts.set('anna', {
        email: 'anna@acme.example',
        email_verified: true,
        groups: [{ id: '7', displayName: 'ledger-finance' }],
      });
      // She has a role of her own as well: "no groups" would let her in with less than she has, and say nothing.
      expect(await outcomeOf(await wayBack('anna'))).toEqual(refusedAs('groups-not-told'));
      expect(JSON.stringify(api.logger.lines)).toContain('the claim groups holds an object');
    });

    it('refuses an address that somebody of another organisation has', async () => {
      const user = aUser({ tenant: globex, id: 'user-cleo', email: 'cleo@acme.example' });
      await addPerson(api.fakes.organizations, user);
      expect(await outcomeOf(await wayBack('cleo'))).toEqual(refusedAs('email-taken'));
    });

    it('refuses a suspended organisation', async () => {
      const callback = await wayBack();
      api.fakes.organizations.suspend(acme);
      expect(await outcomeOf(callback)).toEqual(refusedAs('tenant-suspended'));
    });

    it('refuses whoever said no at the provider', async () => {
      const callback = await wayBack();
      callback.searchParams.delete('code');
      callback.searchParams.set('error', 'access_denied');
      expect(await outcomeOf(callback)).toEqual(refusedAs('denied'));
    });
  });

  describe('which provider', () => {
    it('offers the only one of the installation by its name', async () => {
      const answer = await fetch(`${origin}/auth/oidc/offer`);
      expect(await answer.json()).toEqual({ provider: { name: 'Acme Login' }, byEmail: false });
    });

    it('tells nobody who else is here where there are several, and finds the one of an address', async () => {
      const other = aProvider({ tenant: globex, issuer: 'http://127.0.0.1:9', emailDomains: ['globex.example'] });
      await api.fakes.identityProviders.set(other, OPERATOR, api.clock.now());
      expect(await (await fetch(`${origin}/auth/oidc/offer`)).json()).toEqual({ provider: null, byEmail: true });
      expect((await wayBack('cleo', '?email=Cleo@ACME.example')).searchParams.get('iss')).toBe(provider.issuer);
      expect((await browser.open(`${origin}/auth/oidc/start`)).headers.get('location')).toEqual(
        refusedAs('no-provider'),
      );
    });

    it.each(['?email=eve@elsewhere.example', '?email=nobody', '?email='])(
      'sends nobody anywhere for %s',
      async (query) => {
        const { headers } = await browser.open(`${origin}/auth/oidc/start${query}`);
        expect(headers.get('location')).toEqual(refusedAs('no-provider'));
      },
    );

    it('sends nobody to a provider that is not in use', async () => {
      await api.fakes.identityProviders.set(
        aProvider({ tenant: acme, issuer: provider.issuer, enabled: false }),
        OPERATOR,
        api.clock.now(),
      );
      const { headers } = await browser.open(`${origin}/auth/oidc/start?email=cleo@acme.example`);
      expect(headers.get('location')).toEqual(refusedAs('no-provider'));
    });

    it('says where a provider does not answer', async () => {
      provider.isDown = true;
      const { headers } = await browser.open(`${origin}/auth/oidc/start`);
      expect(headers.get('location')).toEqual(refusedAs('unreachable'));
    });
  });

  describe('what comes back', () => {
    it('is used once: the same address again opens nothing', async () => {
      const callback = await wayBack();
      expect(await outcomeOf(callback)).toBe('/');
      expect(await outcomeOf(callback)).toEqual(refusedAs('unknown-round'));
    });

    it('opens nothing in another browser, and still the session in its own', async () => {
      const callback = await wayBack();
      expect(await outcomeOf(callback, new FollowingBrowser())).toEqual(refusedAs('unknown-round'));
      expect(await outcomeOf(callback)).toBe('/');
    });

    it('opens nothing without its state, or with one of nobody', async () => {
      const callback = await wayBack();
      callback.searchParams.set('state', 'of-nobody');
      expect(await outcomeOf(callback)).toEqual(refusedAs('unknown-round'));
      callback.searchParams.delete('state');
      expect(await outcomeOf(callback)).toEqual(refusedAs('unknown-round'));
    });

    it('opens nothing with a code that was used already, in a round of its own', async () => {
      const used = await wayBack();
      expect(await outcomeOf(used)).toBe('/');
      const callback = await wayBack();
      callback.searchParams.set('code', used.searchParams.get('code') ?? '');
      expect(await outcomeOf(callback)).toEqual(refusedAs('code-refused'));
    });

    it('opens nothing with a code that expired', async () => {
      provider.codeSeconds = 1;
      const callback = await wayBack();
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      expect(await outcomeOf(callback)).toEqual(refusedAs('code-refused'));
    });

    it('opens nothing once the way took too long', async () => {
      const callback = await wayBack();
      clock.advanceBy(LONGEST_ROUND_MS + 1_000);
      expect(await outcomeOf(callback)).toEqual(refusedAs('expired-round'));
    });

    it('opens nothing where it says that another provider sent it', async () => {
      const other = await OpenidProviderUnderTest.start([]);
      const callback = await wayBack();
      callback.searchParams.set('iss', other.issuer);
      expect(await outcomeOf(callback)).toEqual(refusedAs('wrong-issuer'));
      await other.stop();
    });

    it('opens nothing with a code that was given to another client', async () => {
      const callback = await wayBack();
      await api.fakes.identityProviders.set(
        aProvider({ tenant: acme, issuer: provider.issuer, clientId: 'another' }),
        OPERATOR,
        api.clock.now(),
      );
      expect(await outcomeOf(callback)).toEqual(refusedAs('code-refused'));
    });
  });

  describe('the ID token', () => {
    it.each<[string, Record<string, unknown>]>([
      ['wrong-issuer', { iss: 'http://127.0.0.1:9' }],
      ['wrong-audience', { aud: 'another' }],
      ['wrong-audience', { aud: ['tokenledger', 'another'], azp: 'another' }],
      ['wrong-nonce', { nonce: 'of another round' }],
      ['token-expired', { exp: 1_700_000_000 }],
      ['token-from-future', { iat: 4_000_000_000, exp: 4_000_000_600 }],
    ])('is refused as %s: %j', async (reason, wrong) => {
      provider.claims = (claims) => ({ ...claims, ...wrong });
      expect(await outcomeOf(await wayBack())).toEqual(refusedAs(reason));
      expect(tab().cookie).toBeUndefined();
    });

    it('is refused where its signature is of no published key', async () => {
      provider.isForging = true;
      expect(await outcomeOf(await wayBack())).toEqual(refusedAs('bad-signature'));
    });

    it('is believed with the new key as soon as the provider changed its keys', async () => {
      await signedIn('cleo');
      provider.rotateKeys();
      await signedIn('cleo');
    });

    it.each([-25_000, 25_000])('is believed where our clock is %d ms off', async (offMs) => {
      clock.advanceBy(offMs);
      await signedIn('cleo');
    });

    it.each([
      // Issued 40 s after our now.
      ['token-from-future', -40_000],
      // Good for 600 s.
      ['token-expired', 640_000],
    ])('is refused as %s where our clock is %d ms off', async (reason, offMs) => {
      clock.advanceBy(offMs);
      expect(await outcomeOf(await wayBack())).toEqual(refusedAs(reason));
    });
  });

  it('logs a refusal under its id, and no token or code', async () => {
    provider.claims = (claims) => ({ ...claims, aud: 'another' });
    const callback = await wayBack();
    const id = new URLSearchParams((await outcomeOf(callback))?.split('?')[1]).get('id');
    const logged = JSON.stringify(api.logger.lines);
    expect(logged).toContain(id);
    expect(logged).toContain('unexpected JWT \\"aud\\"');
    expect(logged).not.toContain(callback.searchParams.get('code'));
    expect(logged).not.toContain(CLIENT_SECRET);
  });

  describe('while a session goes on', () => {
    it('asks the provider at most every half minute', async () => {
      const session = await signedIn('cleo');
      const before = provider.tokenRequests;
      clock.advanceBy(29_000);
      await session.ask(ROLES);
      expect(provider.tokenRequests).toBe(before);
      clock.advanceBy(2_000);
      expect((await session.ask(ROLES)).status).toBe(200);
      await session.ask(ROLES);
      expect(provider.tokenRequests).toBe(before + 1);
    });

    it('asks once for requests that come together', async () => {
      const session = await signedIn('cleo');
      const before = provider.tokenRequests;
      clock.advanceBy(31_000);
      const answers = await Promise.all([1, 2, 3, 4].map(() => session.ask(ROLES)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(provider.tokenRequests).toBe(before + 1);
    });

    it('takes the roles of a group within a minute after the person left it', async () => {
      provider.accounts.set('cleo', {
        email: 'cleo@acme.example',
        email_verified: true,
        groups: ['data', 'ledger-finance'],
      });
      const session = await signedIn('cleo');
      provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: ['data'] });
      clock.advanceBy(60_000);
      expect((await session.ask(ROLES)).data).toMatchObject({ viewer: { user: { roles: [{ role: 'LEAD' }] } } });
    });

    it('ends within a minute after the person left their last group', async () => {
      const session = await signedIn('cleo');
      provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: ['choir'] });
      clock.advanceBy(60_000);
      const refused = await session.ask(ROLES);
      expect(refused.status).toBe(401);
      expect(refused.errors?.[0]?.message).toBe('your session has ended: sign in again');
      expect(await outcomeOf(await wayBack('cleo'))).toEqual(refusedAs('no-role'));
    });

    it('goes on for whoever has a role of their own, without the one of the group', async () => {
      const session = await signedIn('anna');
      provider.accounts.set('anna', { email: 'anna@acme.example', email_verified: true, groups: [] });
      clock.advanceBy(60_000);
      expect((await session.ask(ROLES)).data).toMatchObject({ viewer: { user: { roles: [{ role: 'OWNER' }] } } });
    });

    it('ends within a minute after the provider knows the person no more', async () => {
      const session = await signedIn('cleo');
      provider.accounts.delete('cleo');
      clock.advanceBy(60_000);
      expect((await session.ask(ROLES)).status).toBe(401);
    });

    it('ends with the provider: removed, or not in use any more', async () => {
      const session = await signedIn('cleo');
      await api.fakes.identityProviders.set(
        aProvider({ tenant: acme, issuer: provider.issuer, enabled: false }),
        OPERATOR,
        api.clock.now(),
      );
      clock.advanceBy(60_000);
      expect((await session.ask(ROLES)).status).toBe(401);
    });

    it('goes on while the provider does not answer for a moment, and ends where that lasts', async () => {
      const session = await signedIn('cleo');
      provider.isDown = true;
      clock.advanceBy(60_000);
      expect((await session.ask(ROLES)).status).toBe(200);
      clock.advanceBy(LONGEST_WITHOUT_ANSWER_MS);
      expect((await session.ask(ROLES)).status).toBe(401);
    });

    it('is confirmed again once the provider is back', async () => {
      const session = await signedIn('cleo');
      provider.isDown = true;
      clock.advanceBy(4 * 60_000);
      expect((await session.ask(ROLES)).status).toBe(200);
      provider.isDown = false;
      clock.advanceBy(11_000);
      expect((await session.ask(ROLES)).status).toBe(200);
      provider.isDown = true;
      clock.advanceBy(4 * 60_000);
      expect((await session.ask(ROLES)).status).toBe(200);
    });
  });

  describe('beside a password', () => {
    it('changes no password of whoever has none, and says why', async () => {
      const session = await signedIn('cleo');
      const input = { currentPassword: 'anything', newPassword: 'four loose words here' };
      const answer = await session.ask(
        `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) {
           ... on InvalidPasswordInput { issues { field message } } } }`,
        { input },
      );
      const message = 'You have no password here: you sign in at your identity provider.';
      expect(answer.data).toEqual({ changePassword: { issues: [{ field: 'currentPassword', message }] } });
    });

    it('gives a session of the password none of the roles that follow groups', async () => {
      await chooseOwnPassword(api.fakes.organizations.users, aUser());
      await signedIn('anna');
      const local = new BrowserTab(api.url);
      await local.signIn();
      expect((await local.ask(ROLES)).data).toMatchObject({ viewer: { user: { roles: [{ role: 'OWNER' }] } } });
    });

    it('lets nobody in with a password who has none', async () => {
      await signedIn('cleo');
      const answer = await new BrowserTab(api.url).signIn('cleo@acme.example', 'null');
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'WRONG_CREDENTIALS' } } });
      // As for anybody: how long the answer takes says nothing of the account.
      expect(api.fakes.passwords.checks).toBe(1);
    });
  });
});
