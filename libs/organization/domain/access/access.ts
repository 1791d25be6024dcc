import { type Permission, PERMISSIONS_OF, PERMISSIONS_OF_READ_KEYS, PERMISSIONS_WITHIN_UNITS } from './permissions';
import type { GrantScope, RoleHeld, ScopeUnit } from './role-grant';

/** What somebody may, and of which part of the ledger. */
export interface Access {
  readonly permissions: ReadonlySet<Permission>;
  /** `all`, or the units that every role of theirs is limited to; none: they read nothing. */
  readonly ledger: 'all' | readonly ScopeUnit[];
}

/** Roles add up: what one of them allows is allowed. */
export function accessOf(roles: readonly RoleHeld[]): Access {
  const permissions = roles.flatMap(({ role, scope }) => [
    ...(scope === 'organisation' ? PERMISSIONS_OF[role] : PERMISSIONS_WITHIN_UNITS),
  ]);
  const units = roles.flatMap(({ scope }) => (scope === 'organisation' ? [] : [scope]));
  const readsAll = roles.some(({ role, scope }) => scope === 'organisation' && PERMISSIONS_OF[role].has('spend.read'));
  // Whoever signs in may do that much, whatever was taken from them.
  return { permissions: new Set<Permission>(['account.use', ...permissions]), ledger: readsAll ? 'all' : units };
}

/** What a program may with a read key of the whole organisation. */
export const READ_KEY_ACCESS: Access = { permissions: PERMISSIONS_OF_READ_KEYS, ledger: 'all' };

/** What a program may: limited to a unit, it reads the spend of that. */
export function accessOfReadKey(scope: GrantScope): Access {
  return scope === 'organisation' ? READ_KEY_ACCESS : { permissions: PERMISSIONS_WITHIN_UNITS, ledger: [scope] };
}
