import { LONGEST_WITHOUT_ANSWER_MS } from '@tokenledger/organization/domain';
import { aUser, OPERATOR } from '@tokenledger/organization/testing';

import { acme } from './testing/api-under-test';
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

describe('a session that an OpenID provider confirms no more', () => {
  let at: ProviderAtWork;

  beforeEach(async () => {
    at = await ProviderAtWork.start();
  });
  afterEach(() => at.stop());

  it.each<[string, string, () => unknown]>([
    ['no-role', 'a group was left', () => at.provider.accounts.set('cleo', { groups: ['choir'] })],
    ['code-refused', 'the person is gone', () => at.provider.accounts.delete('cleo')],
    [
      'no-provider',
      'the provider was removed',
      () => at.api.fakes.identityProviders.remove(acme, OPERATOR, new Date()),
    ],
    ['unreachable', 'the provider is silent for long', () => (at.provider.isDown = true)],
  ])('is ended by the provider, not by its person: %s where %s', async (reason, _why, change) => {
    const session = await at.signedIn('cleo');
    await change();
    at.clock.advanceBy(reason === 'unreachable' ? LONGEST_WITHOUT_ANSWER_MS : 31_000);
    expect((await session.ask(ROLES)).status).toBe(401);
    expect((await session.ask(ROLES)).status).toBe(401);
    expect(at.told('sessions.ended').map(({ actor, after, reason: word }) => [actor, after, word])).toEqual([
      [{ kind: 'system', id: 'identity-provider', name: 'identity-provider' }, '{"count":1}', reason],
    ]);
    expect(at.told('sign-out')).toEqual([]);
  });

  it('is forgotten in the end, also where nobody signs in with a password', async () => {
    const { sessions } = at.api.fakes.organizations;
    const monthAgo = new Date(at.clock.now().getTime() - 31 * 24 * 3_600_000);
    const [anna, hash] = [aUser({ tenant: acme }), Buffer.alloc(32, 1)];
    const session = { id: 'old', tenant: acme, userId: anna.id, userAgent: '', address: undefined, endedAt: undefined };
    const times = { createdAt: monthAgo, lastSeenAt: monthAgo, expiresAt: monthAgo };
    await sessions.open({ ...session, ...times }, hash, anna.passwordHash, OPERATOR);
    await at.signedIn('cleo');
    expect(await sessions.find(hash)).toBeUndefined();
  });
});
