import { createHash, randomBytes } from 'node:crypto';

/** What a key may do: send usage, or read spend. It is part of the secret, so a swapped key is told at once. */
export type KeyKind = 'ingestion' | 'read';

const PREFIX: Readonly<Record<KeyKind, string>> = { ingestion: 'tli', read: 'tlr' };
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KEY_ID_LENGTH = 12;
/** 40 characters of 62 are 238 bits: no list of hashes can be searched for them. */
const SECRET_LENGTH = 40;
const CHECK_LENGTH = 6;
const KEY_ID = new RegExp(`^[0-9A-Za-z]{${KEY_ID_LENGTH}}$`);
const SECRET = new RegExp(
  `^(tl[ir])_([0-9A-Za-z]{${KEY_ID_LENGTH}})_([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECK_LENGTH}})$`,
);

/** A new key's secret text, shown once, and the public id that names it in lists, logs and rows. */
export interface NewKeySecret {
  readonly keyId: string;
  readonly secret: string;
}

/** Where randomness comes from; injected, so that a test owns it. */
export type RandomBytes = (count: number) => Uint8Array;

/** `tli_<key id>_<secret><check>`: the check characters tell a typing error from an unknown key. */
export function createKeySecret(kind: KeyKind, random: RandomBytes = randomBytes): NewKeySecret {
  const keyId = randomText(KEY_ID_LENGTH, random);
  const body = `${PREFIX[kind]}_${keyId}_${randomText(SECRET_LENGTH, random)}`;
  return { keyId, secret: body + checkOf(body) };
}

/** @returns the key's id, or undefined where the text cannot be a key of that kind */
export function readKeySecret(kind: KeyKind, secret: string): string | undefined {
  const match = SECRET.exec(secret);
  if (match === null || match[1] !== PREFIX[kind]) return undefined;
  const body = secret.slice(0, -CHECK_LENGTH);
  return checkOf(body) === match[4] ? match[2] : undefined;
}

/** Whether the text can be a key's public id. */
export function isKeyId(text: string): boolean {
  return KEY_ID.test(text);
}

/**
 * What is stored of a secret. A plain SHA-256: a slow password hash protects what people can remember, and a random
 * text of 238 bits cannot be guessed however fast the hash is.
 */
export function hashKeySecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function checkOf(body: string): string {
  return toText(createHash('sha256').update(`tokenledger key check\n${body}`).digest(), CHECK_LENGTH);
}

function randomText(length: number, random: RandomBytes): string {
  // Bytes from 248 on would make the first characters likelier than the rest.
  let text = '';
  while (text.length < length) {
    for (const byte of random(length)) if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
  }
  return text;
}

function toText(bytes: Uint8Array, length: number): string {
  return Array.from(bytes.subarray(0, length), (byte) => ALPHABET[byte % 62]).join('');
}
