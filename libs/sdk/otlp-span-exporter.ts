import { buildUsageExporter } from './build-usage-exporter';
import { loadTraceSerializer } from './transport/load-trace-serializer';
import { OtlpTransport } from './transport/otlp-transport';
import { type BufferOptions, givenText, InvalidUsageOptionsError, wholeNumber } from './usage-options';
import type { UsageSpanExporter } from './usage-span-exporter';

export interface OtlpSpanExporterOptions extends BufferOptions {
  /** The collector, such as `https://collector.example:4318`; `/v1/traces` is added unless it is there already. */
  readonly endpoint: string;
  /** Names the tenant; sent as a bearer token. */
  readonly ingestionKey: string;
  /** Further headers, for a proxy on the way. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default `gzip`. */
  readonly compression?: 'gzip' | 'none';
}

const TRACES_PATH = '/v1/traces';
/** Below the collector's limit on a body, whatever it compresses to. */
const MAX_BATCH_BYTES = 2_097_152;

/**
 * Reports model calls to a TokenLedger collector, or any OTLP/HTTP receiver.
 *
 * @throws InvalidUsageOptionsError naming the option; nothing throws after that
 */
export function createOtlpSpanExporter(options: OtlpSpanExporterOptions): UsageSpanExporter {
  const transport = new OtlpTransport({
    url: tracesUrl(options.endpoint),
    headers: { ...options.headers, authorization: `Bearer ${givenText('ingestionKey', options.ingestionKey)}` },
    compression: options.compression ?? 'gzip',
    requestTimeoutMs: wholeNumber('requestTimeoutMs', options.requestTimeoutMs, 10_000, 1),
    serializer: options.serializer ?? loadTraceSerializer(),
  });
  return buildUsageExporter(transport, options, MAX_BATCH_BYTES);
}

function tracesUrl(endpoint: string): URL {
  const text = givenText('endpoint', endpoint);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new InvalidUsageOptionsError('endpoint', 'an http:// or https:// address is needed');
  }
  if (!url.pathname.endsWith(TRACES_PATH)) url.pathname = `${url.pathname.replace(/\/+$/, '')}${TRACES_PATH}`;
  return url;
}
