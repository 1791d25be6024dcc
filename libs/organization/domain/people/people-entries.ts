import type { Actor } from '../audit';
import type { AuditDraft } from '../audit/audit-entry';
import type { TenantId } from '../tenant-id';
import type { PeopleLift, PeopleSetting } from './people-privacy';

export function peopleViewChanged(
  tenant: TenantId,
  before: PeopleSetting,
  after: PeopleSetting,
  actor: Actor,
  at: Date,
): AuditDraft {
  return {
    at,
    actor,
    action: 'people-view.changed',
    subject: { kind: 'organisation', id: tenant },
    before: { ...before },
    after: { ...after },
  };
}

export function peopleRevealed({ id, userId, reason, from, until }: PeopleLift, actor: Actor): AuditDraft {
  return {
    at: from,
    actor,
    action: 'people-names.revealed',
    subject: { kind: 'user', id: userId },
    after: { lift: id, until: until.toISOString() },
    reason,
  };
}

export function peopleHidden(userId: string, lifts: readonly string[], actor: Actor, at: Date): AuditDraft {
  return {
    at,
    actor,
    action: 'people-names.hidden',
    subject: { kind: 'user', id: userId },
    before: { lifts: [...lifts] },
  };
}
