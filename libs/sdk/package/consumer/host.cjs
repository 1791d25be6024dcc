/** A host in CommonJS that knows plain OpenTelemetry: sampled at 0, never shut down, ends by having nothing left to do. */
const { trace } = require('@opentelemetry/api');
const { NodeSDK } = require('@opentelemetry/sdk-node');
const { createOtlpSpanExporter, keepUsage, UsageSpanProcessor } = require('@tokenledger/sdk');

const [endpoint, calls] = process.argv.slice(2);
const exporter = createOtlpSpanExporter({ endpoint, ingestionKey: 'key', maxDelayMs: 60_000 });
new NodeSDK({
  sampler: keepUsage({ shouldSample: () => ({ decision: 0 }), toString: () => 'Never' }),
  spanProcessors: [new UsageSpanProcessor(exporter)],
  metricReaders: [],
  logRecordProcessors: [],
}).start();
for (let index = 0; index < Number(calls); index += 1) {
  const attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.response.id': `resp-${index}`,
    'gen_ai.prompt': 'CANARY',
  };
  trace.getTracer('host').startSpan('chat', { attributes }).end();
}
