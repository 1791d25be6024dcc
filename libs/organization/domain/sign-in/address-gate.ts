import type { Clock } from '@tokenledger/shared/time';

import type { SignInAttempts } from './ports';
import { addressSubject, type Admission, admissionOf } from './sign-in-limits';

/** What is counted, and how much of it one address may do within the window. */
export interface AddressLimit {
  /** Keeps one count from another. */
  readonly of: string;
  readonly most: number;
  readonly windowMs: number;
}

/** Admits requests that need no credential and make work here or at a provider, so many of each client's address. */
export class AddressGate {
  constructor(
    private readonly attempts: Pick<SignInAttempts, 'take' | 'giveBack'>,
    private readonly clock: Clock,
    private readonly limit: AddressLimit,
  ) {}

  async admit(address: string): Promise<Admission> {
    const { most, windowMs } = this.limit;
    const now = this.clock.now();
    return admissionOf(await this.attempts.take(this.subjectOf(address), now, windowMs), most, now);
  }

  /** It came to a good end, and does not count: an office shares an address. */
  async succeeded(address: string): Promise<void> {
    await this.attempts.giveBack(this.subjectOf(address), this.clock.now());
  }

  private subjectOf(address: string): string {
    return `${this.limit.of} ${addressSubject(address)}`;
  }
}
