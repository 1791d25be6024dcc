import type { Passwords } from '@tokenledger/organization/domain';

/** Passwords without scrypt: fast, for tests of everything else. Counts the checks that would have been paid for. */
export class PlainPasswords implements Passwords {
  checks = 0;

  hash(password: string): Promise<string> {
    return Promise.resolve(`plain:${password}`);
  }

  matches(password: string, stored: string | undefined): Promise<boolean> {
    this.checks += 1;
    return Promise.resolve(stored === `plain:${password}`);
  }
}
