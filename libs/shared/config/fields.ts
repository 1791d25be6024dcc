import { isIP } from 'node:net';

import { z } from 'zod';

/** Kinds of values that settings have. Each says what it expects, with an example. */

export function text(expected: string) {
  return z.string({ error: expected });
}

export function port(fallback: number) {
  return wholeNumber('a port number from 0 to 65535 (0 takes a free one)', { min: 0, max: 65_535 }).default(fallback);
}

export function wholeNumber(expected: string, { min, max }: { min: number; max: number }) {
  return z
    .string()
    .regex(/^\d+$/, { error: `expected ${expected}` })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `expected ${expected}` });
}

export function yesOrNo(fallback: boolean) {
  return z
    .enum(['true', 'false'], { error: 'expected true or false' })
    .transform((value) => value === 'true')
    .default(fallback);
}

/** Values between commas; blanks around them do not count. */
export function list(expected: string) {
  return z
    .string({ error: expected })
    .transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    )
    .refine((items) => items.length > 0, { error: expected });
}

/** A secret that signs or encrypts; at least 32 characters, so that it cannot be guessed. */
export function signingSecret(expected: string) {
  return z.string({ error: expected }).min(32, { error: `${expected}; at least 32 characters` });
}

/** Addresses or networks in CIDR notation, or the names that Express knows for those of a machine or a site. */
export function networks(expected: string) {
  return list(expected).refine((items) => items.every(isNetwork), { error: expected });
}

const NAMED_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isNetwork(text: string): boolean {
  if (NAMED_NETWORKS.has(text)) return true;
  const [address = '', length, ...rest] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (longest < 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= longest);
}
