import { BackwardWriter, explainWireError, type OtlpSignal, WireReader } from '@tokenledger/shared/otlp';

import type { DropReason, RejectReason, RemovalReason, Tally } from '../admission/admission-reasons';
import type { AttributePolicy } from '../attributes/attribute-policy';
import { type IngestionLimits, SanitiseContext } from './sanitise-context';
import { sanitiseLogRecord } from './sanitise-log-record';
import { sanitiseMetric } from './sanitise-metric';
import { sanitiseRequest, sanitiseResource, sanitiseScope } from './sanitise-origin';
import { sanitiseSpan, TRACE_ID_BYTES } from './sanitise-span';

/** What stays of an export request, and what became of the rest. */
export interface SanitisedRequest {
  /** A request of the same signal with the records to forward; empty where there are none. */
  readonly bytes: Uint8Array;
  /** Spans, log records or metric points. received = forwarded + dropped + rejected. */
  readonly received: number;
  readonly forwarded: number;
  readonly dropped: Tally<DropReason>;
  readonly rejected: Tally<RejectReason>;
  /** Attribute values that were removed from forwarded or dropped records although their name may pass. */
  readonly removedValues: Tally<RemovalReason>;
  /** Trace id of the first forwarded record as hexadecimal text: the key of the stream record. */
  readonly partitionKey: string | undefined;
}

type RecordSanitiser = (reader: WireReader, context: SanitiseContext) => boolean;

const RECORD_SANITISERS: Readonly<Record<OtlpSignal, RecordSanitiser>> = {
  traces: (reader, context) => counted(sanitiseSpan(reader, context), context),
  logs: (reader, context) => counted(sanitiseLogRecord(reader, context), context),
  // A metric holds many points and counts them itself.
  metrics: sanitiseMetric,
};

/** Buffers above this size are not kept for the next payload. */
const MAX_SCRATCH_BYTES = 4 * 1024 * 1024;

/**
 * Copies from an export request what may leave the edge: model calls, and of them only allow-listed attributes.
 *
 * Works on the wire bytes, from the last to the first, without decoding: most records are a handful of copies.
 * Synchronous and not reentrant.
 */
export class Sanitiser {
  private scratch = new BackwardWriter(64 * 1024);

  constructor(
    private readonly policy: AttributePolicy,
    private readonly limits: IngestionLimits,
  ) {}

  /** @throws MalformedPayloadError where the payload is no request of this signal; nothing of it is forwarded then */
  sanitise(signal: OtlpSignal, payload: Uint8Array, now: Date): SanitisedRequest {
    this.scratch.rewindTo(0);
    const context = new SanitiseContext(this.policy, this.limits, now, this.scratch);
    const reader = new WireReader(payload);
    try {
      const sanitiseRecord = RECORD_SANITISERS[signal];
      sanitiseRequest(reader, context, (resource) =>
        sanitiseResource(resource, context, (scope) =>
          sanitiseScope(scope, context, (record) => sanitiseRecord(record, context)),
        ),
      );
    } catch (error) {
      throw explainWireError(signal, payload, error);
    }
    const bytes = Buffer.from(this.scratch.result());
    if (bytes.length > MAX_SCRATCH_BYTES) this.scratch = new BackwardWriter(64 * 1024);
    const keyAt = context.partitionKeyAt;
    return {
      bytes,
      received: context.received.records,
      forwarded: context.forwarded,
      dropped: context.dropped.tally,
      rejected: context.rejected.tally,
      removedValues: context.removed.tally,
      partitionKey: keyAt < 0 ? undefined : reader.bytes.toString('hex', keyAt, keyAt + TRACE_ID_BYTES),
    };
  }
}

function counted(isForwarded: boolean, context: SanitiseContext): boolean {
  if (isForwarded) context.forwarded++;
  return isForwarded;
}
