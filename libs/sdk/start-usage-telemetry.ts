import { createRequire } from 'node:module';
import { diag, trace } from '@opentelemetry/api';

import type { UsageStats } from './delivery/delivery-stats';
import type { FlushResult } from './delivery/usage-delivery';
import { createKafkaSpanExporter, type KafkaSpanExporterOptions } from './kafka-span-exporter';
import { attachToProvider, isRecordingProvider } from './otel/attach-to-provider';
import type { SpanSampler } from './otel/finished-span';
import { keepUsage } from './otel/keep-usage';
import { createOtlpSpanExporter, type OtlpSpanExporterOptions } from './otlp-span-exporter';
import { InvalidUsageOptionsError } from './usage-options';
import type { UsageSpanExporter } from './usage-span-exporter';
import { UsageSpanProcessor } from './usage-span-processor';

/** Either the collector's `endpoint`, or Kafka's `brokers` with the `tenant`. */
export type UsageTelemetryOptions = (OtlpSpanExporterOptions | KafkaSpanExporterOptions) & {
  /** Name of the service in OpenTelemetry's resource; default is OpenTelemetry's own (`OTEL_SERVICE_NAME`). */
  readonly serviceName?: string;
  /** Instrumentations of model clients, for an SDK that is created here. */
  readonly instrumentations?: readonly object[];
  /** A tracer provider that is already running; default is the global one, where there is one. */
  readonly provider?: object;
};

export interface UsageTelemetry {
  /** What was found: an SDK was created, an existing provider was joined, or neither could be done. */
  readonly setUp: 'created' | 'joined' | 'inactive';
  /** Waits until every call reported so far is delivered or dropped, or the time is over. Never rejects. */
  flush(timeoutMs?: number): Promise<FlushResult>;
  /** Flushes and stops. Never rejects. */
  shutdown(timeoutMs?: number): Promise<UsageStats>;
  stats(): UsageStats;
  /** For a host that builds its own provider later. */
  readonly processor: UsageSpanProcessor;
}

interface NodeSdk {
  start(): void;
  shutdown(): Promise<void>;
}

type NodeSdkConstructor = new (configuration: Readonly<Record<string, unknown>>) => NodeSdk;

const requireOfHost = createRequire(__filename);

/**
 * Starts reporting model calls: joins the tracer provider that is running, or creates an OpenTelemetry SDK that exports
 * nothing but model calls.
 *
 * @throws InvalidUsageOptionsError naming the option; nothing throws after that
 */
export function startUsageTelemetry(options: UsageTelemetryOptions): UsageTelemetry {
  const exporter = 'brokers' in options ? createKafkaSpanExporter(options) : createOtlpSpanExporter(options);
  const processor = new UsageSpanProcessor(exporter);
  const provider = options.provider ?? trace.getTracerProvider();
  if (options.provider !== undefined || isRecordingProvider(provider)) return join(provider, exporter, processor);
  return create(options, exporter, processor);
}

function join(provider: object, exporter: UsageSpanExporter, processor: UsageSpanProcessor): UsageTelemetry {
  const { attached, keepsUnsampled } = attachToProvider(provider, processor);
  if (!attached) {
    diag.error('TokenLedger: nothing is reported: this tracer provider takes no processor; build it with `processor`');
  } else if (!keepsUnsampled) {
    diag.warn('TokenLedger: calls that the sampler turns down are not reported: wrap the sampler with keepUsage()');
  }
  return toHandle(attached ? 'joined' : 'inactive', exporter, processor, undefined);
}

function create(
  options: UsageTelemetryOptions,
  exporter: UsageSpanExporter,
  processor: UsageSpanProcessor,
): UsageTelemetry {
  const NodeSDK = loadNodeSdk();
  const sdk = new NodeSDK({
    ...(options.serviceName === undefined ? {} : { serviceName: options.serviceName }),
    instrumentations: options.instrumentations ?? [],
    sampler: keepUsage(SAMPLE_NOTHING),
    spanProcessors: [processor],
    // A trace header of ours, sampled or not, would decide for the services behind whether they keep their traces.
    textMapPropagator: null,
    // Without these OpenTelemetry would send the host's metrics and logs to localhost.
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  return toHandle('created', exporter, processor, sdk);
}

/** Nobody but us exports these spans, and we do not ask for the flag. */
const SAMPLE_NOTHING: SpanSampler = {
  shouldSample: () => ({ decision: 0 }),
  toString: () => 'SampleNothing',
};

function loadNodeSdk(): NodeSdkConstructor {
  try {
    return (requireOfHost('@opentelemetry/sdk-node') as { readonly NodeSDK: NodeSdkConstructor }).NodeSDK;
  } catch (error) {
    throw new InvalidUsageOptionsError(
      'provider',
      'install @opentelemetry/sdk-node, or pass the tracer provider that is running',
      error,
    );
  }
}

function toHandle(
  setUp: UsageTelemetry['setUp'],
  exporter: UsageSpanExporter,
  processor: UsageSpanProcessor,
  sdk: NodeSdk | undefined,
): UsageTelemetry {
  return {
    setUp,
    processor,
    flush: (timeoutMs) => exporter.flush(timeoutMs),
    stats: () => exporter.stats(),
    async shutdown(timeoutMs) {
      await exporter.shutdown(timeoutMs);
      await stopSdk(sdk);
      return exporter.stats();
    },
  };
}

async function stopSdk(sdk: NodeSdk | undefined): Promise<void> {
  try {
    await sdk?.shutdown();
  } catch (error) {
    diag.warn(`TokenLedger: OpenTelemetry did not shut down: ${String(error)}`);
  }
}
