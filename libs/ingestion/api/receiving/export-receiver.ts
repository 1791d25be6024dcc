import {
  explainRejections,
  type RejectReason,
  type SanitisedRequest,
  type Sanitiser,
} from '@tokenledger/ingestion/domain';
import type { IngestionIdentity } from '@tokenledger/organization/domain';
import {
  decodePayload,
  jsonToProto,
  MalformedPayloadError,
  type OtlpSignal,
  type PayloadEncoding,
  splitPayload,
} from '@tokenledger/shared/otlp';
import type { CollectorSigner } from '@tokenledger/shared/record-proof';
import type { OutgoingRecord, StreamProducer } from '@tokenledger/shared/stream';
import type { Clock } from '@tokenledger/shared/time';

import type { ExportReceipt } from '../answers/export-response';
import { malformed, type Refusal } from '../answers/refusal';
import type { IngestionMetrics } from './ingestion-metrics';

/** Who sends: the tenant by the key, and the name that the path gives to a vendor's or gateway's own export. */
export interface Sender {
  readonly identity: IngestionIdentity;
  readonly source: string | undefined;
}

export interface ExportRequest {
  readonly signal: OtlpSignal;
  readonly encoding: PayloadEncoding;
  readonly body: Uint8Array;
  readonly sender: Sender;
}

export type ExportOutcome =
  { readonly taken: true; readonly receipt: ExportReceipt } | { readonly taken: false; readonly refusal: Refusal };

/** Stream topics by signal; the names of the OpenTelemetry Collector's Kafka exporter, after a prefix. */
export type ExportTopics = Readonly<Record<OtlpSignal, string>>;

export function exportTopics(prefix = ''): ExportTopics {
  return { traces: `${prefix}otlp_spans`, logs: `${prefix}otlp_logs`, metrics: `${prefix}otlp_metrics` };
}

const RECORD_WORDS: Readonly<Record<OtlpSignal, string>> = {
  traces: 'spans',
  logs: 'log records',
  metrics: 'data points',
};
const SIGNALS: readonly OtlpSignal[] = ['traces', 'logs', 'metrics'];

/**
 * Takes an export request: sanitises it, and answers once the stream has what is left.
 *
 * A batch stays one stream record while it fits: splitting it by trace, as the Collector can, costs a record header and
 * a proof a trace and buys nothing, since the ledger counts calls by their own identity.
 */
export class ExportReceiver {
  constructor(
    private readonly parts: {
      readonly sanitiser: Sanitiser;
      readonly producer: StreamProducer;
      readonly signer: CollectorSigner;
      readonly topics: ExportTopics;
      readonly metrics: IngestionMetrics;
      readonly clock: Clock;
    },
  ) {}

  /** @throws what the stream throws where it does not take the records; nothing is acknowledged then */
  async receive(request: ExportRequest): Promise<ExportOutcome> {
    const read = this.read(request);
    if (!read.taken) return read;
    const { sanitised, warnings } = read;
    const { records, oversized } = this.toRecords(request, sanitised);
    if (records.length > 0) await this.parts.producer.send(records);
    this.count(request, sanitised, records, oversized);
    return { taken: true, receipt: receiptOf(request.signal, sanitised, oversized, warnings) };
  }

  private read({ signal, encoding, body }: ExportRequest) {
    try {
      const { proto, warnings } =
        encoding === 'json' ? jsonToProto(signal, body) : { proto: body, warnings: [] as readonly string[] };
      const sanitised = this.parts.sanitiser.sanitise(signal, proto, this.parts.clock.now());
      return { taken: true as const, sanitised, warnings };
    } catch (error) {
      if (!(error instanceof MalformedPayloadError)) throw error;
      const meant = encoding === 'json' ? undefined : signalOf(body, signal);
      const message =
        meant === undefined
          ? error.message
          : `this is an export of ${meant}: post it to /v1/${meant} (${error.message})`;
      return { taken: false as const, refusal: malformed(message, error.field) };
    }
  }

  /** @returns also how many records fit into no stream record */
  private toRecords({ signal, sender }: ExportRequest, { bytes, forwarded, partitionKey }: SanitisedRequest) {
    if (forwarded === 0) return { records: [], oversized: 0 };
    const topic = this.parts.topics[signal];
    const { tenant, keyId } = sender.identity;
    const claim = { tenant, keyId, ...(sender.source === undefined ? {} : { source: sender.source }) };
    const { parts, oversized } = splitPayload(signal, bytes, this.parts.producer.maxRecordBytes);
    const records = parts.map((value): OutgoingRecord => ({
      topic,
      value,
      headers: this.parts.signer.headersFor(claim, topic, value),
      ...(partitionKey === undefined ? {} : { key: partitionKey }),
    }));
    return { records, oversized: oversized.length === 0 ? 0 : forwarded - countIn(signal, parts) };
  }

  private count(
    { signal, body }: ExportRequest,
    { received, forwarded, dropped, rejected, removedValues }: SanitisedRequest,
    records: readonly OutgoingRecord[],
    oversized: number,
  ): void {
    const { metrics } = this.parts;
    metrics.received(signal, received, body.length);
    const bytes = records.reduce((sum, { value }) => sum + value.length, 0);
    metrics.forwarded(signal, forwarded - oversized, bytes);
    for (const [reason, count] of dropped) metrics.dropped(signal, reason, count);
    for (const [reason, count] of rejected) metrics.rejected(signal, reason, count);
    if (oversized > 0) metrics.rejected(signal, 'too-large', oversized);
    for (const [reason, count] of removedValues) metrics.valuesRemoved(reason, count);
  }
}

/** Metrics are cut by metric and counted by point, so what is missing is found by counting what is there. */
function countIn(signal: OtlpSignal, parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + decodePayload(signal, part).length, 0);
}

function receiptOf(
  signal: OtlpSignal,
  sanitised: SanitisedRequest,
  oversized: number,
  warnings: readonly string[],
): ExportReceipt {
  const rejected = new Map<RejectReason, number>(sanitised.rejected);
  if (oversized > 0) rejected.set('too-large', oversized);
  const explanation = explainRejections(RECORD_WORDS[signal], sanitised.received, rejected);
  return {
    rejected: [...rejected.values()].reduce((sum, count) => sum + count, 0),
    message: [explanation, ...warnings].filter((sentence) => sentence !== '').join('; '),
  };
}

/** The signal that a protobuf body reads as, where it is not the one of its path: a common mistake of set-up. */
function signalOf(body: Uint8Array, posted: OtlpSignal): OtlpSignal | undefined {
  return SIGNALS.filter((signal) => signal !== posted).find((signal) => {
    try {
      return decodePayload(signal, body).length > 0;
    } catch (error) {
      if (!(error instanceof MalformedPayloadError)) throw error;
      return false;
    }
  });
}
