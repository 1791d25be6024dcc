import type { IdentityProvider } from '@tokenledger/organization/domain';

/**
 * Google knows no `offline_access` and refuses it as an invalid scope
 * (https://developers.google.com/identity/protocols/oauth2/web-server, read 2026-11-27).
 */
const GOOGLE = 'https://accounts.google.com';
const OFFLINE = 'offline_access';

/** The part of an authorization request that brings a refresh token. Providers give one only where the person was asked. */
export function askForRefreshToken({
  issuer,
  scopes,
}: Pick<IdentityProvider, 'issuer' | 'scopes'>): Readonly<Record<string, string>> {
  if (issuer === GOOGLE) {
    const known = scopes.filter((scope) => scope !== OFFLINE);
    return { scope: known.join(' '), access_type: 'offline', prompt: 'consent' };
  }
  return { scope: scopes.join(' '), ...(scopes.includes(OFFLINE) && { prompt: 'consent' }) };
}
