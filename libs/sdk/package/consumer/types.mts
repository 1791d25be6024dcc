/** Compiled, never run: the exporters fit the types of the OpenTelemetry line that is installed. */
import { trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { AlwaysOnSampler } from '@opentelemetry/sdk-trace';
import {
  createKafkaSpanExporter,
  createOtlpSpanExporter,
  keepUsage,
  type ProviderUsage,
  recordProviderStream,
  recordProviderUsage,
  startUsageTelemetry,
  UsageSpanProcessor,
  type UsageStats,
} from '@tokenledger/sdk';

const exporter = createOtlpSpanExporter({ endpoint: 'http://127.0.0.1:4318', ingestionKey: 'key' });
new NodeSDK({ traceExporter: exporter });
new NodeSDK({ sampler: keepUsage(new AlwaysOnSampler()), spanProcessors: [new UsageSpanProcessor(exporter)] });
const kafka = createKafkaSpanExporter({ brokers: ['127.0.0.1:9092'], ingestionKey: 'key', tenant: 'acme' });
const stats: UsageStats = await startUsageTelemetry({ endpoint: 'http://x', ingestionKey: 'key' }).shutdown();
console.log(kafka.stats().sent, stats.dropped.byReason['buffer-full']);

const span = trace.getTracer('host').startSpan('call the model');
const usage: ProviderUsage = recordProviderUsage(span, { usage: { prompt_tokens: 1 } }, { provider: 'openai' });
async function* events(): AsyncGenerator<{ readonly type: string }> {
  yield { type: 'ping' };
}
for await (const event of recordProviderStream(span, events())) console.log(event.type, usage.status);
