import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import type { EmbeddedStatement } from '../embedded/embedded-sessions';
import { isInsertWithRows } from '../embedded/insert-spool';

/** One request of ClickHouse's HTTP interface, as far as it concerns the engine. */
export interface EndpointRequest {
  readonly statement: EmbeddedStatement;
  /** Rows of an INSERT, on their way in. */
  readonly rows: Readable | undefined;
  /** Whether the client takes a compressed answer and asks for one. */
  readonly wantsGzip: boolean;
  readonly queryId: string | undefined;
}

/** A request that ClickHouse's HTTP handler itself would refuse. */
export class RefusedRequest extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** Parameters of the address that are neither query parameters nor settings of the engine. */
const OF_THE_INTERFACE = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'user',
  'password',
  'quota_key',
  'role',
  'session_id',
  'session_timeout',
  'session_check',
  'compress',
  'decompress',
  'buffer_size',
  'wait_end_of_query',
  'enable_http_compression',
  'http_zlib_compression_level',
  'http_response_buffer_size',
  'http_headers_progress_interval_ms',
  'send_progress_in_http_headers',
  'cancel_http_readonly_queries_on_client_close',
]);

const PARAM = 'param_';

/** @throws RefusedRequest */
export async function readEndpointRequest(request: IncomingMessage): Promise<EndpointRequest> {
  const address = new URL(request.url ?? '/', 'http://endpoint').searchParams;
  const parts = await multipartOf(request);
  const query = parts?.get('query') ?? address.get('query') ?? undefined;
  const fields = new Map([...address, ...(parts ?? [])]);
  const common = {
    params: pick(fields, (name) => name.startsWith(PARAM), PARAM.length),
    settings: pick(address, (name) => !name.startsWith(PARAM) && !OF_THE_INTERFACE.has(name), 0),
    ...namedDatabase(address, request),
    ...(address.has('default_format') ? { defaultFormat: address.get('default_format') ?? '' } : {}),
  };
  const answerAs = {
    wantsGzip: address.get('enable_http_compression') === '1' && /\bgzip\b/.test(headerOf(request, 'accept-encoding')),
    queryId: address.get('query_id') ?? undefined,
  };
  if (parts !== undefined) return { statement: { text: required(query), ...common }, rows: undefined, ...answerAs };
  const body = decoded(request);
  if (query !== undefined && isInsertWithRows(query)) {
    return { statement: { text: query, ...common }, rows: body, ...answerAs };
  }
  const rest = (await wholeOf(body)).toString('utf8');
  const text = query === undefined ? rest : `${query}\n${rest}`.trim();
  return { statement: { text: required(text), ...common }, rows: undefined, ...answerAs };
}

function required(text: string | undefined): string {
  if (text !== undefined && text.trim() !== '') return text;
  throw new RefusedRequest(400, 62, 'SYNTAX_ERROR', 'Empty query');
}

function namedDatabase(address: URLSearchParams, request: IncomingMessage): { database?: string } {
  const name = address.get('database') ?? headerOf(request, 'x-clickhouse-database');
  return name === '' ? {} : { database: name };
}

function pick(
  fields: Iterable<[string, string]>,
  wanted: (name: string) => boolean,
  prefixLength: number,
): Map<string, string> {
  const picked = new Map<string, string>();
  for (const [name, value] of fields) if (wanted(name)) picked.set(name.slice(prefixLength), value);
  return picked;
}

function decoded(request: IncomingMessage): Readable {
  const coding = headerOf(request, 'content-encoding').toLowerCase();
  if (coding === '' || coding === 'identity') return request;
  const decoder = DECODERS.get(coding);
  if (decoder === undefined) {
    throw new RefusedRequest(501, 48, 'NOT_IMPLEMENTED', `Unknown HTTP content encoding: ${coding}`);
  }
  const output = decoder();
  request.on('error', (error) => output.destroy(error)).pipe(output);
  return output;
}

const DECODERS: ReadonlyMap<string, () => NodeJS.ReadWriteStream & Readable> = new Map([
  ['gzip', () => createGunzip()],
  ['deflate', () => createInflate()],
  ['br', () => createBrotliDecompress()],
  ['zstd', () => createZstdDecompress()],
]);

async function wholeOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** `multipart/form-data`, which the client takes for parameters that do not fit into an address. */
async function multipartOf(request: IncomingMessage): Promise<ReadonlyMap<string, string> | undefined> {
  const type = headerOf(request, 'content-type');
  if (!type.startsWith('multipart/form-data')) return undefined;
  const body = await wholeOf(decoded(request));
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const parts = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value !== 'string') {
      throw new RefusedRequest(501, 48, 'NOT_IMPLEMENTED', 'External tables are not supported by this endpoint');
    }
    parts.set(name, value);
  }
  return parts;
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}
