import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { decodePayload, jsonToProto, type OtlpRecord, type OtlpSignal } from '@tokenledger/shared/otlp';

import type { Loss } from './expected-usage';
import type { ServedCall } from './served-call';

/** What an instrumentation really sent, for calls of which it is known what they used. */
export interface Recording {
  readonly id: string;
  readonly instrumentation: string;
  readonly version: string;
  readonly loses: readonly Loss[];
  readonly served: readonly ServedCall[];
  /** ExportTraceServiceRequest and ExportLogsServiceRequest as OTLP JSON. */
  readonly traces?: object;
  readonly logs?: object;
}

/** All recordings that `npm run live-instrumentations -- --record` left, in the order of their ids. */
export function readRecordings(): readonly Recording[] {
  const folder = join(__dirname, '../../domain/dialects/recorded');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly Recording[])
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** Export requests in protobuf, by signal. */
export function payloadsOf({ traces, logs }: Recording): readonly (readonly [OtlpSignal, Uint8Array])[] {
  const toProto = (signal: OtlpSignal, body: object): readonly [OtlpSignal, Uint8Array] => [
    signal,
    jsonToProto(signal, Buffer.from(JSON.stringify(body))).proto,
  ];
  return [
    ...(traces === undefined ? [] : [toProto('traces', traces)]),
    ...(logs === undefined ? [] : [toProto('logs', logs)]),
  ];
}

export function recordsOf(recording: Recording): readonly OtlpRecord[] {
  return payloadsOf(recording).flatMap(([signal, payload]) => decodePayload(signal, payload));
}
