/** Compiled, never run: the exporters fit the types of the OpenTelemetry line that is installed. */
import { NodeSDK } from '@opentelemetry/sdk-node';
import { AlwaysOnSampler } from '@opentelemetry/sdk-trace';
import {
  createKafkaSpanExporter,
  createOtlpSpanExporter,
  keepUsage,
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
