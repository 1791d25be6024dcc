import { randomUUID } from 'node:crypto';

import {
  type Actor,
  createPassword,
  firstGrantOf,
  isEmail,
  type Passwords,
  type TenantId,
  type Tenants,
  type User,
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

const ACTIONS = ['add', 'password', 'disable', 'enable'] as const;

/** @returns undefined where there is no such command */
export async function userCommand(
  action: string | undefined,
  tenant: TenantId,
  [email, role = 'owner']: readonly string[],
  parts: UserParts,
): Promise<CommandOutcome | undefined> {
  if (!isUserAction(action)) return undefined;
  if (email === undefined || !isEmail(email)) {
    return refused('EMAIL: an address is expected, for example anna@acme.com');
  }
  if (!isUserRole(role)) return refused(`ROLE: ${role} is none; one of ${USER_ROLES.join(', ')} is expected`);
  if (action === 'add') return addUser(tenant, email, role, parts);
  return action === 'password' ? setPassword(tenant, email, parts) : setDisabled(action, tenant, email, parts);
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
    disabledAt: undefined,
  };
  const added = await parts.tenants.addUser(user, firstGrantOf(user, role, operator.name, randomUUID()), operator);
  return added
    ? passwordShownOnce(email, password)
    : refused(`EMAIL: ${email} is taken; set a new password with: user password TENANT EMAIL`);
}

/** For whoever forgot theirs: ends every session they have. */
async function setPassword(tenant: TenantId, email: string, parts: UserParts): Promise<CommandOutcome> {
  const user = await userOf(tenant, email, parts);
  if (user === undefined) return refused(nobodyWith(tenant, email));
  const password = createPassword();
  const hash = await parts.passwords.hash(password);
  await parts.users.setPassword(tenant, user.id, hash, parts.operator, parts.clock.now());
  const shown = passwordShownOnce(user.email, password);
  if (user.disabledAt === undefined) return shown;
  return { lines: [...shown.lines, 'They are switched off: it opens nothing before: user enable TENANT EMAIL'] };
}

/** For whoever left, or came back. */
async function setDisabled(
  action: 'disable' | 'enable',
  tenant: TenantId,
  email: string,
  parts: UserParts,
): Promise<CommandOutcome> {
  const user = await userOf(tenant, email, parts);
  if (user === undefined) return refused(nobodyWith(tenant, email));
  const { users, operator, clock } = parts;
  switch (await users.setDisabled(tenant, user.id, action === 'disable', operator, clock.now())) {
    case 'unknown':
      return refused(nobodyWith(tenant, email));
    case 'last-owner':
      return refused(`EMAIL: ${user.email} is the last owner of ${tenant}; add another with: user add TENANT EMAIL`);
    case 'done':
      return action === 'disable'
        ? { lines: [`${user.email} is switched off: cannot sign in, and is signed in nowhere; the roles stay`] }
        : { lines: [`${user.email} may sign in again, with the password and the roles of before`] };
  }
}

async function userOf(tenant: TenantId, email: string, { users }: UserParts): Promise<User | undefined> {
  const user = (await users.findByEmail(email))?.user;
  return user?.tenant === tenant ? user : undefined;
}

function nobodyWith(tenant: TenantId, email: string): string {
  return `EMAIL: ${tenant} has nobody with ${email}; add them with: user add TENANT EMAIL`;
}

function passwordShownOnce(email: string, password: string): CommandOutcome {
  return { lines: [`${email}  ${password}`, 'The password is shown once; its owner changes it in the console.'] };
}

function isUserAction(text: string | undefined): text is (typeof ACTIONS)[number] {
  return (ACTIONS as readonly (string | undefined)[]).includes(text);
}

function isUserRole(text: string): text is UserRole {
  return (USER_ROLES as readonly string[]).includes(text);
}
