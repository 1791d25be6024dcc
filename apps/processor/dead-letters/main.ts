import { ClickHouseDeadLetters } from '@tokenledger/metering/data';
import { replayDeadLetters, type ReplayedLetter } from '@tokenledger/metering/domain';
import {
  InvalidSettingsError,
  type ProcessorSettings,
  processorSettings,
  readSettings,
} from '@tokenledger/shared/config';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { createKafkaProducer } from '@tokenledger/shared/stream';
import { createLogger, type Logger, toHumanLine } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { kafkaConnectionOf } from '../../wiring/kafka-connection';
import { openServer } from '../../wiring/open-stores';
import { topicsOf } from '../../wiring/topics';
import { type DeadLetterCommand, DeadLetterUsageError, parseDeadLetterOptions, USAGE } from './dead-letter-options';
import { describeLetter, describeReplay, summariseLetters, summariseReplay } from './describe-letters';
import { MOST_REPLAYED_BYTES, originalsOnTopic } from './originals-on-topic';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
const SOME_LEFT = 3;

/** @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  try {
    const command = parseDeadLetterOptions(args);
    if (command === 'help') {
      say(USAGE);
      return DONE;
    }
    return await run(command, readSettings(processorSettings));
  } catch (error) {
    return explain(error);
  }
}

async function run(command: DeadLetterCommand, settings: ProcessorSettings): Promise<number> {
  const clickhouse = await openServer(settings);
  try {
    const table = new ClickHouseDeadLetters(clickhouse, systemClock);
    return command.task === 'list' ? await list(table, command) : await replay(table, command, settings);
  } finally {
    await clickhouse.close();
  }
}

async function list(table: ClickHouseDeadLetters, { filter }: DeadLetterCommand): Promise<number> {
  const letters = await table.list(filter);
  for (const letter of letters) say(describeLetter(letter));
  say(summariseLetters(letters) + whereMoreMayBe(letters.length, filter.limit));
  return DONE;
}

async function replay(
  table: ClickHouseDeadLetters,
  { filter }: DeadLetterCommand,
  settings: ProcessorSettings,
): Promise<number> {
  const connection = kafkaConnectionOf(settings, logOnError(settings));
  const topic = topicsOf(settings.KAFKA_TOPIC_PREFIX, []).deadLetters;
  const producer = createKafkaProducer({
    ...connection,
    compression: settings.KAFKA_COMPRESSION,
    maxRecordBytes: MOST_REPLAYED_BYTES,
  });
  try {
    const letters = await table.list(filter);
    const replayed: ReplayedLetter[] = [];
    // The list is newest first; what lay first on its topic goes first.
    for await (const letter of replayDeadLetters([...letters].reverse(), {
      table,
      producer,
      originalsOf: originalsOnTopic(connection, settings.KAFKA_GROUP_ID, topic),
    })) {
      say(describeReplay(letter));
      replayed.push(letter);
    }
    say(summariseReplay(replayed) + whereMoreMayBe(letters.length, filter.limit));
    return replayed.every(({ outcome }) => outcome === 'replayed') ? DONE : SOME_LEFT;
  } finally {
    await producer.close();
  }
}

function whereMoreMayBe(count: number, limit: number): string {
  return count < limit ? '' : ` There may be more: these are the newest ${limit}.`;
}

/** Standard output is for the answer. */
function logOnError(settings: ProcessorSettings): Logger {
  const level = settings.LOG_LEVEL === 'debug' ? 'debug' : 'error';
  return createLogger({
    service: 'tokenledger-dead-letters',
    level,
    sink: (entry) => void process.stderr.write(`${toHumanLine(entry)}\n`),
  });
}

/** What a person can mend is one sentence; anything else is a defect and keeps its stack. */
function explain(error: unknown): number {
  if (error instanceof DeadLetterUsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}\n`);
    return WRONG_USAGE;
  }
  const known = error instanceof InvalidSettingsError || error instanceof TokenLedgerError;
  process.stderr.write(
    `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return FAILED;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
