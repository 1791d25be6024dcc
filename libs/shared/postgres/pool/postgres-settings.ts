/** How a process reaches PostgreSQL. */
export interface PostgresSettings {
  /** `postgres://user:password@host:port/database`; `?sslmode=verify-full` asks for TLS. */
  readonly url: string;
  /** Connections at a time; further requests queue. 10 by default. */
  readonly poolSize?: number;
  /** Shown in `pg_stat_activity`. `tokenledger` by default. */
  readonly applicationName?: string;
  /** Longest wait for a connection. 5,000 by default. */
  readonly connectTimeoutMs?: number;
  /** Longest time of one statement. 30,000 by default; schema changes have no limit. */
  readonly statementTimeoutMs?: number;
  /** Told of connections that broke while nobody used them; they are replaced. */
  readonly onIdleError?: (error: Error) => void;
}

/** What `pg` takes, with a connection that notices a vanished server. */
export function toClientConfig(settings: PostgresSettings) {
  return {
    connectionString: settings.url,
    application_name: settings.applicationName ?? 'tokenledger',
    connectionTimeoutMillis: settings.connectTimeoutMs ?? 5_000,
    statement_timeout: settings.statementTimeoutMs ?? 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}
