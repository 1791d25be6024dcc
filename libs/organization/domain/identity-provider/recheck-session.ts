import { TokenLedgerError } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import type { RoleGrants } from '../access';
import type { Session } from '../sign-in/session';
import { rolesOfGroups } from './identity-provider';
import type { GroupGrants, IdentityProviders, ProviderConfirmation, ProviderSessions } from './ports';
import {
  PROVIDER_TIMEOUT_MS,
  type ProvidedIdentity,
  type ProviderClient,
  type ProviderRefusal,
} from './provider-client';

/** Half of the minute within which access that was taken at the provider is gone here; the rest is for asking. */
export const CONFIRM_EVERY_MS = 30_000;
/** A provider that does not answer is asked again after this. */
const RETRY_AFTER_MS = 10_000;
/** How long sessions go on without an answer of the provider: a restart of it signs nobody out. */
export const LONGEST_WITHOUT_ANSWER_MS = 5 * 60_000;
/** Longer than finding out about the provider, the refresh and userinfo take together: two that refresh at once end the session. */
const LEASE_MS = 3 * PROVIDER_TIMEOUT_MS + 5_000;
const LOOK_AGAIN_MS = 200;

/** What says nothing about the person, only about the way to the provider. */
const WITHOUT_WORD: ReadonlySet<ProviderRefusal> = new Set(['unreachable', 'misconfigured', 'invalid-answer']);

export type Recheck =
  | { readonly outcome: 'goes-on' }
  /** The session must not go on. */
  | { readonly outcome: 'ended'; readonly reason: ProviderRefusal | 'no-provider' | 'no-role' };

/** Another request asks the provider, and has no answer yet. */
export class ConfirmationPendingError extends TokenLedgerError {
  constructor() {
    super('the identity provider was asked and has not answered yet', {
      code: 'UNAVAILABLE',
      retriable: true,
      facts: {},
    });
  }
}

export interface SessionRecheckerPorts {
  readonly providers: Pick<IdentityProviders, 'find'>;
  readonly providerSessions: ProviderSessions;
  readonly groupGrants: GroupGrants;
  readonly roles: Pick<RoleGrants, 'list'>;
  readonly client: ProviderClient;
  readonly clock: Clock;
  readonly wait?: (ms: number) => Promise<void>;
}

/** Asks the provider whether a session still holds, and with which roles. */
export class SessionRechecker {
  constructor(private readonly ports: SessionRecheckerPorts) {}

  /**
   * Confirms it where that is due; whoever asks meanwhile waits for the same answer.
   * @throws ConfirmationPendingError where another request's answer takes too long
   */
  async recheck({ id, tenant, userId }: Session): Promise<Recheck> {
    const { providerSessions, clock, wait = pause } = this.ports;
    for (let looks = 0; looks * LOOK_AGAIN_MS < LEASE_MS; looks += 1) {
      const now = clock.now();
      const claimed = await providerSessions.claim(tenant, id, now, new Date(now.getTime() + LEASE_MS));
      if (claimed.claim === 'not-due') return { outcome: 'goes-on' };
      if (claimed.claim === 'yours') return this.ask({ id, tenant, userId }, claimed.confirmation);
      await wait(LOOK_AGAIN_MS);
    }
    throw new ConfirmationPendingError();
  }

  private async ask(
    { id, tenant, userId }: Pick<Session, 'id' | 'tenant' | 'userId'>,
    before: ProviderConfirmation,
  ): Promise<Recheck> {
    const { providers, providerSessions, groupGrants, roles: grants, client, clock } = this.ports;
    const provider = await providers.find(tenant);
    if (provider?.enabled !== true || provider.issuer !== before.issuer) {
      return { outcome: 'ended', reason: 'no-provider' };
    }
    const answer = await client.confirm(provider, before.subject, before.refreshToken);
    const now = clock.now();
    if (!answer.ok) {
      const silentMs = now.getTime() - before.confirmedAt.getTime();
      const { reason, refreshToken } = answer.error;
      if (!WITHOUT_WORD.has(reason) || silentMs >= LONGEST_WITHOUT_ANSWER_MS) return { outcome: 'ended', reason };
      await providerSessions.postpone(tenant, id, new Date(now.getTime() + RETRY_AFTER_MS), refreshToken);
      return { outcome: 'goes-on' };
    }
    const { groups, refreshToken } = answer.value;
    const roles = rolesOfGroups(provider, groups);
    try {
      // Before the confirmation: who waits for it must not be let in with the roles of before.
      await groupGrants.replace(tenant, userId, roles, provider.name, now);
    } catch (error) {
      // Due at once, as before; but with a token that the provider takes. Where it cannot be kept, the failure to tell is the first.
      await providerSessions.postpone(tenant, id, now, refreshToken).catch(() => undefined);
      throw error;
    }
    const dueAt = new Date(now.getTime() + CONFIRM_EVERY_MS);
    const vouchesForEmail = before.vouchesForEmail && stillVouches(answer.value);
    await providerSessions.confirm(tenant, id, { ...before, vouchesForEmail, refreshToken, confirmedAt: now, dueAt });
    if (roles.length > 0) return { outcome: 'goes-on' };
    const local = (await grants.list(tenant)).some((grant) => grant.userId === userId && grant.source === 'local');
    return local ? { outcome: 'goes-on' } : { outcome: 'ended', reason: 'no-role' };
  }
}

/** What it does not say any more it has not taken back. */
function stillVouches({ emailVerified }: ProvidedIdentity): boolean {
  return emailVerified !== false;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
