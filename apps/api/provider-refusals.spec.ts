import { LONGEST_ROUND_MS, MOST_STRANGERS_NOTED } from '@tokenledger/organization/domain';
import { addPerson, aUser, OPERATOR } from '@tokenledger/organization/testing';

import { acme } from './testing/api-under-test';
import { ProviderAtWork } from './testing/provider-at-work';

describe('who was refused at the OpenID provider', () => {
  let at: ProviderAtWork;

  beforeEach(async () => {
    at = await ProviderAtWork.start();
  });
  afterEach(() => at.stop());

  const told = () =>
    at.told('sign-in.refused').map(({ actor, subject, after, reason }) => ({
      reason,
      actor: actor.name,
      subject: `${subject.kind} ${subject.id}`,
      after: JSON.parse(after ?? '{}') as unknown,
    }));

  it('is in the audit log as the person whose identity it is', async () => {
    await at.signedIn('anna');
    at.api.fakes.organizations.suspend(acme);
    expect(await at.refusalOf(await at.wayBack('anna'))).toBe('tenant-suspended');
    expect(told()).toEqual([
      {
        reason: 'tenant-suspended',
        actor: 'Anna@acme.example',
        subject: `user ${aUser().id}`,
        after: { userAgent: 'Firefox', issuer: at.provider.issuer, subject: 'anna', email: 'anna@acme.example' },
      },
    ]);
    expect(at.told('sign-in.refused')[0]?.actor.address).toContain('127.0.0.1');
  });

  it('is whoever was switched off here, whatever the provider says, and their roles stay', async () => {
    const { users, roles } = at.api.fakes.organizations;
    await at.signedIn('cleo');
    const cleo = (await users.findByEmail('cleo@acme.example'))?.user;
    const held = await roles.list(acme);
    await users.setDisabled(acme, cleo?.id ?? '', true, OPERATOR, at.clock.now());
    at.provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: [] });
    expect(await at.refusalOf(await at.wayBack('cleo'))).toBe('account-disabled');
    expect(told()).toMatchObject([{ reason: 'account-disabled', subject: `user ${cleo?.id}` }]);
    expect(await roles.list(acme)).toEqual(held);
  });

  it('is whoever was switched off here before they first came from there, and links nothing', async () => {
    const { users } = at.api.fakes.organizations;
    const ben = aUser({ id: 'user-ben', email: 'ben@acme.example' });
    await addPerson(at.api.fakes.organizations, ben);
    await users.setDisabled(acme, ben.id, true, OPERATOR, at.clock.now());
    at.provider.accounts.set('ben', { email: ben.email, email_verified: true, groups: ['data'] });
    expect(await at.refusalOf(await at.wayBack('ben'))).toBe('account-disabled');
    expect(told()).toMatchObject([{ reason: 'account-disabled', after: { email: ben.email } }]);
    expect((await users.find(acme, ben.id))?.passwordHash).toBe(ben.passwordHash);
  });

  it.each([
    ['foreign-email', { email: 'eve@elsewhere.example', email_verified: true, groups: ['data'] }],
    ['no-role', { email: 'eve@acme.example', email_verified: true, groups: [] }],
  ])('is in the audit log as the provider names a stranger: %s', async (reason, account) => {
    at.provider.accounts.set('eve', account);
    expect(await at.refusalOf(await at.wayBack('eve'))).toBe(reason);
    expect(told()).toEqual([
      {
        reason,
        actor: 'identity-provider',
        subject: 'organisation acme',
        after: { userAgent: 'Firefox', issuer: at.provider.issuer, subject: 'eve', email: account.email },
      },
    ]);
  });

  it('is in the audit log without a name where the provider named nobody whom we believe', async () => {
    at.provider.claims = (claims) => ({ ...claims, aud: 'another' });
    expect(await at.refusalOf(await at.wayBack())).toBe('wrong-audience');
    const late = await at.wayBack();
    at.clock.advanceBy(LONGEST_ROUND_MS + 1_000);
    expect(await at.refusalOf(late)).toBe('expired-round');
    const nobody = { actor: 'identity-provider', subject: 'organisation acme', after: { userAgent: 'Firefox' } };
    expect(told()).toEqual([
      { reason: 'wrong-audience', ...nobody },
      { reason: 'expired-round', ...nobody },
    ]);
  });

  it('adds nothing for a way back without a round of the own browser, however often it is opened', async () => {
    const callback = await at.wayBack();
    callback.searchParams.set('code', 'of nobody');
    expect(await at.refusalOf(callback)).toBe('code-refused');
    for (const _again of [1, 2, 3]) expect(await at.refusalOf(callback)).toBe('unknown-round');
    expect(told().map(({ reason }) => reason)).toEqual(['code-refused']);
  });

  it('is not flooded by strangers: so many in a quarter of an hour, and people with an account all the same', async () => {
    const { attempts, organizations } = at.api.fakes;
    await at.signedIn('anna');
    for (let noted = 0; noted < MOST_STRANGERS_NOTED; noted += 1) {
      await attempts.take('refused strangers:acme', at.clock.now(), 15 * 60_000);
    }
    organizations.suspend(acme);
    expect(await at.refusalOf(await at.wayBack('cleo'))).toBe('tenant-suspended');
    expect(await at.refusalOf(await at.wayBack('anna'))).toBe('tenant-suspended');
    at.clock.advanceBy(15 * 60_000);
    // The provider's clock stays behind: what it signs is over by now.
    expect(await at.refusalOf(await at.wayBack('cleo'))).toBe('token-expired');
    expect(told().map(({ actor }) => actor)).toEqual(['Anna@acme.example', 'identity-provider']);
  });
});
