import { randomUUID } from 'node:crypto';

import type { RoleGrant, RoleGrants, TenantId, Tenants, User, Users } from '@tokenledger/organization/domain';

import { aPerson } from './audit-builder';
import { settle } from './organization-builder';

export interface RoleGrantStores {
  readonly tenants: Tenants;
  readonly users: Pick<Users, 'setDisabled'>;
  readonly roles: RoleGrants;
}

/** What every store of roles promises. @param open gives empty ones */
export function itKeepsTheRoleGrantsContract(
  acme: TenantId,
  globex: TenantId,
  open: () => Promise<RoleGrantStores>,
): void {
  const at = new Date('2026-03-10T12:00:00Z');
  const later = new Date('2026-03-10T12:05:00Z');

  function aGrant(userId: string, grant: Partial<RoleGrant> = {}): RoleGrant {
    return {
      id: randomUUID(),
      tenant: acme,
      userId,
      role: 'lead',
      scope: { kind: 'team', id: 'payments' },
      source: 'local',
      grantedAt: at,
      grantedBy: 'Anna@acme.example',
      ...grant,
    };
  }

  it('makes whoever is added what they are said to be, in the whole organisation', async () => {
    const { tenants, roles } = await open();
    const anna = await settle(tenants, acme, {}, 'finance');
    expect(await roles.list(acme)).toMatchObject([{ userId: anna.id, role: 'finance', scope: 'organisation' }]);
  });

  it('gives back what was granted, of one tenant only', async () => {
    const { tenants, roles } = await open();
    const anna = await settle(tenants, acme);
    await settle(tenants, globex, { id: randomUUID(), email: 'gus@globex.example' });
    const grant = aGrant(anna.id);
    expect(await roles.grant(grant, aPerson('anna'))).toBe(true);
    expect((await roles.list(acme))[1]).toEqual(grant);
    expect(await roles.list(globex)).toHaveLength(1);
  });

  it('grants nothing twice, and nothing to people of others', async () => {
    const { tenants, roles } = await open();
    const anna = await settle(tenants, acme);
    await roles.grant(aGrant(anna.id), aPerson('anna'));
    expect(await roles.grant(aGrant(anna.id, { scope: { kind: 'team', id: 'PAYMENTS' } }), aPerson('anna'))).toBe(
      false,
    );
    expect(await roles.grant(aGrant(anna.id, { scope: { kind: 'team', id: 'search' } }), aPerson('anna'))).toBe(true);
    expect(await roles.grant(aGrant(anna.id, { tenant: globex }), aPerson('anna'))).toBe(false);
  });

  it('ends a grant once, and only for its own tenant', async () => {
    const { tenants, roles } = await open();
    const anna = await settle(tenants, acme);
    const grant = aGrant(anna.id);
    await roles.grant(grant, aPerson('anna'));
    expect(await roles.end(globex, grant.id, aPerson('gus'), later)).toBe('unknown');
    expect(await roles.end(acme, grant.id, aPerson('anna'), later)).toBe('ended');
    expect(await roles.end(acme, grant.id, aPerson('anna'), later)).toBe('unknown');
    expect(await roles.list(acme)).toHaveLength(1);
    // What has ended can be granted again.
    expect(await roles.grant(aGrant(anna.id, { grantedAt: later }), aPerson('anna'))).toBe(true);
  });

  it('keeps an owner of the whole organisation', async () => {
    const { tenants, roles } = await open();
    const anna = await settle(tenants, acme);
    const [owner] = await roles.list(acme);
    const ofATeam = aGrant(anna.id, { role: 'owner' });
    await roles.grant(ofATeam, aPerson('anna'));
    expect(await roles.end(acme, owner?.id ?? '', aPerson('anna'), later)).toBe('last-owner');
    expect(await roles.end(acme, ofATeam.id, aPerson('anna'), later)).toBe('ended');
  });

  it('keeps an owner who was made one here: a provider can take all those that its groups make', async () => {
    const { tenants, roles } = await open();
    await settle(tenants, acme);
    const ben = await settle(tenants, acme, { id: randomUUID(), email: 'ben@acme.example' }, 'member');
    const owner = (await roles.list(acme)).find(({ role }) => role === 'owner');
    await roles.grant(aGrant(ben.id, { role: 'owner', scope: 'organisation', source: 'group' }), aPerson('anna'));
    expect(await roles.end(acme, owner?.id ?? '', aPerson('anna'), later)).toBe('last-owner');
    await roles.grant(aGrant(ben.id, { role: 'owner', scope: 'organisation' }), aPerson('anna'));
    expect(await roles.end(acme, owner?.id ?? '', aPerson('anna'), later)).toBe('ended');
  });

  it('keeps an owner who is not switched off', async () => {
    const { tenants, users, roles } = await open();
    const anna = await settle(tenants, acme);
    const ben = await settle(tenants, acme, { id: randomUUID(), email: 'ben@acme.example' });
    await users.setDisabled(acme, ben.id, true, aPerson('anna'), later);
    const endOf = async ({ id }: User) => {
      const grant = (await roles.list(acme)).find(({ userId }) => userId === id);
      return roles.end(acme, grant?.id ?? '', aPerson('anna'), later);
    };
    expect([await endOf(anna), await endOf(ben)]).toEqual(['last-owner', 'ended']);
  });

  it('switches off no owner who is the last that was made one here, and leaves the roles of whom it does', async () => {
    const { tenants, users, roles } = await open();
    const anna = await settle(tenants, acme);
    const ben = await settle(tenants, acme, { id: randomUUID(), email: 'ben@acme.example' }, 'member');
    await roles.grant(aGrant(ben.id, { role: 'owner', scope: 'organisation', source: 'group' }), aPerson('anna'));
    const switchOff = ({ id }: User) => users.setDisabled(acme, id, true, aPerson('ben'), later);
    expect(await switchOff(anna)).toBe('last-owner');
    const cleo = await settle(tenants, acme, { id: randomUUID(), email: 'cleo@acme.example' });
    const before = await roles.list(acme);
    expect([await switchOff(anna), await switchOff(cleo), await switchOff(ben)]).toEqual([
      'done',
      'last-owner',
      'done',
    ]);
    expect(await roles.list(acme)).toEqual(before);
  });

  it('leaves one owner of two who switch each other off at one time', async () => {
    const { tenants, users } = await open();
    const anna = await settle(tenants, acme);
    const ben = await settle(tenants, acme, { id: randomUUID(), email: 'ben@acme.example' });
    const both = [anna, ben].map(({ id }) => users.setDisabled(acme, id, true, aPerson('x'), later));
    expect((await Promise.all(both)).sort()).toEqual(['done', 'last-owner']);
  });
}
