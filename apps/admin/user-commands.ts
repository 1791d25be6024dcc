import { randomUUID } from 'node:crypto';

import {
  type Actor,
  createPassword,
  firstGrantOf,
  isEmail,
  type Passwords,
  type TenantId,
  type Tenants,
  USER_ROLES,
  type UserRole,
  type Users,
} from '@tokenledger/organization/domain';
import type { Clock } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';

export interface UserParts {
  readonly tenants: Tenants;
  readonly users: Users;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly operator: Actor;
  readonly clock: Clock;
}

/** @returns undefined where there is no such command */
export async function userCommand(
  action: string | undefined,
  tenant: TenantId,
  [email, role = 'owner']: readonly string[],
  parts: UserParts,
): Promise<CommandOutcome | undefined> {
  if (action !== 'add' && action !== 'password') return undefined;
  if (email === undefined || !isEmail(email)) {
    return refused('EMAIL: an address is expected, for example anna@acme.com');
  }
  if (!isUserRole(role)) return refused(`ROLE: ${role} is none; one of ${USER_ROLES.join(', ')} is expected`);
  return action === 'add' ? addUser(tenant, email, role, parts) : setPassword(tenant, email, parts);
}

async function addUser(tenant: TenantId, email: string, role: UserRole, parts: UserParts): Promise<CommandOutcome> {
  const password = createPassword();
  const { operator } = parts;
  const user = {
    id: randomUUID(),
    tenant,
    email,
    passwordHash: await parts.passwords.hash(password),
    createdAt: parts.clock.now(),
  };
  const added = await parts.tenants.addUser(user, firstGrantOf(user, role, operator.name, randomUUID()), operator);
  return added
    ? passwordShownOnce(email, password)
    : refused(`EMAIL: ${email} is taken; set a new password with: user password TENANT EMAIL`);
}

/** For whoever forgot theirs: ends every session they have. */
async function setPassword(tenant: TenantId, email: string, parts: UserParts): Promise<CommandOutcome> {
  const user = (await parts.users.findByEmail(email))?.user;
  if (user?.tenant !== tenant) {
    return refused(`EMAIL: ${tenant} has nobody with ${email}; add them with: user add TENANT EMAIL`);
  }
  const password = createPassword();
  const hash = await parts.passwords.hash(password);
  await parts.users.setPassword(tenant, user.id, hash, parts.operator, parts.clock.now());
  return passwordShownOnce(user.email, password);
}

function passwordShownOnce(email: string, password: string): CommandOutcome {
  return { lines: [`${email}  ${password}`, 'The password is shown once; its owner changes it in the console.'] };
}

function isUserRole(text: string): text is UserRole {
  return (USER_ROLES as readonly string[]).includes(text);
}
