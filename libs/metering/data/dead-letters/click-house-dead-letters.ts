import { isUtf8 } from 'node:buffer';

import type { DeadLetter, DeadLetters, KeptDeadLetter, ReplayableLetters } from '@tokenledger/metering/domain';
import type { ClickHouse, ClickHouseParam } from '@tokenledger/shared/clickhouse';
import { PROOF_HEADER } from '@tokenledger/shared/record-proof';
import type { OutgoingRecord } from '@tokenledger/shared/stream';
import type { Clock } from '@tokenledger/shared/time';

import { RowBinaryWriter } from '../ledger/row-binary-writer';
import { DEAD_LETTER_SELECT, keptFromDb, type StoredDeadLetter } from './stored-dead-letter';

const COLUMNS = [
  'tenant_id',
  'topic',
  'partition',
  'offset',
  'reason',
  'detail',
  'arrived_at',
  'failed_at',
  'record_key',
  'headers',
  'value',
  'value_bytes',
  'replayed_at',
  'version',
];

/** What of the kept dead letters is wanted; an absent field does not restrict. */
export interface DeadLetterFilter {
  readonly tenant?: string;
  readonly reason?: string;
  readonly topic?: string;
  readonly includeReplayed: boolean;
  /** 1 to 10,000. */
  readonly limit: number;
}

/** The table of dead letters: for people to look at, and to replay from (ADR 5). */
export class ClickHouseDeadLetters implements DeadLetters, ReplayableLetters {
  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly clock: Clock,
    /** Topics that are trusted without a proof: a header there proves nothing. Needed to `keep`, not to read. */
    private readonly topicsWithoutProof: ReadonlySet<string> = new Set(),
  ) {}

  async keep(letters: readonly DeadLetter[]): Promise<void> {
    if (letters.length === 0) return;
    const writer = new RowBinaryWriter();
    for (const letter of letters) encode(writer, letter, this.passedSanitiser(letter));
    await this.clickhouse.insertRowBinary('dead_letters', COLUMNS, writer.finish());
  }

  /**
   * Only our collector and SDK sign, and both strip content first. What others chose, their keys and headers included
   * (a bearer token, say), stays on the dead-letter topic (ADR 5).
   */
  private passedSanitiser({ tenant, topic, headers }: DeadLetter): boolean {
    return tenant !== '' && headers[PROOF_HEADER] !== undefined && !this.topicsWithoutProof.has(topic);
  }

  /** Of every tenant, and of none: for the operators' command. */
  async list(filter: DeadLetterFilter): Promise<readonly KeptDeadLetter[]> {
    const conditions = [
      ...(filter.tenant === undefined ? [] : ['tenant_id = {tenant:String}']),
      ...(filter.reason === undefined ? [] : ['reason = {reason:String}']),
      ...(filter.topic === undefined ? [] : ['topic = {topic:String}']),
      ...(filter.includeReplayed ? [] : ['replayed_at IS NULL']),
    ];
    const rows = await this.clickhouse.query<StoredDeadLetter>({
      text: `SELECT ${DEAD_LETTER_SELECT} FROM dead_letters FINAL ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
             ORDER BY failed_at DESC, topic, partition, offset LIMIT {row_limit:UInt32}`,
      params: {
        row_limit: filter.limit,
        ...(filter.tenant !== undefined && { tenant: filter.tenant }),
        ...(filter.reason !== undefined && { reason: filter.reason }),
        ...(filter.topic !== undefined && { topic: filter.topic }),
      },
    });
    return rows.map(keptFromDb);
  }

  async recordOf(letter: KeptDeadLetter): Promise<OutgoingRecord | undefined> {
    if (!letter.valueKept) return undefined;
    const [row] = await this.clickhouse.query<{
      record_key: string;
      headers: Record<string, string>;
      value: string;
    }>({
      text: `SELECT base64Encode(record_key) AS record_key, headers, base64Encode(value) AS value FROM dead_letters FINAL
             WHERE topic = {topic:String} AND partition = {partition:UInt32} AND offset = {offset:UInt64}`,
      params: positionOf(letter),
    });
    if (row === undefined) return undefined;
    const key = Buffer.from(row.record_key, 'base64');
    return {
      topic: letter.topic,
      ...(key.byteLength > 0 && { key: isUtf8(key) ? key.toString('utf8') : key }),
      headers: row.headers,
      value: Buffer.from(row.value, 'base64'),
    };
  }

  async markReplayed(letter: KeptDeadLetter): Promise<void> {
    await this.clickhouse.command({
      text: `INSERT INTO dead_letters (${COLUMNS.join(', ')})
             SELECT ${COLUMNS.map((column) => (column === 'replayed_at' ? 'fromUnixTimestamp64Milli({now:Int64})' : column === 'version' ? 'version + 1' : column)).join(', ')}
             FROM dead_letters FINAL
             WHERE topic = {topic:String} AND partition = {partition:UInt32} AND offset = {offset:UInt64}`,
      params: { ...positionOf(letter), now: this.clock.now().getTime().toString() },
    });
  }
}

function positionOf({ topic, partition, offset }: KeptDeadLetter): Record<string, ClickHouseParam> {
  return { topic, partition, offset };
}

function encode(writer: RowBinaryWriter, letter: DeadLetter, mayBeKept: boolean): void {
  writer.string(letter.tenant);
  writer.string(letter.topic);
  writer.uint32(letter.partition);
  writer.uint64FromBigint(BigInt(letter.offset));
  writer.string(letter.reason);
  writer.string(letter.detail);
  writer.uint64(letter.arrivedAt.getTime());
  writer.uint64(letter.failedAt.getTime());
  writer.bytes(Buffer.from(mayBeKept ? (letter.key ?? '') : ''));
  const headers = mayBeKept ? Object.entries(letter.headers) : [];
  writer.varint(headers.length);
  for (const [name, value] of headers) {
    writer.string(name);
    writer.string(value);
  }
  writer.bytes(mayBeKept ? letter.value : new Uint8Array());
  writer.uint64(letter.value.byteLength);
  writer.uint8(1);
  // The same position that fails again later is the same dead letter, with its newest reason.
  writer.uint64(letter.failedAt.getTime());
}
