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
  /** It was opened from there, as far as the edge could tell; for people as well. */
  readonly address: string | undefined;
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
  /** Those in force; roles that follow groups only where the provider confirms the session. */
  readonly roles: readonly RoleHeld[];
  readonly userDisabled: boolean;
  readonly tenantSuspended: boolean;
  /** Of a session that an identity provider confirms: when it has to do so again. */
  readonly recheckAt: Date | undefined;
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

/** A moment, and since when a session must have been used to go on at it. */
export interface AsOf {
  readonly at: Date;
  readonly usedAfter: Date;
}

export function asOf(at: Date, { idleMs }: Pick<SessionLifetime, 'idleMs'>): AsOf {
  return { at, usedAfter: new Date(at.getTime() - idleMs) };
}

export function sessionHasEnded({ endedAt, expiresAt, lastSeenAt }: Session, { at, usedAfter }: AsOf): boolean {
  return endedAt !== undefined || at >= expiresAt || lastSeenAt <= usedAfter;
}
