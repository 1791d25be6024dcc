import type { GrantScope, RoleHeld, ScopeKind } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { RoleHeldType } from './viewer';

export function toApiRole({ role, scope }: RoleHeld): RoleHeldType {
  return { role, ...toApiScope(scope) };
}

export function toApiScope(scope: GrantScope): Pick<RoleHeldType, 'scopeKind' | 'scopeUnit'> {
  return scope === 'organisation'
    ? { scopeKind: null, scopeUnit: null }
    : { scopeKind: scope.kind, scopeUnit: scope.id };
}

/** A scope as a client gives it: both, or neither. */
export interface ScopeInput {
  readonly scopeKind?: ScopeKind | null;
  readonly scopeUnit?: string | null;
}

export function fromApiScope({
  scopeKind,
  scopeUnit,
}: ScopeInput): Result<GrantScope, { readonly field: 'scopeUnit'; readonly message: string }> {
  const id = scopeUnit?.trim() ?? '';
  const kind = scopeKind ?? undefined;
  if (kind === undefined && id === '') return ok('organisation');
  if (kind !== undefined && id !== '') return ok({ kind, id });
  return failed({
    field: 'scopeUnit',
    message: 'Give the kind of a unit and its id, or neither for the whole organisation.',
  });
}
