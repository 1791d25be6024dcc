import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/**
 * 10^8 guesses and more: beyond what can be tried on a sign-in that is limited, and long enough for a stolen hash of scrypt
 * (zxcvbn's third of four steps; Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016).
 */
const SAFELY_UNGUESSABLE = 3;

/** Words of the product that people build passwords of. */
const OWN_WORDS: readonly string[] = ['tokenledger', 'token', 'ledger'];

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * Whether a password is among the first that somebody would try: common ones, words with a year, keyboard rows, repetitions, and
 * what is known of its person.
 */
export function isEasilyGuessed(password: string, email: string): boolean {
  const known = [email, ...email.split(/[@.+_-]/)].filter((word) => word.length > 2);
  return estimator.check(password, [...known, ...OWN_WORDS]).score < SAFELY_UNGUESSABLE;
}
