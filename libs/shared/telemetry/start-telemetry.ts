import { context, diag, DiagLogLevel, metrics, propagation, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { type IMetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions';
import { randomUUID } from 'node:crypto';

import type { Logger } from './logger';
import { watchProcess } from './process-metrics';

export interface TelemetryOptions {
  /** As others see this process: `tokenledger-api`. */
  readonly serviceName: string;
  readonly version: string;
  /** Where traces and metrics are pushed to by OTLP/HTTP, without `/v1/traces`; nothing is pushed unless given. */
  readonly otlpEndpoint?: string;
  /** Sent with each push: credentials of the receiver. */
  readonly otlpHeaders?: Readonly<Record<string, string>>;
  /** Keeps metrics so that `/metrics` can show them; on unless false. */
  readonly prometheus?: boolean;
  /** Spans and metrics of every HTTP request made and answered, by instrumentation. Off unless true. */
  readonly instrumentHttp?: boolean;
  /** Milliseconds between two pushes of metrics. */
  readonly metricIntervalMs?: number;
  /** Hears of failing exports; they are no failure of the process. */
  readonly logger?: Logger;
  /** For tests: takes spans beside the configured export. */
  readonly spanProcessors?: readonly SpanProcessor[];
}

/** Shows the metrics of this process in the text format of Prometheus. */
export interface PrometheusExposition {
  /** @throws Error where a metric cannot be collected */
  text(): Promise<string>;
}

export interface Telemetry {
  /** Undefined where it was turned off. */
  readonly prometheus: PrometheusExposition | undefined;
  /** Sends what is left and lets go of the process-wide providers. Never rejects: it is the last thing a process does. */
  shutdown(): Promise<void>;
}

const METRIC_INTERVAL_MS = 15_000;
/** A receiver that does not answer must not hold up the end of a process. */
const EXPORT_TIMEOUT_MS = 5_000;

/**
 * Starts this process's own traces and metrics. Once a process: providers are process-wide.
 *
 * With neither an endpoint nor Prometheus nothing starts, and spans and metrics cost nothing.
 */
export function startTelemetry(options: TelemetryOptions): Telemetry {
  const exporter = options.prometheus === false ? undefined : new PrometheusExporter({ preventServerStart: true });
  const metricReaders: IMetricReader[] = [...(exporter === undefined ? [] : [exporter]), ...pushedMetrics(options)];
  const spanProcessors = [...pushedSpans(options), ...(options.spanProcessors ?? [])];
  if (metricReaders.length === 0 && spanProcessors.length === 0) {
    return { prometheus: undefined, shutdown: () => Promise.resolve() };
  }
  hearOfFailures(options.logger);
  const sdk = new NodeSDK({
    resource: resourceFromAttributes({
      [ATTR_SERVICE_NAME]: options.serviceName,
      [ATTR_SERVICE_VERSION]: options.version,
      'service.namespace': 'tokenledger',
      'service.instance.id': randomUUID(),
    }),
    // Every list is given: for one that is left out the SDK starts what OTEL_* variables and its defaults say.
    autoDetectResources: false,
    metricReaders,
    spanProcessors,
    logRecordProcessors: [],
    instrumentations: options.instrumentHttp === true ? [new HttpInstrumentation()] : [],
  });
  sdk.start();
  const stopWatching = watchProcess(metrics.getMeterProvider());
  return {
    prometheus: exporter && exposition(exporter),
    async shutdown() {
      stopWatching();
      await sdk.shutdown().catch((error: unknown) => options.logger?.warn('own telemetry was not sent', { error }));
      for (const api of [metrics, trace, context, propagation, diag]) api.disable();
    },
  };
}

function pushedMetrics(options: TelemetryOptions): IMetricReader[] {
  if (options.otlpEndpoint === undefined) return [];
  const exporter = new OTLPMetricExporter(receiver(options, options.otlpEndpoint, 'v1/metrics'));
  const exportIntervalMillis = options.metricIntervalMs ?? METRIC_INTERVAL_MS;
  const exportTimeoutMillis = Math.min(EXPORT_TIMEOUT_MS, exportIntervalMillis);
  return [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis, exportTimeoutMillis })];
}

function pushedSpans(options: TelemetryOptions): SpanProcessor[] {
  if (options.otlpEndpoint === undefined) return [];
  const exporter = new OTLPTraceExporter(receiver(options, options.otlpEndpoint, 'v1/traces'));
  return [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_TIMEOUT_MS })];
}

function receiver(options: TelemetryOptions, endpoint: string, path: string) {
  return {
    url: `${endpoint.replace(/\/+$/, '')}/${path}`,
    headers: { ...options.otlpHeaders },
    timeoutMillis: EXPORT_TIMEOUT_MS,
  };
}

function exposition(exporter: PrometheusExporter): PrometheusExposition {
  // Our scopes repeat what the metric names say already.
  const serializer = new PrometheusSerializer('', false, undefined, false, true);
  return {
    async text() {
      const { resourceMetrics, errors } = await exporter.collect();
      if (errors.length > 0) throw new AggregateError(errors, 'metrics could not be collected');
      return serializer.serialize(resourceMetrics);
    },
  };
}

function hearOfFailures(logger: Logger | undefined): void {
  if (logger === undefined) return;
  const say =
    (level: 'debug' | 'warn') =>
    (message: string, ...details: unknown[]): void =>
      logger[level](`opentelemetry: ${message}`, details.length === 0 ? undefined : { details });
  const debug = say('debug');
  // An export that fails is tried again or lost; either way the ledger is whole, so nobody must get up for it.
  const warn = say('warn');
  diag.setLogger(
    { verbose: debug, debug, info: debug, warn, error: warn },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}
