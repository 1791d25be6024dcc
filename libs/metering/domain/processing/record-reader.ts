import type { KeyDefaultOwner, OwnerRules } from '@tokenledger/attribution/domain';
import { type TenantId, isTenantId } from '@tokenledger/organization/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';
import { decodePayload, MalformedPayloadError, type OtlpRecord, type OtlpSignal } from '@tokenledger/shared/otlp';
import type { RecordVerifier } from '@tokenledger/shared/record-proof';
import { TokenLedgerError } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';
import { UNREADABLE_HEADER, type StreamRecord } from '@tokenledger/shared/stream';

import { type Dialect, recogniseUsage } from '../dialects/dialect';
import type { LedgerRow } from '../ledger/ledger-row';
import { describeFailure } from './describe-failure';
import { type Delivery, toLedgerRow } from './read-usage';

/** What became of one record of the stream. */
export interface RecordOutcome {
  readonly rows: readonly LedgerRow[];
  /** OTLP records that are no model usage, by reason. */
  readonly dropped: ReadonlyMap<string, number>;
  /** Set where the record, or a part of it, could not be booked; the rows are those that could. */
  readonly refusal: Refusal | undefined;
}

export interface Refusal {
  readonly tenant: string;
  readonly reason: string;
  readonly detail: string;
}

export interface RecordReaderPorts {
  readonly verifier: RecordVerifier;
  /** A trusted topic may be given to a tenant that does not exist (yet). @throws where the store fails */
  readonly tenantExists: (tenant: TenantId) => Promise<boolean>;
  readonly signalOf: (topic: string) => OtlpSignal | undefined;
  readonly priceBook: () => RatingBook;
  readonly ownerRules: () => OwnerRules;
  /** Who owns what a key brings and what does not say it itself; undefined for an unknown key. @throws where the store fails */
  readonly keyOwnerOf: (tenant: TenantId, keyId: string) => Promise<KeyDefaultOwner | undefined>;
  readonly dialects: readonly Dialect[];
  readonly clock: Clock;
  /** Calls that start later than now plus this are refused: a broken clock would book into a month not yet open. */
  readonly maxFutureMs: number;
}

/** Before OpenTelemetry, and before any price: a call that starts earlier has no usable clock. */
const EARLIEST_CALL_US = Date.UTC(2015, 0, 1) * 1000;

const NOTHING: ReadonlyMap<string, number> = new Map();

/** Turns a record of the stream into rows of the ledger. Pure but for the look-ups of the key and of the tenant. */
export class RecordReader {
  constructor(private readonly ports: RecordReaderPorts) {}

  /**
   * What is wrong with the record is a refusal, whatever it breaks on: the next one may be fine.
   * @throws only where a look-up failed or a store is out of reach: the record must be read again
   */
  async read(record: StreamRecord): Promise<RecordOutcome> {
    if (record.headers[UNREADABLE_HEADER] !== undefined) {
      return refused('', 'unreadable', 'the batch could not be decompressed');
    }
    const proof = await this.ports.verifier.verify(record);
    if (!proof.proven) return refused('', 'unproven', proof.reason);
    if (!isTenantId(proof.tenant)) return refused('', 'unproven', 'the tenant id is malformed');
    if (!(await this.ports.tenantExists(proof.tenant))) {
      return refused(proof.tenant, 'unknown-tenant', `there is no tenant ${proof.tenant}; create it, then replay`);
    }
    const signal = this.ports.signalOf(record.topic);
    if (signal === undefined) return refused(proof.tenant, 'unknown-topic', `no signal is carried by ${record.topic}`);

    const keyId = proof.keyId ?? '';
    const keyOwner = await this.ports.keyOwnerOf(proof.tenant, keyId);
    try {
      return this.readAll(decodePayload(signal, record.value), proof.tenant, {
        tenant: proof.tenant,
        keyId,
        keyOwner,
        source: proof.source ?? '',
        arrivedAtMs: record.arrivedAt.getTime(),
      });
    } catch (error) {
      if (error instanceof MalformedPayloadError) return refused(proof.tenant, 'malformed', error.message);
      if (error instanceof TokenLedgerError && error.retriable) throw error;
      return refused(proof.tenant, 'failed', describeFailure(error));
    }
  }

  private readAll(records: readonly OtlpRecord[], tenant: TenantId, delivery: Delivery): RecordOutcome {
    const { dialects, priceBook, ownerRules, clock, maxFutureMs } = this.ports;
    const decisions = { book: priceBook(), rules: ownerRules() };
    const latestUs = (clock.now().getTime() + maxFutureMs) * 1000;
    const rows: LedgerRow[] = [];
    const dropped = new Map<string, number>();
    let outOfRange = 0;
    for (const record of records) {
      const recognition = recogniseUsage(record, dialects);
      if (recognition.outcome === 'drop' || record.signal === 'metric') {
        const reason = recognition.outcome === 'drop' ? recognition.reason : 'aggregate-metric';
        dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
        continue;
      }
      const startedAtUs = record.signal === 'span' ? record.startedAtUs : record.timestampUs;
      if (startedAtUs < EARLIEST_CALL_US || startedAtUs > latestUs) outOfRange += 1;
      else rows.push(toLedgerRow(record, recognition.reading, delivery, decisions));
    }
    const refusal =
      outOfRange === 0
        ? undefined
        : {
            tenant,
            reason: 'time-out-of-range',
            detail: `${outOfRange} of ${records.length} calls start before 2015 or in the future`,
          };
    return { rows, dropped, refusal };
  }
}

function refused(tenant: string, reason: string, detail: string): RecordOutcome {
  return { rows: [], dropped: NOTHING, refusal: { tenant, reason, detail } };
}
