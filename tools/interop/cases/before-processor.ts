import { canariesInTopic } from '../arrival/canary-search';
import type { CaseResult } from '../result-table';
import {
  baseTopic,
  COMPRESSIONS,
  otlpReceiver,
  otlpToKafka,
  type Signal,
  type ToKafka,
} from '../stack/collector-config';
import { freePorts } from '../stack/free-ports';
import { startOtelCollector } from '../stack/otel-collector';
import { postTraffic } from '../traffic/post-otlp';
import { type Bench, inLedger, type InteropCase, planCase, topicOf } from './interop-case';

const SECTION = 'Collector → Kafka → processor';

interface Variant extends Pick<ToKafka, 'signal' | 'compression' | 'encoding' | 'exporter'> {
  readonly tracesOfARequest?: number;
  readonly atLeastCalls?: number;
}

/** OTLP → OpenTelemetry Collector → its Kafka exporter → a topic of one tenant → processor → spend. */
export function beforeProcessorCases(): readonly InteropCase[] {
  const plain = { signal: 'traces', encoding: 'otlp_proto', exporter: {} } as const;
  return [
    ...COMPRESSIONS.map((compression) =>
      beforeCase(`otlp_proto, ${compression}`, compression, { ...plain, compression }),
    ),
    beforeCase('otlp_json, zstd', 'json', { ...plain, encoding: 'otlp_json', compression: 'zstd' }),
    beforeCase('a record a trace, keyed by its id (FNV), gzip', 'keyed', {
      ...plain,
      compression: 'gzip',
      exporter: { partition_traces_by_id: true },
    }),
    beforeCase('a record a trace, keyed by its id (murmur2), lz4', 'keyed-murmur2', {
      ...plain,
      compression: 'lz4',
      exporter: { partition_traces_by_id: true, record_partitioner: { sticky_key: { hasher: 'murmur2' } } },
    }),
    beforeCase('logs by trace id, snappy', 'logs', {
      ...plain,
      signal: 'logs',
      compression: 'snappy',
      exporter: { partition_logs_by_trace_id: true },
    }),
    beforeCase('one request over the record limit, a record a trace, lz4', 'large', {
      ...plain,
      compression: 'lz4',
      exporter: { partition_traces_by_id: true },
      // 2 MB: the exporter would refuse it as one record (1 MB).
      tracesOfARequest: Number.MAX_SAFE_INTEGER,
      atLeastCalls: 1_200,
    }),
    recommendedCase('traces'),
    recommendedCase('logs'),
  ];
}

function beforeCase(name: string, id: string, variant: Variant): InteropCase {
  const interopCase: InteropCase = {
    section: SECTION,
    name,
    tenant: `before-${id}`,
    reservedTopic: `${baseTopic(variant.signal)}_${id}`,
    async run(bench) {
      const [httpPort = 0] = await freePorts(1);
      const config = otlpToKafka({
        ...variant,
        httpPort,
        brokers: bench.deployment.engines.brokers,
        topic: topicOf(bench, `${baseTopic(variant.signal)}_${id}`),
      });
      const sent = planCase(bench, interopCase, variant);
      const otel = await startOtelCollector({
        binary: bench.otelCollector,
        configs: [config],
        folder: bench.deployment.folder,
        name: interopCase.tenant,
      });
      try {
        await postTraffic(`http://127.0.0.1:${httpPort}`, sent);
        return await inLedger(bench, interopCase, sent, []);
      } finally {
        await otel.stop();
      }
    },
  };
  return interopCase;
}

const TOKEN = 'a-token-that-only-this-collector-knows';

/** The configuration that infra/otel-collector recommends, as it stands: besides, no content reaches Kafka. */
function recommendedCase(signal: Signal): InteropCase {
  const interopCase: InteropCase = {
    section: SECTION,
    name: `infra/otel-collector/collector.yaml, ${signal}`,
    tenant: `before-recommended-${signal}`,
    reservedTopic: `${baseTopic(signal)}_recommended`,
    run: (bench) => runRecommended(bench, interopCase, signal),
  };
  return interopCase;
}

async function runRecommended(bench: Bench, interopCase: InteropCase, signal: Signal): Promise<CaseResult> {
  const [httpPort = 0, grpcPort = 0] = await freePorts(2);
  const { brokers } = bench.deployment.engines;
  const { http } = (otlpReceiver(httpPort) as { protocols: { http: object } }).protocols;
  const loopback = {
    receivers: { otlp: { protocols: { http, grpc: { endpoint: `127.0.0.1:${grpcPort}` } } } },
    service: { telemetry: { metrics: { level: 'none' } } },
  };
  // What the Collector 0.155 cannot take away: see docs/guides/opentelemetry-collector.md.
  const sent = planCase(bench, interopCase, { signal, contentInLinks: false });
  const otel = await startOtelCollector({
    binary: bench.otelCollector,
    configs: ['infra/otel-collector/collector.yaml', loopback],
    env: {
      KAFKA_BROKERS: brokers.join(','),
      SPANS_TOPIC: topicOf(bench, 'otlp_spans_recommended'),
      LOGS_TOPIC: topicOf(bench, 'otlp_logs_recommended'),
      INGESTION_TOKEN: TOKEN,
    },
    folder: bench.deployment.folder,
    name: interopCase.tenant,
  });
  try {
    await postTraffic(`http://127.0.0.1:${httpPort}`, sent, { authorization: `Bearer ${TOKEN}` });
    const tainted = await canariesInTopic(brokers, topicOf(bench, `${baseTopic(signal)}_recommended`));
    return await inLedger(bench, interopCase, sent, tainted);
  } finally {
    await otel.stop();
  }
}
