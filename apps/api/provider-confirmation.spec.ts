import { ProviderAtWork } from './testing/provider-at-work';

const ROLES = '{ viewer { user { roles { role scopeUnit } } } }';

describe('confirming a session at an OpenID provider that rotates its tokens', () => {
  let at: ProviderAtWork;

  beforeEach(async () => {
    at = await ProviderAtWork.start();
  });
  afterEach(() => at.stop());

  it('keeps the new token where the provider gave it and then did not say who it is', async () => {
    const session = await at.signedIn('cleo');
    const before = at.provider.tokenRequests;
    at.provider.userInfoFailures = 1;
    at.clock.advanceBy(31_000);
    expect((await session.ask(ROLES)).status).toBe(200);
    expect([at.provider.tokenRequests - before, at.provider.userInfoFailures]).toEqual([1, 0]);
    // With the token of before, the provider would take back all that it ever gave for this sign-in.
    at.provider.accounts.set('cleo', { email: 'cleo@acme.example', groups: ['ledger-finance'] });
    at.clock.advanceBy(11_000);
    expect((await session.ask(ROLES)).data).toMatchObject({ viewer: { user: { roles: [{ role: 'FINANCE' }] } } });
    at.clock.advanceBy(31_000);
    expect((await session.ask(ROLES)).status).toBe(200);
    expect(at.provider.tokenRequests - before).toBe(3);
  });

  it('keeps the new token where roles could not be written, and asks again at once', async () => {
    const session = await at.signedIn('cleo');
    const before = at.provider.tokenRequests;
    const { groupGrants } = at.api.fakes.organizations;
    const { replace } = groupGrants;
    groupGrants.replace = () => Promise.reject(new Error('PostgreSQL is down'));
    at.clock.advanceBy(31_000);
    expect((await session.ask(ROLES)).status).toBe(500);
    groupGrants.replace = replace;
    expect((await session.ask(ROLES)).status).toBe(200);
    expect(at.provider.tokenRequests - before).toBe(2);
  });
});
