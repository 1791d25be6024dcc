import type { AuditLogQuery } from '../operations';

export type AuditPage = Extract<AuditLogQuery['auditLog'], { readonly __typename: 'AuditEntryConnection' }>;
export type AuditEntry = AuditPage['nodes'][number];

/** Every action that is recorded, as people look for them (libs/organization/domain/audit/audit-entry.ts). */
export const AUDIT_ACTIONS = [
  'sign-in.succeeded',
  'sign-in.refused',
  'sign-out',
  'sessions.ended',
  'password.changed',
  'password.removed',
  'organisation.created',
  'organisation.renamed',
  'organisation.suspended',
  'organisation.resumed',
  'deletion.requested',
  'deletion.cancelled',
  'user.added',
  'user.disabled',
  'user.enabled',
  'identity.linked',
  'identity-provider.changed',
  'identity-provider.removed',
  'role.granted',
  'role.ended',
  'key.issued',
  'key.rotated',
  'key.revoked',
  'reporting-currency.changed',
  'people-view.changed',
  'people-names.revealed',
  'people-names.hidden',
  'directory.imported',
  'attribution-rules.changed',
  'prices.changed',
  'contract-terms.changed',
  'exchange-rates.changed',
  'rerating.requested',
  'rerating.applied',
  'rerating.cancelled',
  'period.closed',
  'period.reopened',
  'dead-letters.replayed',
  'export.made',
] as const;

/** Key of an action's name among the texts; undefined for one that is newer than this console: its word is shown. */
export function actionText(action: string): string | undefined {
  return AUDIT_ACTIONS.some((known) => known === action) ? `actions.${action}` : undefined;
}

/** JSON as people read it; what is none is shown as it is. */
export function readable(json: string | null): string | undefined {
  if (json === null) return undefined;
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}
