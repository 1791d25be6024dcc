import { diag } from '@opentelemetry/api';
import type { RecordSigner } from '@tokenledger/shared/record-proof';

import { describeError } from '../describe-error';
import type { TraceSerializer } from '../otel/finished-span';
import type { StrippedSpan } from '../otel/strip-span';
import { withoutTracing } from '../otel/without-tracing';
import { type KafkaConnection, type KafkaConnectionSettings, openKafkaConnection } from './kafka-connection';
import { toUsageRecords, type UsageRecord } from './usage-records';
import type { SendOutcome, UsageTransport } from './usage-transport';
import { withinTime } from './within-time';

export interface KafkaTransportSettings extends KafkaConnectionSettings {
  readonly topic: string;
  /** What kafkajs brings itself; other codecs would have to be registered for the whole process. */
  readonly compression: 'gzip' | 'none';
  /** Largest value of a record, before compression. */
  readonly maxRecordBytes: number;
  readonly requestTimeoutMs: number;
  readonly serializer: TraceSerializer;
  /** Makes the headers that prove a record's tenant. */
  readonly signer: RecordSigner;
}

const ALL_IN_SYNC_REPLICAS = -1;
/**
 * An open connection of kafkajs 2.2.4 runs a timer each millisecond (https://github.com/tulios/kafkajs/issues/1751): it would
 * cost a quiet host processor time, and keep one that has finished from ending.
 */
const CLOSE_WHEN_IDLE_MS = 3_000;
/** Kafka's numbers for compressions. */
const COMPRESSION = { none: 0, gzip: 1 } as const;

/** Broker answers that say something about the records, by kafkajs' name for them. */
const TOO_LARGE: ReadonlySet<string> = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);
const REJECTED: ReadonlySet<string> = new Set(['INVALID_RECORD', 'INVALID_TIMESTAMP', 'CORRUPT_MESSAGE']);
const UNAUTHORIZED: ReadonlySet<string> = new Set([
  'SASL_AUTHENTICATION_FAILED',
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
]);

/** Kafka, acknowledged by all in-sync replicas. A connection that failed is replaced, never reused. */
export class KafkaTransport implements UsageTransport {
  readonly name: string;
  private connection: KafkaConnection | undefined;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(private readonly settings: KafkaTransportSettings) {
    this.name = `Kafka ${settings.brokers.join(',')} topic ${settings.topic}`;
  }

  async send(spans: readonly StrippedSpan[], signal: AbortSignal): Promise<SendOutcome> {
    clearTimeout(this.idleTimer);
    const { records, tooLarge, invalid } = await toUsageRecords(
      spans,
      this.settings.maxRecordBytes,
      this.settings.serializer,
    );
    try {
      if (records.length > 0) {
        await withinTime(this.settings.requestTimeoutMs, signal, () => withoutTracing(() => this.produce(records)));
      }
    } catch (error) {
      this.discardConnection();
      return this.judge(error);
    }
    this.idleTimer = setTimeout(() => void this.close(), CLOSE_WHEN_IDLE_MS).unref();
    return {
      outcome: 'delivered',
      ...(tooLarge + invalid === 0 ? {} : { drops: { 'too-large': tooLarge, 'invalid-span': invalid } }),
      detail: `a span alone is over ${this.settings.maxRecordBytes} bytes, or cannot be serialised`,
    };
  }

  async close(): Promise<void> {
    clearTimeout(this.idleTimer);
    const { connection } = this;
    this.connection = undefined;
    if (connection === undefined) return;
    try {
      await withinTime(this.settings.requestTimeoutMs, new AbortController().signal, () => connection.close());
    } catch (error) {
      diag.debug(`TokenLedger: ${this.name} was cut off: ${describeError(error)}`);
      connection.discard();
    }
  }

  private async produce(records: readonly UsageRecord[]): Promise<void> {
    const { settings } = this;
    this.connection ??= await openKafkaConnection(settings);
    await this.connection.producer.send({
      topic: settings.topic,
      acks: ALL_IN_SYNC_REPLICAS,
      timeout: settings.requestTimeoutMs,
      compression: COMPRESSION[settings.compression],
      messages: records.map((record) => ({
        key: record.key,
        value: Buffer.from(record.value.buffer, record.value.byteOffset, record.value.byteLength),
        headers: { ...settings.signer.headersFor(settings.topic, record.value) },
      })),
    });
  }

  private discardConnection(): void {
    this.connection?.discard();
    this.connection = undefined;
  }

  private judge(error: unknown): SendOutcome {
    const type = kafkaErrorType(error);
    const detail = `${this.name}: ${describeError(error)}`;
    if (TOO_LARGE.has(type)) return { outcome: 'split', reason: 'too-large', detail };
    if (REJECTED.has(type)) return { outcome: 'split', reason: 'rejected', detail };
    if (UNAUTHORIZED.has(type)) return { outcome: 'refused', reason: 'unauthorized', detail };
    return { outcome: 'retry', detail, mayBeContent: false };
  }
}

/** kafkajs wraps what the broker answered once or twice. */
function kafkaErrorType(error: unknown): string {
  for (let inner: unknown = error, depth = 0; inner instanceof Error && depth < 4; inner = inner.cause, depth += 1) {
    if ('type' in inner && typeof inner.type === 'string') return inner.type;
    if (inner.name === 'KafkaJSSASLAuthenticationError') return 'SASL_AUTHENTICATION_FAILED';
  }
  return '';
}
