import { TokenLedgerError } from '@tokenledger/shared/result';

import { hashPassword, NOBODYS_PASSWORD_HASH, passwordMatches } from '../password';

/** Hashes and checks passwords. Slow on purpose: each takes as long as the other. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** @param stored undefined where there is no user: takes as long, and never matches */
  matches(password: string, stored: string | undefined): Promise<boolean>;
}

/** More people sign in at once than the machine has memory for. */
export class PasswordsBusyError extends TokenLedgerError {
  constructor(waiting: number) {
    super(`${waiting} password checks are waiting`, { code: 'PASSWORDS_BUSY', retriable: true, facts: { waiting } });
  }
}

/** One scrypt takes 128 MiB and a core for a third of a second. */
export interface PasswordLimits {
  readonly maxRunning: number;
  readonly maxWaiting: number;
}

export const DEFAULT_PASSWORD_LIMITS: PasswordLimits = { maxRunning: 2, maxWaiting: 20 };

type Work = Pick<Passwords, 'hash'> & { matches(password: string, stored: string): Promise<boolean> };

const SCRYPT: Work = { hash: hashPassword, matches: passwordMatches };

/** Scrypt, few at a time: a crowd of guesses must not take the memory of those who read. */
export class ScryptPasswords implements Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly limits: PasswordLimits = DEFAULT_PASSWORD_LIMITS,
    private readonly work: Work = SCRYPT,
  ) {}

  hash(password: string): Promise<string> {
    return this.inTurn(() => this.work.hash(password));
  }

  async matches(password: string, stored: string | undefined): Promise<boolean> {
    const matches = await this.inTurn(() => this.work.matches(password, stored ?? NOBODYS_PASSWORD_HASH));
    return matches && stored !== undefined;
  }

  /** @throws PasswordsBusyError where the queue is full */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.maxRunning) await this.aPlace();
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place goes to whoever waits longest, so that nobody slips in between.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  private aPlace(): Promise<void> {
    if (this.waiting.length >= this.limits.maxWaiting) {
      return Promise.reject(new PasswordsBusyError(this.waiting.length));
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
