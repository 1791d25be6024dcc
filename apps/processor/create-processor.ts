import { appendAudit } from '@tokenledger/organization/data';
import { DeadLetterTopicWriter } from '@tokenledger/ingestion/data';
import {
  BucketRoller,
  BusyBuckets,
  CallResolver,
  ClickHouseDeadLetters,
  ClickHouseLedgerWriter,
  DEFAULT_ROLLER_SETTINGS,
  PostgresClosedPeriods,
  PostgresDirtyBuckets,
  PostgresGenerationSequence,
  RollerLoop,
  StoredCalls,
  StoredContainers,
  StoredTraces,
  type TenantCalendar,
  type WorkLoop,
} from '@tokenledger/metering/data';
import {
  ALL_DIALECTS,
  type BacklogHistory,
  type DeadLetter,
  type DeadLetters,
  RecordProcessor,
  RecordReader,
  type RecordReaderPorts,
} from '@tokenledger/metering/domain';
import type { OwnerRules } from '@tokenledger/attribution/domain';
import type { IngestionKeyVerifier } from '@tokenledger/organization/domain';
import { type TenantId, tenantId } from '@tokenledger/organization/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import { createRecordVerifier, type TopicTrust } from '@tokenledger/shared/record-proof';
import type { StreamProducer, StreamRecord } from '@tokenledger/shared/stream';
import type { Logger } from '@tokenledger/shared/telemetry';
import type { Clock } from '@tokenledger/shared/time';

import { createTenantRemover } from '../wiring/tenant-removal';
import type { Topics } from '../wiring/topics';
import { PostgresLeadership } from './postgres-leadership';
import { processingMetrics, rollerMetrics } from './processor-metrics';
import { removeBefore } from './remove-before';
import { createRerating } from './rerating/create-rerating';
import { rerateBefore } from './rerating/rerate-before';
import { traced } from './traced';

export interface ProcessorParts {
  readonly clickhouse: ClickHouse;
  readonly postgres: PostgresPool;
  readonly keys: IngestionKeyVerifier;
  readonly calendar: TenantCalendar;
  readonly tenantExists: (tenant: TenantId) => Promise<boolean>;
  /** The prices in force when it is asked. */
  readonly priceBook: () => RatingBook;
  /** The prices in force now, read again where a list changed: what is re-rated must not miss one. */
  readonly freshPriceBook: () => Promise<RatingBook>;
  /** The attribution rules in force when it is asked. */
  readonly ownerRules: () => OwnerRules;
  readonly keyOwnerOf: RecordReaderPorts['keyOwnerOf'];
  /** The attribution rules in force now, read again where somebody saved others. */
  readonly freshOwnerRules: () => Promise<OwnerRules>;
  readonly topics: Topics;
  readonly collectorSecret: string;
  readonly topicTrust: ReadonlyMap<string, TopicTrust>;
  /** Where the bytes of dead letters go; undefined in process, where the table holds all there is. */
  readonly deadLetterProducer: StreamProducer | undefined;
  readonly maxFutureMs: number;
  readonly rollerRestMs: number;
  /** Rows of a step of a re-rating, about; bounds its memory. The ledger's own choice unless given. */
  readonly reratingRows?: number;
  /** Hears of everything that is done; nothing needs to. */
  readonly progress?: Pick<BacklogHistory, 'booked' | 'rolled'>;
  /** Of ClickHouse, where it is one: removing a tenant reaches all of its servers. */
  readonly cluster: string | undefined;
  /** Where exports of organisations lie; undefined where none are made. */
  readonly exportsFolder: string | undefined;
  readonly log: Logger;
  readonly clock: Clock;
}

export interface Processor {
  /** Books a batch of the stream; resolves when nothing of it can be lost any more. */
  readonly handle: (records: readonly StreamRecord[]) => Promise<void>;
  readonly roller: RollerLoop;
  /** Finds out what re-ratings would change; they are applied in the roller's turn. */
  readonly previews: WorkLoop;
  readonly countDirtyBuckets: () => Promise<number>;
}

/** Puts the processor together from its parts: what reads the stream and what keeps the rollups up to date. */
export function createProcessor(parts: ProcessorParts): Processor {
  const { clickhouse, postgres, clock, log } = parts;
  const writer = new ClickHouseLedgerWriter(clickhouse);
  const dirtyBuckets = new PostgresDirtyBuckets(postgres);
  const processor = new RecordProcessor({
    reader: new RecordReader({
      verifier: createRecordVerifier({
        collectorSecret: parts.collectorSecret,
        signingKeyOf: (tenant, keyId) => parts.keys.signingKeyOf(tenantId(tenant), keyId),
        topicTrust: parts.topicTrust,
      }),
      tenantExists: parts.tenantExists,
      signalOf: (topic) => parts.topics.signalOf(topic),
      priceBook: parts.priceBook,
      ownerRules: parts.ownerRules,
      keyOwnerOf: parts.keyOwnerOf,
      dialects: ALL_DIALECTS,
      clock,
      maxFutureMs: parts.maxFutureMs,
    }),
    writer,
    dirtyBuckets,
    deadLetters: deadLettersOf(parts),
    observer: processingMetrics(log),
    clock,
  });
  const resolver = new CallResolver({
    storedCalls: new StoredCalls(clickhouse),
    storedContainers: new StoredContainers(clickhouse),
    storedTraces: new StoredTraces(clickhouse),
    writer,
    dirtyBuckets,
    priceBook: parts.priceBook,
    ownerRules: parts.ownerRules,
    closedPeriods: new PostgresClosedPeriods(postgres, appendAudit),
  });
  const generations = new PostgresGenerationSequence(postgres);
  const roller = new BucketRoller({
    clickhouse,
    dirtyBuckets,
    resolver,
    busyBuckets: new BusyBuckets(clickhouse, clock),
    generations,
    calendar: parts.calendar,
  });
  const rerating = createRerating({ ...parts, writer, dirtyBuckets, generations });
  const metrics = rollerMetrics(log);
  const remover = createTenantRemover({ ...parts, clickhouse, postgres, clock });
  return {
    async handle(records) {
      const batch = { 'messaging.batch.message_count': records.length };
      await traced('process records', batch, () => processor.handle(records));
      parts.progress?.booked(clock.now());
    },
    countDirtyBuckets: () => dirtyBuckets.countAll(),
    previews: rerating.previews,
    roller: new RollerLoop(
      removeBefore(
        remover,
        rerateBefore(rerating.worker, { pass: () => traced('roll buckets', {}, () => roller.pass()) }, log),
        log,
      ),
      new PostgresLeadership(postgres, 'metering-roller'),
      {
        ...metrics,
        passed(seconds, buckets) {
          metrics.passed(seconds, buckets);
          parts.progress?.rolled(clock.now());
        },
      },
      {
        ...DEFAULT_ROLLER_SETTINGS,
        restMs: parts.rollerRestMs,
      },
    ),
  };
}

/** The topic first: a dead letter that is in the table can always be replayed. */
function deadLettersOf({ clickhouse, clock, deadLetterProducer, topics, topicTrust }: ProcessorParts): DeadLetters {
  const table = new ClickHouseDeadLetters(clickhouse, clock, new Set(topicTrust.keys()));
  if (deadLetterProducer === undefined) return table;
  const topic = new DeadLetterTopicWriter({ producer: deadLetterProducer, topic: topics.deadLetters, clock });
  return {
    async keep(letters: readonly DeadLetter[]): Promise<void> {
      if (letters.length === 0) return;
      await topic.write(letters.map((letter) => ({ record: toStreamRecord(letter), reason: letter.reason })));
      await table.keep(letters);
    },
  };
}

function toStreamRecord(letter: DeadLetter): StreamRecord {
  const { topic, partition, offset, arrivedAt, headers, value, key } = letter;
  return { topic, partition, offset, arrivedAt, headers, value, ...(key !== undefined && { key }) };
}
