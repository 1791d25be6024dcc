import type { RoleHeld } from '@tokenledger/organization/domain';

import type { RoleHeldType } from './viewer';

export function toApiRole({ role, scope }: RoleHeld): RoleHeldType {
  return scope === 'organisation'
    ? { role, scopeKind: null, scopeUnit: null }
    : { role, scopeKind: scope.kind, scopeUnit: scope.id };
}
