import { createHash, randomBytes } from 'node:crypto';

import type { RandomBytes } from '../key-secret';
import type { RoleHeld } from '../access';
import type { TenantId } from '../tenant-id';

/** One sign-in of one person in one browser, until it ends. */
export interface Session {
  readonly id: string;
  readonly tenant: TenantId;
  readonly userId: string;
  /** As the browser names itself, cut: for people who look at their sessions, never for a decision. */
  readonly userAgent: string;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastSeenAt: Date;
  /** Ends then, however busy it is. */
  readonly expiresAt: Date;
  /** Signed out, or ended by a change of password. */
  readonly endedAt: Date | undefined;
}

/** A session with what its user and its tenant may do now. */
export interface SessionRecord {
  readonly session: Session;
  readonly email: string;
  /** Those in force. */
  readonly roles: readonly RoleHeld[];
  readonly tenantSuspended: boolean;
}

/** How long a session lasts. Milliseconds. */
export interface SessionLifetime {
  /** Without a request. */
  readonly idleMs: number;
  /** From sign-in, whatever happens. */
  readonly absoluteMs: number;
}

/** A working day of silence, and a week in all. */
export const DEFAULT_SESSION_LIFETIME: SessionLifetime = {
  idleMs: 12 * 3_600_000,
  absoluteMs: 7 * 24 * 3_600_000,
};

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const LONGEST_USER_AGENT = 400;

/** 256 random bits; only the browser has them. */
export function createSessionToken(random: RandomBytes = randomBytes): string {
  return Buffer.from(random(TOKEN_BYTES)).toString('base64url');
}

/**
 * What is stored of a token. A plain SHA-256, as for keys: 256 random bits cannot be guessed however fast the hash is.
 * @returns undefined where the text cannot be a session's token
 */
export function hashSessionToken(token: string): Buffer | undefined {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest() : undefined;
}

export function userAgentOf(text: string | undefined): string {
  return (text ?? '').slice(0, LONGEST_USER_AGENT);
}

export function sessionHasEnded(session: Session, now: Date, lifetime: SessionLifetime): boolean {
  return (
    session.endedAt !== undefined ||
    now >= session.expiresAt ||
    now.getTime() >= session.lastSeenAt.getTime() + lifetime.idleMs
  );
}
