import { parseArgs } from 'node:util';

import type { DeadLetterFilter } from '@tokenledger/metering/data';

export const USAGE = `Usage: npm run dead-letters -- list|replay [options]

  list     what could not be booked: when, where it lay, whose it is, why
  replay   sends these records to their topics again, byte for byte, and marks them as replayed

  --reason WORD   only with this reason: unproven, malformed, time-out-of-range, unreadable, ...
  --topic NAME    only from this topic
  --tenant ID     only of this organisation; unproven records belong to none
  --limit N       at most so many, the newest first; 1 to 10000, 1000 unless given
  --all           list: those that were replayed already too

Settings are the processor's: run it with the same environment.
Ends with 0 when done, 1 when something failed, 2 on a wrong command, 3 when some records could not be replayed.`;

/** The command cannot be understood; the message says what to write instead. */
export class DeadLetterUsageError extends Error {}

export interface DeadLetterCommand {
  readonly task: 'list' | 'replay';
  readonly filter: DeadLetterFilter;
}

const MOST_LETTERS = 10_000;

/** @throws DeadLetterUsageError */
export function parseDeadLetterOptions(args: readonly string[]): DeadLetterCommand | 'help' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  const [task, ...more] = positionals;
  if ((task !== 'list' && task !== 'replay') || more.length > 0) {
    throw new DeadLetterUsageError(`the task is "${positionals.join(' ')}"; list or replay is expected`);
  }
  if (task === 'replay' && values.all === true) {
    throw new DeadLetterUsageError('--all is for list: a record that was replayed is not sent once more');
  }
  const { reason, topic, tenant } = values;
  return {
    task,
    filter: {
      ...(reason !== undefined && { reason }),
      ...(topic !== undefined && { topic }),
      ...(tenant !== undefined && { tenant }),
      includeReplayed: values.all === true,
      limit: toLimit(values.limit),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        reason: { type: 'string' },
        topic: { type: 'string' },
        tenant: { type: 'string' },
        limit: { type: 'string' },
        all: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new DeadLetterUsageError(error instanceof Error ? error.message : String(error));
  }
}

function toLimit(text = '1000'): number {
  const limit = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MOST_LETTERS) {
    throw new DeadLetterUsageError(`--limit is "${text}"; a whole number from 1 to ${MOST_LETTERS} is expected`);
  }
  return limit;
}
