import type { StreamLog } from '../stream-log';

export type SaslSettings = {
  /** `scram-*` keeps the password off the wire; `plain` only over TLS. */
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
};

export interface TlsSettings {
  /** PEM of the authorities to trust in place of the system's. */
  readonly ca?: string;
  /** PEM of this client's certificate and key, where the broker asks for one. */
  readonly certificate?: string;
  readonly privateKey?: string;
  /** Name to verify where the brokers' addresses are not in their certificates. */
  readonly serverName?: string;
}

/** How to reach a Kafka cluster. */
export interface KafkaConnection {
  /** `host:port` of some brokers; the others are learnt from them. */
  readonly brokers: readonly string[];
  /** Name in the brokers' logs and quotas. */
  readonly clientId: string;
  /** `true` trusts the system's authorities; absent is plain text. */
  readonly tls?: true | TlsSettings;
  readonly sasl?: SaslSettings;
  /** Default 3,000. */
  readonly connectTimeoutMs?: number;
  /** Silent by default. */
  readonly log?: StreamLog;
}

export const COMPRESSIONS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

export interface KafkaProducerSettings extends KafkaConnection {
  /** Default `zstd` (level 1), or `gzip` on a Node without zstd (before 22.15). */
  readonly compression?: Compression;
  /** After this long without an acknowledgement `send` rejects with StreamUnavailableError. Default 8,000. */
  readonly sendTimeoutMs?: number;
  /** How long a record waits for company in its produce request. Default 5. */
  readonly lingerMs?: number;
  /** Largest value, before compression. Default 950,000: stays below the broker's default limit with key and headers. */
  readonly maxRecordBytes?: number;
  /** Bytes waiting for the broker beyond which `send` rejects at once. Default 64 MiB. */
  readonly maxQueuedBytes?: number;
  /** Produce requests under way at once, each over its own connection. Default 2. */
  readonly lanes?: number;
}

export interface KafkaConsumerSettings extends KafkaConnection {
  readonly groupId: string;
  readonly topics: readonly string[];
  /** Where a group without a position starts: default true, the oldest record. False skips what is there already. */
  readonly fromBeginning?: boolean;
  /** The handler gets at most this many records at once. Default 1,000. */
  readonly maxRecords?: number;
  /** The handler gets at most this many bytes of values at once (one larger record goes alone). Default 16 MiB. */
  readonly maxBytes?: number;
  /** How long the first record waits for company. Default 200. */
  readonly lingerMs?: number;
  /** Bytes of values held, those with the handler included; beyond it nothing more is fetched. Default 48 MiB. */
  readonly maxBytesInHand?: number;
  /** Bytes of one fetch as they lie in the log, compressed. Default 2 MiB. */
  readonly fetchBytes?: number;
  /** Pause before the same records go to the handler again; doubles up to `maxBackOffMs`. Default 250. */
  readonly backOffMs?: number;
  /** Default 15,000. */
  readonly maxBackOffMs?: number;
  /** The group takes a member without heartbeats for dead after this, and gives its partitions away. Default 15,000. */
  readonly sessionTimeoutMs?: number;
  /** A member that heard nothing from its brokers for this long is not ready. Default 15,000. */
  readonly readyWithinMs?: number;
  /** A member that heard nothing for this long connects anew. Default 90,000. */
  readonly stallTimeoutMs?: number;
  /** How long `stop` lets the handler go on before its signal aborts. Default 20,000. */
  readonly stopGraceMs?: number;
}
