import { type Actor, type AuditAction, type AuditDraft, auditedLines } from '@tokenledger/organization/domain';

import { deadLetterId } from '../dead-letters/dead-letter-id';
import type { RequestedReplay } from '../dead-letters/dead-letter-replay';
import type { ClosedPeriod } from '../rerating/closed-periods';
import type { RequestedRerating } from '../rerating/rerating';

export function reratingRequested({ id, scope, reason, requestedBy, requestedAt }: RequestedRerating): AuditDraft {
  return {
    at: requestedAt,
    actor: requestedBy,
    action: 'rerating.requested',
    subject: { kind: 'rerating', id },
    after: {
      from: new Date(scope.fromMs),
      to: new Date(scope.toMs),
      provider: scope.provider,
      model: scope.model,
    },
    reason,
  };
}

export function reratingMoved(
  action: Extract<AuditAction, 'rerating.applied' | 'rerating.cancelled'>,
  id: string,
  before: string,
  after: string,
  by: Actor,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: by,
    action,
    subject: { kind: 'rerating', id },
    before: { state: before },
    after: { state: after },
  };
}

export function periodClosed({ from, to }: Pick<ClosedPeriod, 'from' | 'to'>, by: Actor, at: Date): AuditDraft {
  return {
    at,
    actor: by,
    action: 'period.closed',
    subject: { kind: 'period', id: from.toISOString() },
    before: { state: 'open' },
    after: { state: 'closed', from, to },
  };
}

export function periodReopened(from: Date, by: Actor, at: Date): AuditDraft {
  return {
    at,
    actor: by,
    action: 'period.reopened',
    subject: { kind: 'period', id: from.toISOString() },
    before: { state: 'closed' },
    after: { state: 'open' },
  };
}

/** Which records they are, never what is in them. */
export function deadLettersReplayed({ id, letters, truncated, requestedBy, requestedAt }: RequestedReplay): AuditDraft {
  return {
    at: requestedAt,
    actor: requestedBy,
    action: 'dead-letters.replayed',
    subject: { kind: 'replay', id },
    after: { letters: auditedLines(letters.map(deadLetterId)), truncated },
  };
}
