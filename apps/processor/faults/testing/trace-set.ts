import { DOUBLE_COUNT_CASES, readRecordings, recordsOf, toOtlpJson } from '@tokenledger/metering/testing';
import { jsonToProto, type OtlpRecord, type OtlpSignal } from '@tokenledger/shared/otlp';

/** An export request in both encodings. */
export interface ExportRequest {
  readonly signal: OtlpSignal;
  readonly json: string;
  readonly proto: Uint8Array;
}

/** Records in one request: a few, so that calls of one trace lie in several. */
const RECORDS_OF_A_REQUEST = 40;

/**
 * What is known to be counted wrongly by others, as export requests: everything that real instrumentations sent, and the
 * cases in which several records say the same calls, each with span and trace ids of its own.
 */
export function traceSet(): readonly ExportRequest[] {
  const records = [
    ...readRecordings().flatMap(recordsOf),
    ...DOUBLE_COUNT_CASES.flatMap(([, of], index) => of.map((record) => withOwnIds(record, index))),
  ];
  return (['span', 'log'] as const).flatMap((signal) =>
    partsOf(records.filter((record) => record.signal === signal)).flatMap(toRequests),
  );
}

/** The cases use the same few ids over and over, and response ids that name one call for each case. */
function withOwnIds<T extends OtlpRecord>(record: T, index: number): T {
  if (record.signal === 'metric') return record;
  const mark = index.toString(16).padStart(2, '0');
  const attributes = new Map(
    [...record.attributes].map(([name, value]) => [
      name,
      /response\.id$|request[._]id$/.test(name) ? `${String(value)}-case-${mark}` : value,
    ]),
  );
  return { ...record, traceId: mark + record.traceId.slice(2), attributes };
}

function partsOf(records: readonly OtlpRecord[]): readonly (readonly OtlpRecord[])[] {
  const parts: (readonly OtlpRecord[])[] = [];
  for (let at = 0; at < records.length; at += RECORDS_OF_A_REQUEST)
    parts.push(records.slice(at, at + RECORDS_OF_A_REQUEST));
  return parts;
}

function toRequests(records: readonly OtlpRecord[]): readonly ExportRequest[] {
  const { traces, logs } = toOtlpJson(records);
  return [...toRequest('traces', traces), ...toRequest('logs', logs)];
}

function toRequest(signal: OtlpSignal, body: object | undefined): readonly ExportRequest[] {
  if (body === undefined) return [];
  const json = JSON.stringify(body);
  return [{ signal, json, proto: jsonToProto(signal, Buffer.from(json)).proto }];
}
