import type { GrantScope, RoleHeld, UserRole } from '../access';
import { comparable } from '../directory';
import type { TenantId } from '../tenant-id';

/** What the members of a group at the provider are here. */
export interface GroupRole {
  /** As the provider's groups claim writes it, compared to the letter. */
  readonly group: string;
  readonly role: UserRole;
  readonly scope: GrantScope;
}

/** Where people of an organisation sign in outside: one OpenID provider for each organisation. */
export interface IdentityProvider {
  readonly tenant: TenantId;
  /** As the sign-in page calls it. */
  readonly name: string;
  /** Issuer identifier, to the letter what the provider's tokens say. */
  readonly issuer: string;
  readonly clientId: string;
  /** Name of the file with the client's secret, in the folder that the installation sets. Never the secret itself. */
  readonly secretFile: string;
  readonly scopes: readonly string[];
  /** Claim that names the person's groups; `realm_access.roles` is `roles` within `realm_access`. */
  readonly groupsClaim: string;
  readonly groupRoles: readonly GroupRole[];
  /** In lower case; nobody with an address elsewhere is let in. */
  readonly emailDomains: readonly string[];
  readonly enabled: boolean;
}

/** Without `offline_access` most providers give no refresh token, and nobody could be asked whether access goes on. */
export const DEFAULT_SCOPES: readonly string[] = ['openid', 'email', 'profile', 'offline_access'];
export const DEFAULT_GROUPS_CLAIM = 'groups';

/** What is wrong with a provider's settings; the message says what to write instead. */
export interface ProviderProblem {
  readonly field: 'name' | 'issuer' | 'clientId' | 'secretFile' | 'emailDomains' | 'scopes';
  readonly message: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** @returns undefined where the provider can be kept */
export function providerProblem(provider: IdentityProvider): ProviderProblem | undefined {
  const { name, issuer, clientId, secretFile, emailDomains, scopes } = provider;
  if (name.trim() === '') return { field: 'name', message: 'A name is expected, as people know the provider.' };
  if (!isIssuer(issuer)) {
    return {
      field: 'issuer',
      message: 'An https address is expected, such as https://login.acme.com, without ? and #.',
    };
  }
  if (clientId.trim() === '') return { field: 'clientId', message: 'The id is expected that the provider gave to us.' };
  if (!isSecretFile(secretFile)) {
    return { field: 'secretFile', message: 'The name of a file is expected, without a folder, such as acme-oidc.' };
  }
  if (emailDomains.length === 0 || !emailDomains.every(isDomain)) {
    return {
      field: 'emailDomains',
      message: 'Domains of e-mail addresses are expected, such as acme.com; one at least.',
    };
  }
  if (!scopes.includes('openid')) return { field: 'scopes', message: 'The scope openid must be among them.' };
  return undefined;
}

/** A bare name: whoever sets a provider must not be able to send any other file of the machine to it. */
export function isSecretFile(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(text);
}

/** The roles that somebody has by their groups, each once. */
export function rolesOfGroups({ groupRoles }: IdentityProvider, groups: readonly string[]): readonly RoleHeld[] {
  const held = new Map<string, RoleHeld>();
  for (const { group, role, scope } of groupRoles) {
    if (groups.includes(group)) held.set(keyOfRole({ role, scope }), { role, scope });
  }
  return [...held.values()];
}

/** Two roles in one place compare equal. */
export function keyOfRole({ role, scope }: RoleHeld): string {
  return scope === 'organisation' ? role : `${role} ${scope.kind} ${comparable(scope.id)}`;
}

/** @returns undefined where the text is no address */
export function domainOfEmail(email: string): string | undefined {
  return /@([^@\s]+)$/.exec(email.trim().toLowerCase())?.[1];
}

function isDomain(text: string): boolean {
  return /^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text);
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  const { protocol, username } = new URL(text);
  return username === '' && (protocol === 'https:' || isOwnMachine(text));
}

/** Whether the address is of this machine, where a provider may answer without https. */
export function isOwnMachine(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && LOOPBACK.has(hostname);
}
