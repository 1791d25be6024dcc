import { ProviderAtWork } from './testing/provider-at-work';

const WINDOW_MS = 60_000;

describe('what anybody may ask of an OpenID provider through us', () => {
  let at: ProviderAtWork;

  beforeEach(async () => {
    const limits = { windowMs: WINDOW_MS, roundsPerAddress: 2, logoutsPerAddress: 2 };
    at = await ProviderAtWork.start({ signIn: { limits }, trustedProxies: ['loopback'] });
  });
  afterEach(() => at.stop());

  const start = (address = '203.0.113.1') =>
    fetch(`${at.origin}/auth/oidc/start`, { redirect: 'manual', headers: { 'x-forwarded-for': address } });

  const tell = (token: string) =>
    fetch(`${at.origin}/auth/oidc/logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) });

  const logout = () => {
    const iat = Math.floor(at.clock.now().getTime() / 1000);
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    return at.provider.signed({ iss: at.provider.issuer, aud: 'tokenledger', sub: 'cleo', iat, jti: 'j1', events });
  };

  it('is so many sign-ins of one address that lead nowhere, until a while has passed', async () => {
    expect([(await start()).status, (await start()).status]).toEqual([303, 303]);
    const refused = await start();
    // A browser follows a link: it is told on the page that it came from.
    expect(refused.headers.get('location')).toMatch(/^\/sign-in\?refused=too-many-attempts&id=err_\d+$/);
    expect(at.provider.tokenRequests).toBe(0);
    expect((await start('203.0.113.2')).status).toBe(303);
    at.clock.advanceBy(WINDOW_MS);
    expect((await start()).status).toBe(303);
  });

  it('is any number of sign-ins that open a session: an office shares an address', async () => {
    for (const who of ['cleo', 'anna', 'cleo', 'anna']) await at.signedIn(who);
  });

  it('is so many logouts that are refused, and any number that the provider signed', async () => {
    for (const _told of [1, 2, 3, 4]) expect((await tell(logout())).status).toBe(200);
    expect([(await tell('x')).status, (await tell('a.b.c')).status]).toEqual([400, 400]);
    const refused = await tell(logout());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    at.clock.advanceBy(WINDOW_MS);
    expect((await tell(logout())).status).toBe(200);
  });
});
