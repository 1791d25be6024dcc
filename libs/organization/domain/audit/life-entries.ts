import type { TenantStatus } from '../tenant';
import type { TenantId } from '../tenant-id';
import type { Actor } from './actor';
import type { AuditAction, AuditDraft } from './audit-entry';
import type { CanonicalValue } from './canonical-json';

export function organisationRenamed(tenant: TenantId, before: string, name: string, by: Actor, at: Date): AuditDraft {
  return { ...about('organisation.renamed', tenant, by, at), before: { name: before }, after: { name } };
}

export function organisationStatusChanged(tenant: TenantId, status: TenantStatus, by: Actor, at: Date): AuditDraft {
  return about(status === 'suspended' ? 'organisation.suspended' : 'organisation.resumed', tenant, by, at);
}

/** @param dueAt until then it can be taken back */
export function deletionRequested(tenant: TenantId, dueAt: Date, by: Actor, at: Date): AuditDraft {
  return {
    ...about('deletion.requested', tenant, by, at),
    after: { dueAt: dueAt.toISOString() } satisfies CanonicalValue,
  };
}

export function deletionCancelled(tenant: TenantId, by: Actor, at: Date): AuditDraft {
  return about('deletion.cancelled', tenant, by, at);
}

function about(action: AuditAction, tenant: TenantId, actor: Actor, at: Date): AuditDraft {
  return { at, actor, action, subject: { kind: 'organisation', id: tenant } };
}
