import type { Clock } from '@tokenledger/shared/time';

import { type AuditLog, signInAtProviderRefused } from '../audit';
import type { SignInAttempts } from '../sign-in/ports';
import { userAgentOf } from '../sign-in/session';
import type { ClientOfSession } from '../sign-in/session-opener';
import type { User } from '../tenant';
import type { TenantId } from '../tenant-id';
import type { OutsideIdentities } from './ports';
import type { ProvidedIdentity } from './provider-client';

/** Of strangers, in one organisation within the window. */
export const MOST_STRANGERS_NOTED = 100;
const WINDOW_MS = 15 * 60_000;

export interface RefusedSignInsPorts {
  readonly identities: Pick<OutsideIdentities, 'find'>;
  readonly attempts: Pick<SignInAttempts, 'take'>;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

/** A round that ended in a refusal. */
export interface RefusedRound {
  readonly tenant: TenantId;
  readonly reason: string;
  readonly browser: ClientOfSession;
  /** As far as the provider named somebody. */
  readonly identity: Pick<ProvidedIdentity, 'issuer' | 'subject' | 'email'> | undefined;
}

/**
 * Notes refused sign-ins in the audit log of the organisation whose provider was asked.
 *
 * The log takes nothing back, and anybody may begin rounds to spoil them. So a round is noted once, as it is used once; and
 * of strangers an organisation has so many entries in a while at most, from wherever they come. Beyond that a refusal is in
 * the log of the process alone. Who has an account here is noted each time: their provider let them come that far.
 */
export class RefusedSignIns {
  constructor(private readonly ports: RefusedSignInsPorts) {}

  async note(round: RefusedRound): Promise<void> {
    const { audit, clock } = this.ports;
    const { tenant, browser } = round;
    const user = await this.userOf(round);
    if (user === undefined && !(await this.hasRoomForStranger(tenant))) return;
    const refusal = { ...round, user, userAgent: userAgentOf(browser.userAgent), address: browser.address };
    await audit.append(tenant, signInAtProviderRefused(refusal, clock.now()));
  }

  private async userOf({ tenant, identity }: RefusedRound): Promise<User | undefined> {
    if (identity === undefined) return undefined;
    return this.ports.identities.find({ tenant, issuer: identity.issuer, subject: identity.subject });
  }

  private async hasRoomForStranger(tenant: TenantId): Promise<boolean> {
    const { attempts, clock } = this.ports;
    const noted = await attempts.take(`refused strangers:${tenant}`, clock.now(), WINDOW_MS);
    return noted.attempts <= MOST_STRANGERS_NOTED;
  }
}
