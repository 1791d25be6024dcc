import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

import { CANARY } from '../traffic/canary';

/** What came out of the Collector behind TokenLedger's. */
export interface ForwardedCalls {
  readonly calls: bigint;
  readonly inputTokens: bigint;
  readonly cacheReadTokens: bigint;
  readonly outputTokens: bigint;
  /** Records without usage: those that are no model call. */
  readonly others: bigint;
  /** Values of the header `x-tenant-id`. */
  readonly tenants: ReadonlySet<string>;
  readonly holdsCanary: boolean;
}

const value = z.object({ stringValue: z.string().optional(), intValue: z.union([z.string(), z.number()]).optional() });
const attributes = z.array(z.object({ key: z.string(), value })).default([]);
const record = z.object({ attributes });
const resource = z.object({ attributes }).optional();
const LINE = z.object({
  resourceSpans: z.array(z.object({ resource, scopeSpans: z.array(z.object({ spans: z.array(record) })) })).default([]),
  resourceLogs: z
    .array(z.object({ resource, scopeLogs: z.array(z.object({ logRecords: z.array(record) })) }))
    .default([]),
});

/** Reads what the file exporter wrote: OTLP/JSON, one request a line; a line that is being written does not count. */
export function readForwarded(file: string): ForwardedCalls {
  const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = written.slice(0, written.lastIndexOf('\n') + 1).split('\n');
  const requests = lines.filter((line) => line !== '').map((line) => LINE.parse(JSON.parse(line)));
  const records = requests.flatMap(({ resourceSpans, resourceLogs }) => [
    ...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    ...resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords)),
  ]);
  const resources = requests.flatMap(({ resourceSpans, resourceLogs }) => [...resourceSpans, ...resourceLogs]);
  const calls = records.filter((found) => numberOf(found, 'gen_ai.usage.input_tokens') !== undefined);
  const sum = (key: string): bigint => calls.reduce((total, call) => total + (numberOf(call, key) ?? 0n), 0n);
  return {
    calls: BigInt(calls.length),
    inputTokens: sum('gen_ai.usage.input_tokens'),
    cacheReadTokens: sum('gen_ai.usage.cache_read.input_tokens'),
    outputTokens: sum('gen_ai.usage.output_tokens'),
    others: BigInt(records.length - calls.length),
    tenants: new Set(resources.map(({ resource }) => textOf(resource?.attributes ?? [], 'kafka.header.x-tenant-id'))),
    holdsCanary: written.includes(CANARY),
  };
}

function numberOf({ attributes: list }: z.output<typeof record>, key: string): bigint | undefined {
  const found = list.find((attribute) => attribute.key === key)?.value.intValue;
  return found === undefined ? undefined : BigInt(found);
}

function textOf(list: z.output<typeof attributes>, key: string): string {
  return list.find((attribute) => attribute.key === key)?.value.stringValue ?? '(none)';
}
