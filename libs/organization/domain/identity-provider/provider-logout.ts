import { failed, ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import { systemActor } from '../audit';
import type { Sessions } from '../sign-in/ports';
import { asOf, DEFAULT_SESSION_LIFETIME, hashSessionToken, type SessionLifetime } from '../sign-in/session';
import type { IdentityProviders, ProviderSessions } from './ports';
import type { ProviderClient, RefusedAnswer } from './provider-client';

/** How far the provider's clock may be from ours, in milliseconds; a token says its second only, besides. */
const CLOCK_TOLERANCE_MS = 30_000;

export interface ProviderLogoutPorts {
  readonly providers: Pick<IdentityProviders, 'enabled' | 'find'>;
  readonly providerSessions: Pick<ProviderSessions, 'endOf' | 'find'>;
  readonly sessions: Pick<Sessions, 'find'>;
  readonly client: Pick<ProviderClient, 'readLogout' | 'leave'>;
  readonly clock: Clock;
  readonly lifetime?: SessionLifetime;
}

/** What a token says of itself, not checked yet. */
export interface SaidByToken {
  readonly issuer: string;
  /** Ids of clients. */
  readonly audiences: readonly string[];
}

/**
 * The two ways of signing out: here and then at the provider, and there and then here.
 *
 * Ends sessions whose person was signed out at the provider, as soon as it says so.
 *
 * A token ends only what was opened before it was issued. Somebody who replays it ends nothing that was opened later than the
 * clocks may differ, so that no token needs to be remembered.
 */
export class ProviderLogout {
  constructor(private readonly ports: ProviderLogoutPorts) {}

  /**
   * Asked before a session ends here: with it, what tells the provider whose sign-in to end is gone.
   * @param token of the session
   * @returns where to send its browser, so that nobody who sits down at it is signed in again without a word; undefined where the
   *   session is none of a provider, or the provider cannot be asked
   */
  async leave(token: string, returnTo: string): Promise<string | undefined> {
    const { sessions, providers, providerSessions, client } = this.ports;
    const hash = hashSessionToken(token);
    const session = hash && (await sessions.find(hash))?.session;
    if (session === undefined) return undefined;
    const confirmed = await providerSessions.find(session.tenant, session.id);
    const provider = await providers.find(session.tenant);
    if (confirmed === undefined || provider?.issuer !== confirmed.issuer) return undefined;
    const way = await client.leave(provider, confirmed.refreshToken, returnTo);
    return way.ok ? way.value : undefined;
  }

  /**
   * @param said only decides whose keys to check it with: a token for nobody here bothers no provider
   * @returns how many sessions ended; none is no error
   */
  async end({ issuer, audiences }: SaidByToken, token: string): Promise<Result<number, RefusedAnswer>> {
    const { providers, providerSessions, client, clock, lifetime = DEFAULT_SESSION_LIFETIME } = this.ports;
    const named = (await providers.enabled()).filter((provider) => provider.issuer === issuer);
    if (named.length === 0) return failed({ reason: 'wrong-issuer', detail: 'of no provider that is in use here' });
    // Several organisations may be clients of one provider; the audience says which are meant.
    const meant = named.filter(({ clientId }) => audiences.includes(clientId));
    let refusal: RefusedAnswer = { reason: 'wrong-audience', detail: 'for no client of ours' };
    const end = { by: systemActor('identity-provider'), ...asOf(clock.now(), lifetime) };
    let ended: number | undefined;
    for (const provider of meant) {
      const told = await client.readLogout(provider, token);
      if (!told.ok) {
        refusal = told.error;
        continue;
      }
      const { subject, issuedAt } = told.value;
      const identity = { tenant: provider.tenant, issuer, subject };
      const openedUntil = new Date(issuedAt.getTime() + CLOCK_TOLERANCE_MS);
      ended = (ended ?? 0) + (await providerSessions.endOf(identity, openedUntil, end));
    }
    return ended === undefined ? failed(refusal) : ok(ended);
  }
}
