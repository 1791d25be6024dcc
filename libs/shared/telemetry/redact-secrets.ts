/** Our keys: `tli_<public key id>_<secret>`. The id may be read, so that a log line can be matched with a key. */
const ACCESS_KEY = /\b(tl[a-z]_(?:[0-9A-Za-z]{12}_)?)[0-9A-Za-z_-]{16,}/g;
/** RFC 6750 and RFC 7617 credentials, as they stand in headers. */
const CREDENTIAL = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi;
/** `scheme://user:password@host`: connection strings are quoted by drivers in their errors. */
const PASSWORD_IN_URL = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/@]+@/gi;

const SECRET_NAME = /(?:password|passphrase|secret|authorization|credential|private_?key|api_?key|cookie)/i;
/** A secret's hash, id or name is none. */
const NAME_OF_NO_SECRET = /(?:id|ids|name|hash|count|kind)$/i;

export const REDACTED = '[redacted]';

/** Replaces keys, bearer tokens and passwords within a text. */
export function redactSecrets(text: string): string {
  return text
    .replace(ACCESS_KEY, `$1${REDACTED}`)
    .replace(CREDENTIAL, `$1 ${REDACTED}`)
    .replace(PASSWORD_IN_URL, `$1${REDACTED}@`);
}

/** Whether a fact of this name holds a secret whatever its value looks like. */
export function namesSecret(name: string): boolean {
  return SECRET_NAME.test(name) && !NAME_OF_NO_SECRET.test(name);
}
