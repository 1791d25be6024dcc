/** What Kafka records may be compressed with; both sides write and read all of them. */
export const COMPRESSIONS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

export type Compression = (typeof COMPRESSIONS)[number];

export type Signal = 'traces' | 'logs';

/** The topic of a signal, by the names that Collector and TokenLedger agree on. */
export function baseTopic(signal: Signal): string {
  return signal === 'traces' ? 'otlp_spans' : 'otlp_logs';
}

/** No internal metrics: their port would be the same for every Collector of this machine. */
const QUIET = { telemetry: { metrics: { level: 'none' } } };

/** A queue would acknowledge what only lies in memory: the sender should see what became of its request. */
const NO_QUEUE = { sending_queue: { enabled: false } };

export function otlpReceiver(port: number): object {
  return { protocols: { http: { endpoint: `127.0.0.1:${port}` } } };
}

export interface ToKafka {
  readonly httpPort: number;
  readonly brokers: readonly string[];
  readonly signal: Signal;
  readonly topic: string;
  readonly compression: Compression;
  readonly encoding: 'otlp_proto' | 'otlp_json';
  /** Keys of the exporter, `partition_traces_by_id` and the like. */
  readonly exporter: Readonly<Record<string, unknown>>;
}

/** OTLP in, Kafka out, with nothing between: prompts go through. */
export function otlpToKafka(to: ToKafka): object {
  return {
    receivers: { otlp: otlpReceiver(to.httpPort) },
    exporters: {
      kafka: {
        brokers: to.brokers,
        [to.signal]: { topic: to.topic, encoding: to.encoding },
        producer: { required_acks: -1, compression: to.compression, allow_auto_topic_creation: false },
        ...NO_QUEUE,
        ...to.exporter,
      },
    },
    service: { ...QUIET, pipelines: { [to.signal]: { receivers: ['otlp'], exporters: ['kafka'] } } },
  };
}

export interface ToFile {
  readonly brokers: readonly string[];
  readonly group: string;
  readonly signal: Signal;
  readonly topic: string;
  readonly file: string;
}

/** Kafka in, a file of OTLP JSON out; the tenant's header becomes an attribute of the resource. */
export function kafkaToFile(to: ToFile): object {
  return {
    receivers: {
      kafka: {
        brokers: to.brokers,
        group_id: to.group,
        initial_offset: 'earliest',
        [to.signal]: { topics: [to.topic], encoding: 'otlp_proto' },
        message_marking: { after: true },
        header_extraction: { extract_headers: true, headers: ['x-tenant-id'] },
      },
    },
    exporters: { file: { path: to.file, flush_interval: '200ms' } },
    service: { ...QUIET, pipelines: { [to.signal]: { receivers: ['kafka'], exporters: ['file'] } } },
  };
}

export type OtlpExporter =
  | { readonly protocol: 'http'; readonly encoding: 'proto' | 'json'; readonly compression: 'none' | 'gzip' }
  | { readonly protocol: 'grpc'; readonly compression: 'none' | 'gzip' };

export interface ToOtlp {
  readonly httpPort: number;
  /** `http://host:port`, or `host:port` for gRPC. */
  readonly endpoint: string;
  readonly ingestionKey: string;
  readonly signal: Signal;
  readonly exporter: OtlpExporter;
}

/** OTLP in, OTLP out to an endpoint that wants a bearer key. */
export function otlpToOtlp({ httpPort, endpoint, ingestionKey, signal, exporter }: ToOtlp): object {
  const name = exporter.protocol === 'http' ? 'otlp_http' : 'otlp_grpc';
  return {
    receivers: { otlp: otlpReceiver(httpPort) },
    exporters: {
      [name]: {
        endpoint,
        headers: { authorization: `Bearer ${ingestionKey}` },
        compression: exporter.compression,
        tls: { insecure: true },
        retry_on_failure: { enabled: true, initial_interval: '500ms', max_interval: '2s', max_elapsed_time: '90s' },
        ...NO_QUEUE,
        ...(exporter.protocol === 'http' && { encoding: exporter.encoding }),
      },
    },
    service: { ...QUIET, pipelines: { [signal]: { receivers: ['otlp'], exporters: [name] } } },
  };
}
