import type { GrantScope, ScopeKind } from '@tokenledger/organization/domain';

/** Where something holds, as it is kept. */
export interface StoredScope {
  readonly scope_kind: ScopeKind | 'organisation';
  /** Id of the unit; empty for the whole organisation. */
  readonly scope_unit: string;
}

export function scopeToDb(scope: GrantScope): StoredScope {
  return scope === 'organisation'
    ? { scope_kind: 'organisation', scope_unit: '' }
    : { scope_kind: scope.kind, scope_unit: scope.id };
}

export function scopeFromDb({ scope_kind, scope_unit }: StoredScope): GrantScope {
  return scope_kind === 'organisation' ? 'organisation' : { kind: scope_kind, id: scope_unit };
}
