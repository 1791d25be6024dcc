import type { KeptDeadLetter } from '../ledger/ports';
import { deadLetterId, parseDeadLetterId } from './dead-letter-id';
import type { DeadLetterCursor } from './dead-letter-reader';

const LATEST_MS = Date.UTC(2100, 0, 1);

/** Text of a letter's place in the list, for the wire. */
export function toDeadLetterCursor(letter: Pick<KeptDeadLetter, keyof DeadLetterCursor>): string {
  return Buffer.from(`${letter.failedAt.getTime()} ${deadLetterId(letter)}`).toString('base64url');
}

/** @returns undefined for a text that `toDeadLetterCursor` did not make */
export function parseDeadLetterCursor(text: string): DeadLetterCursor | undefined {
  const [, ms, id] = /^(\d{1,15}) (\S+)$/.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  const position = id === undefined ? undefined : parseDeadLetterId(id);
  if (position === undefined || Number(ms) > LATEST_MS) return undefined;
  return { ...position, failedAt: new Date(Number(ms)) };
}
