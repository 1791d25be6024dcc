import type { TraceSerializer } from '../otel/finished-span';
import { serializeSpans } from '../otel/serialize-spans';
import type { StrippedSpan } from '../otel/strip-span';

/** One Kafka record: the OpenTelemetry Collector's `otlp_proto` value, keyed as it keys traces. */
export interface UsageRecord {
  /** Trace id of the record's first span, lower-case hex text. */
  readonly key: string;
  readonly value: Uint8Array;
}

export interface EncodedRecords {
  readonly records: readonly UsageRecord[];
  /** Spans that fit into no record, alone. */
  readonly tooLarge: number;
  /** Spans that cannot be serialised, alone. */
  readonly invalid: number;
}

/** Spreads spans over as few records as fit below the limit, by halving what does not. */
export async function toUsageRecords(
  spans: readonly StrippedSpan[],
  maxRecordBytes: number,
  serializer: TraceSerializer,
): Promise<EncodedRecords> {
  const records: UsageRecord[] = [];
  let tooLarge = 0;
  let invalid = 0;
  const left: (readonly StrippedSpan[])[] = [spans];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    const [first] = part;
    if (first === undefined) continue;
    const value = await serializeSpans(part, serializer);
    if (value !== undefined && value.length <= maxRecordBytes) {
      records.push({ key: first.spanContext().traceId, value });
    } else if (part.length > 1) {
      const middle = Math.ceil(part.length / 2);
      left.push(part.slice(middle), part.slice(0, middle));
    } else if (value === undefined) invalid += 1;
    else tooLarge += 1;
  }
  return { records, tooLarge, invalid };
}
