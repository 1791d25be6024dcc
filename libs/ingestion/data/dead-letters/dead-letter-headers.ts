/** Headers that a dead letter carries beside those of its original. */
export const REASON_HEADER = 'x-dead-letter-reason';
/** Where the original lay: topic/partition/offset. */
export const SOURCE_HEADER = 'x-dead-letter-source';
/** When it was put aside, ISO 8601. */
export const AT_HEADER = 'x-dead-letter-at';
/** When the original arrived, ISO 8601. */
export const ARRIVED_HEADER = 'x-dead-letter-arrived-at';
/** number/count of a letter that needed several records, from 1. */
export const PART_HEADER = 'x-dead-letter-part';
/** The original's key in base64 where the record has one of its own; absent where the original had none. */
export const KEY_HEADER = 'x-dead-letter-key';
/** So many bytes at the front of the value are the original's headers as JSON: they were too large for headers. */
export const PACKED_HEADERS_HEADER = 'x-dead-letter-packed-headers';

const PREFIX = 'x-dead-letter-';
const ESCAPE = 'x-dead-letter-original-';

/** The original may be a dead letter itself, or pretend to be one: its headers of our names are set aside. */
export function escapeHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return rename(headers, (name) => (name.startsWith(PREFIX) ? ESCAPE + name : name));
}

/** The original's headers out of a dead letter's. */
export function unescapeHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const originals = Object.entries(headers).filter(([name]) => !name.startsWith(PREFIX) || name.startsWith(ESCAPE));
  return rename(Object.fromEntries(originals), (name) => (name.startsWith(ESCAPE) ? name.slice(ESCAPE.length) : name));
}

function rename(headers: Readonly<Record<string, string>>, to: (name: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, text]) => [to(name), text]));
}
