import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { diag } from '@opentelemetry/api';
import type { ISocketFactory, KafkaConfig, logLevel as KafkaLogLevel, Producer, SASLOptions } from 'kafkajs';

import { describeError } from '../describe-error';

export interface KafkaConnectionSettings {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly ssl: KafkaConfig['ssl'];
  readonly sasl: SASLOptions | undefined;
  readonly connectionTimeoutMs: number;
}

/** One producer with the sockets under it, so that it can be thrown away at once when it hangs. */
export interface KafkaConnection {
  readonly producer: Producer;
  /** Sends what is on its way, then disconnects; never rejects. */
  close(): Promise<void>;
  /** Closes the sockets now and opens none again; what was on its way may or may not have arrived. */
  discard(): void;
}

const KEEP_ALIVE_MS = 60_000;
const KAFKAJS_ERROR_LEVEL = 1;

/**
 * Opens a producer whose sockets and timers never keep the host's process alive.
 *
 * Not idempotent on purpose. kafkajs takes a sequence number back when a request fails, also one that the broker has stored:
 * the next, different batch would then carry a number that the broker knows, and be answered "ok" without being
 * stored. A repeated span costs nothing (the ledger counts each call once), a swallowed one is lost.
 */
export async function openKafkaConnection(settings: KafkaConnectionSettings): Promise<KafkaConnection> {
  const { Kafka, Partitioners } = await import('kafkajs');
  const sockets = new OwnSockets();
  const kafka = new Kafka({
    clientId: settings.clientId,
    brokers: [...settings.brokers],
    ...(settings.ssl === undefined ? {} : { ssl: settings.ssl }),
    ...(settings.sasl === undefined ? {} : { sasl: settings.sasl }),
    connectionTimeout: settings.connectionTimeoutMs,
    // Its check is an interval that keeps the process alive; every request of ours has its own deadline.
    enforceRequestTimeout: false,
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
    logCreator: () => logToDiag,
    socketFactory: (request) => sockets.open(request),
  });
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    idempotent: false,
  });
  const discard = (): void => {
    sockets.destroy();
    producer.disconnect().catch((error: unknown) => logDisconnect(error));
  };
  try {
    await producer.connect();
  } catch (error) {
    discard();
    throw error;
  }
  return {
    producer,
    discard,
    async close() {
      try {
        await producer.disconnect();
      } catch (error) {
        logDisconnect(error);
      } finally {
        sockets.destroy();
      }
    },
  };
}

function logDisconnect(error: unknown): void {
  diag.debug(`TokenLedger: the Kafka producer did not disconnect: ${describeError(error)}`);
}

/** kafkajs calls a connection that will be retried an error; what is one for the host shows in the stats. */
function logToDiag({
  level,
  log,
}: {
  readonly level: KafkaLogLevel;
  readonly log: { readonly message: string };
}): void {
  if (level === KAFKAJS_ERROR_LEVEL) diag.debug(`TokenLedger: kafkajs: ${log.message}`);
  else diag.verbose(`TokenLedger: kafkajs: ${log.message}`);
}

/** The sockets of one producer: none keeps the process alive, and none outlives `destroy`. */
class OwnSockets {
  private readonly sockets = new Set<Socket>();
  private destroyed = false;

  open({ host, port, ssl, onConnect }: Parameters<ISocketFactory>[0]): Socket {
    // A producer that was given up still repeats its last request, and would connect for it.
    if (this.destroyed) throw new Error('this connection was given up');
    const serverName = isIP(host) === 0 ? { servername: host } : {};
    const socket = ssl
      ? connectTls({ host, port, ...serverName, ...ssl }, onConnect)
      : connectTcp({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.unref();
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    return socket;
  }

  /** With an error: kafkajs does not notice a socket that just closes, and its timers would run for ever. */
  destroy(): void {
    this.destroyed = true;
    for (const socket of this.sockets) socket.destroy(new Error('this connection was given up'));
  }
}
