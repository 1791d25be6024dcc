import type { TenantId } from '../tenant-id';
import type { Actor } from './actor';
import type { CanonicalValue } from './canonical-json';

/** Everything that is recorded. Names are kept for good: a new one may come, none is given another meaning. */
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

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What something was done to. */
export interface AuditSubject {
  /** For example `key`, `price-list`, `user`. */
  readonly kind: string;
  readonly id: string;
}

/**
 * What happened, before it has its place in the log.
 *
 * Never a secret, a hash of a password, or text of a prompt: an entry is shown to people and cannot be taken back.
 */
export interface AuditDraft {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly before?: CanonicalValue | undefined;
  readonly after?: CanonicalValue | undefined;
  /** In the words of whoever did it, or why something was refused. */
  readonly reason?: string | undefined;
}

/** An entry without the seal that ties it to those before it. */
export interface AuditContent {
  readonly tenant: TenantId;
  /** From 1, without gaps. */
  readonly sequence: bigint;
  readonly at: Date;
  readonly actor: Actor;
  /** Text, since an entry that a later version wrote can be read and verified too. */
  readonly action: string;
  readonly subject: AuditSubject;
  /** Canonical JSON (`canonicalJson`). */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly reason: string | undefined;
}

/** One line of the log. */
export interface AuditEntry extends AuditContent {
  /** SHA-256, 32 bytes (`hashOfEntry`). */
  readonly hash: Buffer;
}

/** Where a log ends. */
export interface AuditHead {
  /** Of the last entry; 0 for an empty log. */
  readonly sequence: bigint;
  readonly hash: Buffer;
}
