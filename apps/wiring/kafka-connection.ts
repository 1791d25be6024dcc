import { readFileSync } from 'node:fs';

import type { CollectorSettings, ProcessorSettings } from '@tokenledger/shared/config';
import type { KafkaConnection } from '@tokenledger/shared/stream';
import type { Logger } from '@tokenledger/shared/telemetry';

/** The stream's settings in the adapter's terms. @throws where a PEM file cannot be read */
export function kafkaConnectionOf(settings: CollectorSettings | ProcessorSettings, log: Logger): KafkaConnection {
  const pem = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : readFileSync(path, 'utf8');
  const ca = pem(settings.KAFKA_SSL_CA_FILE);
  const certificate = pem(settings.KAFKA_SSL_CERTIFICATE_FILE);
  const privateKey = pem(settings.KAFKA_SSL_KEY_FILE);
  return {
    brokers: settings.KAFKA_BROKERS,
    clientId: settings.KAFKA_CLIENT_ID,
    log,
    ...(settings.KAFKA_SSL && {
      tls: {
        ...(ca !== undefined && { ca }),
        ...(certificate !== undefined && { certificate }),
        ...(privateKey !== undefined && { privateKey }),
      },
    }),
    ...(settings.KAFKA_SASL_MECHANISM !== undefined && {
      sasl: {
        mechanism: settings.KAFKA_SASL_MECHANISM,
        username: settings.KAFKA_SASL_USERNAME ?? '',
        password: settings.KAFKA_SASL_PASSWORD ?? '',
      },
    }),
  };
}
