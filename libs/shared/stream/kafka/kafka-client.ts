import type { ConnectionOptions } from 'node:tls';
import { Kafka, type KafkaConfig, type logCreator, logLevel, type RetryOptions, type SASLOptions } from 'kafkajs';
import { silentLog, type StreamLog } from '../stream-log';
import { registerCodecs } from '../compression/register-codecs';
import type { KafkaConnection, SaslSettings, TlsSettings } from './kafka-settings';
import { stopIdleThrottleTimers } from './stop-idle-throttle-timers';

/** What a caller may tune per use; everything else comes from the connection. */
export interface ClientTuning {
  readonly requestTimeoutMs: number;
  readonly retry: RetryOptions;
}

/** One kafkajs client. Each consumer needs its own: kafkajs shares a group's offsets inside a client. */
export function createKafkaClient(connection: KafkaConnection, tuning: ClientTuning): Kafka {
  registerCodecs();
  stopIdleThrottleTimers();
  const config: KafkaConfig = {
    brokers: [...connection.brokers],
    clientId: connection.clientId,
    connectionTimeout: connection.connectTimeoutMs ?? 3_000,
    requestTimeout: tuning.requestTimeoutMs,
    retry: tuning.retry,
    logLevel: logLevel.INFO,
    logCreator: routeLogTo(connection.log ?? silentLog),
  };
  if (connection.tls !== undefined) config.ssl = connection.tls === true ? true : toTlsOptions(connection.tls);
  if (connection.sasl !== undefined) config.sasl = toSaslOptions(connection.sasl);
  return new Kafka(config);
}

function toTlsOptions(tls: TlsSettings): ConnectionOptions {
  return {
    ...(tls.ca === undefined ? {} : { ca: [tls.ca] }),
    ...(tls.certificate === undefined ? {} : { cert: tls.certificate }),
    ...(tls.privateKey === undefined ? {} : { key: tls.privateKey }),
    ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
  };
}

function toSaslOptions({ mechanism, username, password }: SaslSettings): SASLOptions {
  return { mechanism, username, password };
}

/**
 * kafkajs logs at ERROR what it then retries with success (a coordinator that is still loading, a closed connection).
 * The adapters say themselves when something failed for good, so its lines go one level lower, and those about
 * loading coordinators to debug.
 */
function routeLogTo(log: StreamLog): logCreator {
  return () =>
    ({ namespace, level, log: entry }) => {
      const { message, timestamp: _timestamp, logger: _logger, stack: _stack, ...facts } = entry;
      const text = `kafkajs ${namespace}: ${message}`;
      if (level === logLevel.ERROR && !isPassing(message, facts)) log.warn(text, facts);
      else if (level === logLevel.WARN) log.info(text, facts);
      else log.debug(text, facts);
    };
}

function isPassing(message: string, facts: Readonly<Record<string, unknown>>): boolean {
  const texts = [message, facts['error']].filter((text) => typeof text === 'string');
  return texts.some((text) => /coordinator is (loading|not available)|rebalanc/i.test(text));
}
