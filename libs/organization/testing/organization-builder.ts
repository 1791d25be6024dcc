import { randomUUID } from 'node:crypto';

import {
  firstGrantOf,
  operatorActor,
  type Tenant,
  type TenantId,
  tenantId,
  type Tenants,
  type User,
  type UserRole,
  type Users,
} from '@tokenledger/organization/domain';

/** Who founds organisations of tests. */
export const OPERATOR = operatorActor('ada');

const CREATED_AT = new Date('2026-03-01T00:00:00Z');

export function aTenant(tenant: Partial<Tenant> = {}): Tenant {
  return {
    id: tenantId('acme'),
    name: 'Acme',
    timeZone: 'Europe/Berlin',
    reportingCurrency: 'USD',
    status: 'active',
    createdAt: CREATED_AT,
    ...tenant,
  };
}

/** Anna of acme, whose password is that of `PlainPasswords`. */
export function aUser(user: Partial<User> = {}): User {
  return {
    id: '00000000-0000-4000-8000-00000000000a',
    tenant: tenantId('acme'),
    email: 'Anna@acme.example',
    passwordHash: `plain:${ANNAS_PASSWORD}`,
    createdAt: CREATED_AT,
    disabledAt: undefined,
    ...user,
  };
}

export const ANNAS_PASSWORD = 'correct horse battery';

/** The password that they have is one that they chose themselves, not the one that was given to them. */
export async function chooseOwnPassword(users: Pick<Users, 'setPassword'>, user: User): Promise<void> {
  const { id, tenant, email, passwordHash = '' } = user;
  await users.setPassword(tenant, id, passwordHash, { kind: 'user', id, name: email }, CREATED_AT);
}

/** Adds a person with a role in the whole organisation. */
export function addPerson(tenants: Pick<Tenants, 'addUser'>, user: User, role: UserRole = 'owner'): Promise<boolean> {
  return tenants.addUser(user, firstGrantOf(user, role, 'test', randomUUID()), OPERATOR);
}

/** Adds the organisation and one person of it. */
export async function settle(tenants: Tenants, id: TenantId, user: Partial<User> = {}, role?: UserRole): Promise<User> {
  await tenants.add(aTenant({ id, name: id }), OPERATOR);
  const person = aUser({ tenant: id, ...user });
  await addPerson(tenants, person, role);
  return person;
}
