import {
  deadLetterId,
  type KeptDeadLetter,
  type ReplayedLetter,
  type ReplayOutcome,
} from '@tokenledger/metering/domain';

/** One line a letter, for a person. */
export function describeLetter(letter: KeptDeadLetter): string {
  const replayed = letter.replayedAt === undefined ? '' : `  replayed ${letter.replayedAt.toISOString()}`;
  const detail = letter.detail === '' ? '' : `: ${letter.detail}`;
  const owner = letter.tenant === '' ? 'nobody proven' : letter.tenant;
  return `${letter.failedAt.toISOString()}  ${deadLetterId(letter)}  ${owner}  ${letter.valueBytes} bytes  ${letter.reason}${detail}${replayed}`;
}

/** How many of each reason, the most frequent first. */
export function summariseLetters(letters: readonly KeptDeadLetter[]): string {
  if (letters.length === 0) return 'No dead letters.';
  const counts = new Map<string, number>();
  for (const { reason } of letters) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const byReason = [...counts].sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || one.localeCompare(other));
  return `${countOf(letters.length)}: ${byReason.map(([reason, count]) => `${count} ${reason}`).join(', ')}.`;
}

const WHY_NOT: Readonly<Record<Exclude<ReplayOutcome, 'replayed'>, string>> = {
  gone: 'its bytes are gone: the dead-letter topic does not hold it any more',
  unreadable:
    'it stands for a batch that could not be decompressed; once the processor can read it, reset the group to this position',
  'too-large': "it is over its topic's max.message.bytes; raise that and run this again",
};

export function describeReplay({ letter, outcome }: ReplayedLetter): string {
  return outcome === 'replayed'
    ? `replayed      ${deadLetterId(letter)}  ${letter.reason}`
    : `not replayed  ${deadLetterId(letter)}  ${letter.reason}: ${WHY_NOT[outcome]}`;
}

export function summariseReplay(replayed: readonly ReplayedLetter[]): string {
  if (replayed.length === 0) return 'No dead letters to replay.';
  const done = replayed.filter(({ outcome }) => outcome === 'replayed').length;
  const left = replayed.length - done;
  return `${countOf(done)} replayed${left === 0 ? '' : `, ${left} not`}.`;
}

function countOf(count: number): string {
  return count === 1 ? '1 dead letter' : `${count} dead letters`;
}
