// What every scenario shares: spans go to the collector that the runner names, under the scenario's project.
const { metrics, trace } = require('@opentelemetry/api');
const { resourceFromAttributes } = require('@opentelemetry/resources');
const { BatchSpanProcessor, NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');

const EXPORTERS = {
  'http/protobuf': '@opentelemetry/exporter-trace-otlp-proto',
  'http/json': '@opentelemetry/exporter-trace-otlp-http',
  grpc: '@opentelemetry/exporter-trace-otlp-grpc',
};

/** Address, headers and protocol are read by the exporter from the variables that OpenTelemetry names for them. */
function createExporter() {
  const { OTLPTraceExporter } = require(EXPORTERS[process.env.OTEL_EXPORTER_OTLP_PROTOCOL]);
  return new OTLPTraceExporter();
}

/**
 * @param {{ processors?: object[], instrumentations?: object[] }} [parts]
 *   processors: instead of the exporter's own
 */
function startTelemetry({ processors, instrumentations = [] } = {}) {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'live-scenario', project: process.env.LIVE_SCENARIO }),
    spanProcessors: processors ?? [new BatchSpanProcessor(createExporter())],
  });
  provider.register();
  for (const instrumentation of instrumentations) {
    instrumentation.setTracerProvider(provider);
    instrumentation.setMeterProvider?.(metrics.getMeterProvider());
    instrumentation.enable();
  }
  return provider;
}

/** Runs a call inside a span of the application's own, as a request handler would. */
function insideAppSpan(run) {
  return trace.getTracer('live-application').startActiveSpan('POST /ask', async (span) => {
    try {
      return await run();
    } finally {
      span.end();
    }
  });
}

// Some instrumentations leave a promise of their own behind that fails with the call.
process.on('unhandledRejection', (error) => console.log(`unhandled: ${error}`));

/** A failing call is part of some scenarios: what counts is what was reported of it. */
async function finish(provider, run) {
  try {
    await run();
  } catch (error) {
    console.log(`the call failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  await provider.forceFlush();
  await provider.shutdown();
}

module.exports = {
  baseUrl: process.env.LIVE_BASE_URL,
  createExporter,
  finish,
  insideAppSpan,
  operation: process.env.LIVE_OPERATION,
  startTelemetry,
  variant: process.env.LIVE_VARIANT ?? '',
};
