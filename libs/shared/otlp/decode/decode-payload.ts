import { jsonToProto } from '../json/json-to-proto';
import type { OtlpRecord, OtlpSignal } from '../model';
import { decodeLogs } from './decode-logs';
import { decodeMetrics } from './decode-metrics';
import { decodeTraces } from './decode-traces';

export type PayloadEncoding = 'proto' | 'json';

const OPENING_BRACE = 0x7b;

/**
 * How a stream value is encoded. No header says it: the OpenTelemetry Collector writes `otlp_proto` or `otlp_json`.
 * An opening brace can begin no protobuf payload (it would be a group, which OTLP never had).
 */
export function sniffEncoding(payload: Uint8Array): PayloadEncoding {
  return payload[0] === OPENING_BRACE ? 'json' : 'proto';
}

/**
 * Records of an export request in either encoding.
 * @throws MalformedPayloadError with the field that broke
 */
export function decodePayload(signal: OtlpSignal, payload: Uint8Array): OtlpRecord[] {
  const proto = sniffEncoding(payload) === 'json' ? jsonToProto(signal, payload).proto : payload;
  switch (signal) {
    case 'traces':
      return decodeTraces(proto);
    case 'logs':
      return decodeLogs(proto);
    case 'metrics':
      return decodeMetrics(proto);
  }
}
