import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Refresh tokens as the store keeps them: AES-256-GCM under a key made of the client's secret. A token is of use only to
 * whoever knows that secret; so the store alone opens nothing, and there is no second key to keep.
 */
export function sealToken(token: string, clientSecret: string, clientId: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(clientSecret, clientId), nonce);
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @returns undefined where it was sealed with another secret, or changed */
export function openToken(sealed: Buffer, clientSecret: string, clientId: string): string | undefined {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  if (tag.length < TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(clientSecret, clientId), nonce);
    decipher.setAuthTag(tag);
    return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

/** What a session keeps of its sign-in at a provider. */
export interface KeptTokens {
  readonly refreshToken: string;
  /** Tells the provider whose sign-in to end; undefined in sessions of before it was kept. */
  readonly idToken: string | undefined;
}

export function sealTokens(tokens: KeptTokens, clientSecret: string, clientId: string): Buffer {
  return sealToken(JSON.stringify(tokens), clientSecret, clientId);
}

/** Also what was sealed when only the refresh token was kept. @returns undefined where it was sealed with another secret */
export function openTokens(sealed: Buffer, clientSecret: string, clientId: string): KeptTokens | undefined {
  const text = openToken(sealed, clientSecret, clientId);
  if (text === undefined) return undefined;
  return text.startsWith('{"refreshToken":')
    ? (JSON.parse(text) as KeptTokens)
    : { refreshToken: text, idToken: undefined };
}

function keyOf(clientSecret: string, clientId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', clientSecret, clientId, 'tokenledger refresh token', 32));
}
