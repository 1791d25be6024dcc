import { ANNAS_PASSWORD, aProvider, aUser, chooseOwnPassword, OPERATOR } from '@tokenledger/organization/testing';

import { acme, type ApiUnderTest, CLIENT_SECRET, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';
import { FollowingBrowser } from './testing/following-browser';
import { MovedClock } from './testing/moved-clock';
import { OpenidProviderUnderTest } from './testing/openid-provider';

const WHO = '{ viewer { user { email } } }';
const EVENT = { 'http://schemas.openid.net/event/backchannel-logout': {} };

describe('signing out at the OpenID provider', () => {
  let api: ApiUnderTest;
  let clock: MovedClock;
  let provider: OpenidProviderUnderTest;
  let origin: string;

  beforeEach(async () => {
    clock = new MovedClock();
    api = await startApi({ clock });
    origin = new URL(api.url).origin;
    const client = {
      redirectUri: `${origin}/auth/oidc/callback`,
      logoutUri: `${origin}/auth/oidc/logout`,
      afterLogoutUri: `${origin}/sign-in`,
    };
    provider = await OpenidProviderUnderTest.start([{ clientId: 'tokenledger', secret: CLIENT_SECRET, ...client }]);
    provider.accounts.set('anna', { email: 'anna@acme.example', email_verified: true, groups: ['data'] });
    provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: ['data'] });
    const settings = aProvider({ tenant: acme, issuer: provider.issuer });
    await api.fakes.identityProviders.set(settings, OPERATOR, clock.now());
  });

  afterEach(async () => {
    await api.app.close();
    await provider.stop();
  });

  async function signedIn(as: string, browser = new FollowingBrowser()): Promise<BrowserTab> {
    provider.signsIn = as;
    await browser.open(await browser.followUntil(`${origin}/auth/oidc/start`, `${origin}/auth/oidc/callback`));
    const tab = new BrowserTab(api.url);
    tab.cookie = browser.cookieOf(origin, 'tokenledger_session');
    return tab;
  }

  const statusOf = async (tab: BrowserTab) => (await tab.ask(WHO)).status;
  const tell = (token: string) =>
    fetch(`${origin}/auth/oidc/logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) });

  /** What the provider would say a moment after the sign-in. */
  const claims = (wrong: object = {}) => {
    const iat = Math.floor(clock.now().getTime() / 1000);
    return { iss: provider.issuer, aud: 'tokenledger', sub: 'cleo', iat, jti: 'j1', events: EVENT, ...wrong };
  };

  it('begins here and goes on there: the provider asks, signs out, and sends the browser back to us', async () => {
    const browser = new FollowingBrowser();
    const tab = await signedIn('cleo', browser);
    const { status, body } = await tab.signOut();
    const leaveAt = new URL((body as { readonly leaveAt?: string }).leaveAt ?? '');
    expect([status, leaveAt.origin]).toEqual([200, provider.issuer]);
    expect(leaveAt.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/sign-in`);
    expect(leaveAt.searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await statusOf(tab)).toBe(401);
    const page = await (await browser.open(leaveAt)).text();
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page)?.[1] ?? '';
    const left = await browser.open(`${provider.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect([left.status, left.headers.get('location')]).toEqual([303, `${origin}/sign-in`]);
  });

  it('ends here also where the provider does not answer, and for a session of the password', async () => {
    const cleo = await signedIn('cleo');
    provider.isDown = true;
    clock.advanceBy(11 * 60_000);
    expect((await cleo.signOut()).status).toBe(204);
    const local = new BrowserTab(api.url);
    await local.signIn('anna@acme.example', ANNAS_PASSWORD);
    expect((await local.signOut()).status).toBe(204);
  });

  it('ends every session of that person at once, and of nobody else', async () => {
    const [here, there, annas] = [await signedIn('cleo'), await signedIn('cleo'), await signedIn('anna')];
    await provider.signOut('cleo', 'tokenledger');
    expect([await statusOf(here), await statusOf(there), await statusOf(annas)]).toEqual([401, 401, 200]);
    expect(api.fakes.audit.entriesOf(acme).at(-1)).toMatchObject({
      action: 'sessions.ended',
      actor: { kind: 'system', name: 'identity-provider' },
      after: '{"count":2}',
    });
  });

  it('leaves a session of the password, which the provider never opened', async () => {
    await chooseOwnPassword(api.fakes.organizations.users, aUser());
    await signedIn('anna');
    const local = new BrowserTab(api.url);
    await local.signIn('anna@acme.example', ANNAS_PASSWORD);
    expect((await tell(provider.signed(claims({ sub: 'anna' })))).status).toBe(200);
    expect(await statusOf(local)).toBe(200);
  });

  it('ends nothing more where its token is sent again after the person signed in again', async () => {
    await signedIn('cleo');
    const token = provider.signed(claims());
    expect((await tell(token)).status).toBe(200);
    // More than the two clocks may differ.
    clock.advanceBy(32_000);
    const again = await signedIn('cleo');
    expect((await tell(token)).status).toBe(200);
    expect(await statusOf(again)).toBe(200);
  });

  it.each<[string, object]>([
    ['of another provider', { iss: 'http://127.0.0.1:9' }],
    ['for another client', { aud: 'another' }],
    ['that is old', { iat: 1_700_000_000 }],
    ['from the future', { iat: 4_000_000_000 }],
    ['that expired', { exp: 1_700_000_000 }],
    ['without a name of its own', { jti: undefined }],
    ['that tells of nothing', { events: {} }],
    ['of nobody', { sub: undefined, sid: 's1' }],
    ['that is an ID token', { nonce: 'n' }],
  ])('refuses a token %s', async (_what, wrong) => {
    const cleo = await signedIn('cleo');
    const answer = await tell(provider.signed(claims(wrong)));
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store']);
    expect(await statusOf(cleo)).toBe(200);
  });

  it('asks the provider for its keys once, and again within seconds where it may have changed them', async () => {
    await signedIn('cleo');
    const before = provider.keyRequests;
    expect((await tell(provider.signed(claims()))).status).toBe(200);
    expect((await tell(provider.signed(claims()))).status).toBe(200);
    provider.isForging = true;
    for (const _forged of [1, 2, 3]) expect((await tell(provider.signed(claims()))).status).toBe(400);
    expect(provider.keyRequests - before).toBe(1);

    provider.isForging = false;
    provider.rotateKeys();
    clock.advanceBy(5_000);
    expect((await tell(provider.signed(claims()))).status).toBe(200);
    expect(provider.keyRequests - before).toBe(2);
  });

  it('asks a provider that does not answer once in some seconds, whatever comes', async () => {
    provider.isDown = true;
    const reasonOf = async (token: string) => JSON.stringify(await (await tell(token)).json());
    expect(await reasonOf(provider.signed(claims()))).toContain('unreachable');
    provider.isDown = false;
    expect(await reasonOf(provider.signed(claims()))).toContain('unreachable');
    clock.advanceBy(5_000);
    expect((await tell(provider.signed(claims()))).status).toBe(200);
  });

  it('asks nobody about a token for another client', async () => {
    provider.isDown = true;
    const answer = await tell(provider.signed(claims({ aud: ['another'] })));
    expect(await answer.json()).toMatchObject({ error: { message: 'the logout token is refused: wrong-audience' } });
  });

  it('refuses what the provider did not sign, and what is no token', async () => {
    const cleo = await signedIn('cleo');
    provider.isForging = true;
    expect((await tell(provider.signed(claims()))).status).toBe(400);
    const [, payload] = provider.signed(claims()).split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [unsigned, '', 'x', 'a.b.c']) expect((await tell(token)).status).toBe(400);
    expect(await statusOf(cleo)).toBe(200);
  });
});
