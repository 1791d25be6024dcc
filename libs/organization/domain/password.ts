import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** Cost of scrypt as OWASP's password storage sheet recommends: 2^17 blocks of 8, 128 MiB. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const HASH_BYTES = 32;

/** A password that nobody can guess: 120 bits, 20 characters. Shown once; its owner changes it. */
export function createPassword(): string {
  return randomBytes(15).toString('base64url');
}

/**
 * A hash of today's cost that no password has. What is checked where there is no user, so that the answer takes as long.
 */
export const NOBODYS_PASSWORD_HASH = ['scrypt', COST.N, COST.r, COST.p, base64Zeros(16), base64Zeros(HASH_BYTES)].join(
  '$',
);

/** `scrypt$N$r$p$salt$hash`; the cost is stored, so that it can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize('NFKC'), salt, HASH_BYTES, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** @throws RangeError where the stored hash is not one of `hashPassword` */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) throw new RangeError('not a password hash');
  const expected = Buffer.from(hash, 'base64');
  const cost = { N: Number(n), r: Number(r), p: Number(p), maxmem: COST.maxmem };
  const actual = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64'), expected.length, cost);
  return timingSafeEqual(actual, expected);
}

function base64Zeros(count: number): string {
  return Buffer.alloc(count).toString('base64');
}
