/** A ClickHouse server, reached over HTTP(S). */
export interface ClickHouseServerSettings {
  readonly kind: 'server';
  /** `http(s)://host:port`, without database or credentials. */
  readonly url: string;
  readonly database: string;
  readonly username: string;
  readonly password: string;
  readonly tls?: ClickHouseTls;
  /** Longest wait for an answer. 30,000 by default. */
  readonly requestTimeoutMs?: number;
  /** Connections at a time; further requests queue. 10 by default. */
  readonly maxConnections?: number;
  /** Gzip in both directions; pays across slow networks only. Off by default. */
  readonly compression?: boolean;
}

/** PEM texts. Without them an https address is checked against the system's certificate authorities. */
export interface ClickHouseTls {
  readonly authority: string;
  /** For servers that ask clients for a certificate. */
  readonly client?: { readonly certificate: string; readonly privateKey: string };
}

/** ClickHouse inside this process, on a folder that no other process uses. */
export interface EmbeddedClickHouseSettings {
  readonly kind: 'embedded';
  /** Its data folder; created where missing. */
  readonly path: string;
  /** `default` by default; created where missing. */
  readonly database?: string;
  /** Largest total memory of the engine. 2 GiB by default: without a limit a wide aggregate takes what there is. */
  readonly memoryLimitBytes?: number;
  /** Queries at a time; further ones queue. 3 by default: each holds one of the four threads of Node's pool. */
  readonly sessions?: number;
  /** The engine's own configuration, which may name users. It is no server's: much of what a server reads is not read. */
  readonly configFile?: string;
}

export type ClickHouseSettings = ClickHouseServerSettings | EmbeddedClickHouseSettings;

/**
 * What holds for every query of ours, on either connection.
 *
 * Quoted decimals and 64-bit integers: money never passes through a JavaScript number. UTC: texts of points in time mean
 * the same on every server. Distributed inserts in the foreground: acknowledged means that the shards have the rows.
 */
export const SETTINGS_OF_EVERY_QUERY = {
  output_format_json_quote_decimals: 1,
  output_format_json_quote_64bit_integers: 1,
  session_timezone: 'UTC',
  distributed_foreground_insert: 1,
  async_insert: 0,
  // Values bound by the embedded engine count as query text; arrays of ids reach the default of 256 KiB.
  max_query_size: '16777216',
} as const;
