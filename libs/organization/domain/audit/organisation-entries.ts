import type { AccessKey, ReplacedKey } from '../access-key';
import type { RoleGrant, RoleHeld } from '../access';
import type { IdentityProvider } from '../identity-provider/identity-provider';
import type { OutsideIdentity } from '../identity-provider/ports';
import type { EndOfSessions } from '../sign-in/ports';
import type { Session } from '../sign-in/session';
import type { Tenant, User } from '../tenant';
import type { TenantId } from '../tenant-id';
import { type Actor, systemActor } from './actor';
import type { AuditDraft, AuditSubject } from './audit-entry';
import type { CanonicalValue } from './canonical-json';

export function organisationCreated(
  { id, name, timeZone, reportingCurrency, createdAt }: Tenant,
  by: Actor,
): AuditDraft {
  return {
    at: createdAt,
    actor: by,
    action: 'organisation.created',
    subject: { kind: 'organisation', id },
    after: { name, timeZone, reportingCurrency },
  };
}

export function reportingCurrencyChanged(
  { id, reportingCurrency }: Pick<Tenant, 'id' | 'reportingCurrency'>,
  currency: string,
  by: Actor,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: by,
    action: 'reporting-currency.changed',
    subject: { kind: 'organisation', id },
    before: { currency: reportingCurrency },
    after: { currency },
  };
}

/** @param grant what they are from the beginning */
export function userAdded({ id, email, createdAt }: User, { role, scope }: RoleHeld, by: Actor): AuditDraft {
  return {
    at: createdAt,
    actor: by,
    action: 'user.added',
    subject: { kind: 'user', id },
    after: { email, role, scope: scopeText(scope) },
  };
}

/** @param endedSessions that went with it */
export function userDisabled(
  { id, email }: Pick<User, 'id' | 'email'>,
  endedSessions: number,
  by: Actor,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: by,
    action: 'user.disabled',
    subject: { kind: 'user', id },
    after: { email, endedSessions },
  };
}

export function userEnabled({ id, email }: Pick<User, 'id' | 'email'>, by: Actor, at: Date): AuditDraft {
  return { at, actor: by, action: 'user.enabled', subject: { kind: 'user', id }, after: { email } };
}

export function roleGranted({ id, userId, role, scope, grantedAt }: RoleGrant, by: Actor): AuditDraft {
  return {
    at: grantedAt,
    actor: by,
    action: 'role.granted',
    subject: { kind: 'user', id: userId },
    after: { grantId: id, role, scope: scopeText(scope) },
  };
}

export function roleEnded(
  { id, userId, role, scope }: RoleHeld & Pick<RoleGrant, 'id' | 'userId'>,
  by: Actor,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: by,
    action: 'role.ended',
    subject: { kind: 'user', id: userId },
    before: { grantId: id, role, scope: scopeText(scope) },
  };
}

function scopeText(scope: RoleHeld['scope']): string {
  return scope === 'organisation' ? scope : `${scope.kind} ${scope.id}`;
}

/** @param endedSessions that had been opened with the password before */
export function passwordChanged(
  { id, email }: Pick<User, 'id' | 'email'>,
  endedSessions: number,
  by: Actor,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: by,
    action: 'password.changed',
    subject: { kind: 'user', id },
    after: { email, endedSessions },
  };
}

/** One that somebody else had given: its person signs in at their provider from now on. */
export function passwordRemoved(
  { id, email }: Pick<User, 'id' | 'email'>,
  endedSessions: number,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: systemActor('identity-provider'),
    action: 'password.removed',
    subject: { kind: 'user', id },
    after: { email, endedSessions },
    reason: 'somebody else had given it',
  };
}

export function signedIn({ id, userAgent, expiresAt, createdAt }: Session, by: Actor): AuditDraft {
  return {
    at: createdAt,
    actor: by,
    action: 'sign-in.succeeded',
    subject: { kind: 'session', id },
    after: { userAgent, expiresAt },
  };
}

/** Who tried is not known: the actor is the account that was meant. */
export function signInRefused(
  { id }: Pick<User, 'id'>,
  userAgent: string,
  why: 'wrong password' | 'account switched off' | 'organisation suspended' | 'password changed meanwhile',
  by: Actor,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: by,
    action: 'sign-in.refused',
    subject: { kind: 'user', id },
    after: { userAgent },
    reason: why,
  };
}

export interface SignInRefusedAtProvider {
  readonly tenant: TenantId;
  /** The word that the browser is sent back with. */
  readonly reason: string;
  readonly userAgent: string;
  readonly address: string | undefined;
  /** As the provider names them; undefined where it did not come to that. */
  readonly identity:
    { readonly issuer: string; readonly subject: string; readonly email: string | undefined } | undefined;
  /** Whose identity it is; undefined for a stranger. */
  readonly user: Pick<User, 'id' | 'email'> | undefined;
}

/** Of somebody who came back from the organisation's identity provider. */
export function signInAtProviderRefused(refused: SignInRefusedAtProvider, at: Date): AuditDraft {
  const { tenant, reason, userAgent, address, identity, user } = refused;
  const actor: Actor =
    user === undefined
      ? { ...systemActor('identity-provider'), address }
      : { kind: 'user', id: user.id, name: user.email, address };
  return {
    at,
    actor,
    action: 'sign-in.refused',
    subject: user === undefined ? { kind: 'organisation', id: tenant } : { kind: 'user', id: user.id },
    after: { userAgent, issuer: identity?.issuer, subject: identity?.subject, email: identity?.email },
    reason,
  };
}

export function signedOut(sessionId: string, by: Actor, at: Date): AuditDraft {
  return { at, actor: by, action: 'sign-out', subject: { kind: 'session', id: sessionId } };
}

/** Of a person, by themselves, by somebody who may, or since their identity provider says no. */
export function sessionsEnded(userId: string, count: number, { by, at, reason }: EndOfSessions): AuditDraft {
  return { at, actor: by, action: 'sessions.ended', subject: { kind: 'user', id: userId }, after: { count }, reason };
}

/** A person who has an account is known at a provider from now on. */
export function identityLinked({ issuer, subject }: OutsideIdentity, userId: string, at: Date): AuditDraft {
  return {
    at,
    actor: systemActor('identity-provider'),
    action: 'identity.linked',
    subject: { kind: 'user', id: userId },
    after: { issuer, subject },
  };
}

export function identityProviderChanged(
  before: IdentityProvider | undefined,
  provider: IdentityProvider,
  by: Actor,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: by,
    action: 'identity-provider.changed',
    subject: { kind: 'identity-provider', id: provider.issuer },
    before: before && providerText(before),
    after: providerText(provider),
  };
}

export function identityProviderRemoved(provider: IdentityProvider, by: Actor, at: Date): AuditDraft {
  return {
    at,
    actor: by,
    action: 'identity-provider.removed',
    subject: { kind: 'identity-provider', id: provider.issuer },
    before: providerText(provider),
  };
}

/** Where its secret lies is a file's name, never the secret. */
function providerText({ tenant: _, scopes, emailDomains, groupRoles, ...settings }: IdentityProvider): CanonicalValue {
  return {
    ...settings,
    scopes: [...scopes],
    emailDomains: [...emailDomains],
    groupRoles: groupRoles.map(({ group, role, scope }) => ({ group, role, scope: scopeText(scope) })),
  };
}

export function keyIssued(key: AccessKey, replaces: ReplacedKey | undefined, by: Actor): AuditDraft {
  const { keyId, kind, name, scope, owner, createdAt, expiresAt } = key;
  return {
    at: createdAt,
    actor: by,
    action: replaces === undefined ? 'key.issued' : 'key.rotated',
    subject: { kind: 'key', id: keyId },
    before: replaces && { keyId: replaces.keyId, worksUntil: replaces.worksUntil?.toISOString() ?? null },
    after: { kind, name, scope: scopeText(scope), owner: { ...owner }, expiresAt: expiresAt?.toISOString() ?? null },
  };
}

export function keyRevoked(
  { keyId, kind, name }: Pick<AccessKey, 'keyId' | 'kind' | 'name'>,
  by: Actor,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: by,
    action: 'key.revoked',
    subject: { kind: 'key', id: keyId },
    before: { kind, name, state: 'active' },
    after: { kind, name, state: 'revoked' },
  };
}

/** Everything of the organisation, whoever takes it out. @param what the organisation, or the file of an export */
export function organisationExported(what: AuditSubject, by: Actor, at: Date): AuditDraft {
  return exportMade(what, by, at, { people: 'by name' });
}

/**
 * @param what was taken out, for example `directory`
 * @param told what else is known of it
 */
export function exportMade(what: AuditSubject, by: Actor, at: Date, told?: CanonicalValue): AuditDraft {
  return { at, actor: by, action: 'export.made', subject: what, after: told };
}
