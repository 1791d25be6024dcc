import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

import type { Clock } from '@tokenledger/shared/time';

import type { AttemptWindow, SignInAttempts } from './ports';

/** How often a password may be guessed, and an identity provider be bothered. */
export interface SignInLimits {
  /** From the first attempt; after it everything is forgotten. Milliseconds. */
  readonly windowMs: number;
  /** Wrong passwords for one e-mail address, known here or not. */
  readonly perAccount: number;
  /** From one address; an office shares one. */
  readonly perAddress: number;
  /** Sign-ins at a provider that were begun from one address, without those that somebody was signed in by. */
  readonly roundsPerAddress: number;
  /** Refused logout tokens from one address: a provider sends those of all its people from a few. */
  readonly logoutsPerAddress: number;
}

export const DEFAULT_SIGN_IN_LIMITS: SignInLimits = {
  windowMs: 15 * 60_000,
  perAccount: 10,
  perAddress: 50,
  roundsPerAddress: 100,
  logoutsPerAddress: 200,
};

export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly retryAfterSeconds: number };

/**
 * Admits attempts to prove a password, few for each account and each address. What is refused costs no password check,
 * and a lockout ends by itself: nobody has to unlock an account that a stranger tried.
 */
export class SignInGate {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly clock: Clock,
    private readonly limits: Pick<SignInLimits, 'windowMs' | 'perAccount' | 'perAddress'> = DEFAULT_SIGN_IN_LIMITS,
  ) {}

  /** @param address of the client; undefined where only the account counts */
  async admit(email: string, address: string | undefined): Promise<Admission> {
    const { perAddress, perAccount } = this.limits;
    if (address !== undefined) {
      const ofAddress = await this.take(addressSubject(address), perAddress);
      if (!ofAddress.admitted) return ofAddress;
    }
    return this.take(accountSubject(email), perAccount);
  }

  /** Runs what an admitted attempt is for. Where it fails on our side nothing was learnt, and the attempt does not count. */
  async during<T>(email: string, address: string | undefined, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // Where the store is away too, the failure to tell is the first one.
      await this.giveBack(email, address).catch(() => undefined);
      throw error;
    }
  }

  /** The password was right: this was no guess. */
  async succeeded(email: string, address: string | undefined): Promise<void> {
    await this.attempts.clear(accountSubject(email));
    if (address !== undefined) await this.attempts.giveBack(addressSubject(address), this.clock.now());
  }

  /** Removes what counts no longer. */
  async forgetOld(): Promise<void> {
    await this.attempts.forget(this.clock.now());
  }

  private async giveBack(email: string, address: string | undefined): Promise<void> {
    const now = this.clock.now();
    await this.attempts.giveBack(accountSubject(email), now);
    if (address !== undefined) await this.attempts.giveBack(addressSubject(address), now);
  }

  private async take(subject: string, most: number): Promise<Admission> {
    const now = this.clock.now();
    return admissionOf(await this.attempts.take(subject, now, this.limits.windowMs), most, now);
  }
}

export function admissionOf({ attempts, endsAt }: AttemptWindow, most: number, now: Date): Admission {
  if (attempts <= most) return { admitted: true };
  return { admitted: false, retryAfterSeconds: Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000)) };
}

/** Hashed: people type passwords where an e-mail address belongs. */
function accountSubject(email: string): string {
  return `account:${createHash('sha256').update(comparableEmail(email)).digest('base64url')}`;
}

/** A household or a server has a whole /64 of IPv6 to itself. */
export function addressSubject(address: string): string {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined || !isIPv6(address)) return `address:${v4 ?? address}`;
  return `address:${firstGroups(address, 4)}::/64`;
}

function firstGroups(address: string, count: number): string {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after];
  return groups
    .slice(0, count)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/** Two texts of one address compare equal. */
export function comparableEmail(email: string): string {
  return email.trim().toLowerCase();
}
