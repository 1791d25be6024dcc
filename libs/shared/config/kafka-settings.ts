import { z } from 'zod';

import { list, text, wholeNumber, yesOrNo } from './fields';

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const COMPRESSIONS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

/** Kafka: where the stream is, and how its topics are made. */
export const kafkaFields = z.object({
  KAFKA_BROKERS: list('expected brokers as host:port between commas, for example kafka-1:9092,kafka-2:9092'),
  KAFKA_CLIENT_ID: z.string().default('tokenledger'),
  KAFKA_GROUP_ID: z.string().default('tokenledger-processor'),
  KAFKA_SSL: yesOrNo(false),
  KAFKA_SSL_CA_FILE: text('expected the path of a PEM file').optional(),
  KAFKA_SSL_CERTIFICATE_FILE: text('expected the path of a PEM file').optional(),
  KAFKA_SSL_KEY_FILE: text('expected the path of a PEM file').optional(),
  KAFKA_SASL_MECHANISM: z.enum(MECHANISMS, { error: `expected one of ${MECHANISMS.join(', ')}` }).optional(),
  KAFKA_SASL_USERNAME: text('expected a user name').optional(),
  KAFKA_SASL_PASSWORD: text('expected a password').optional(),
  KAFKA_TOPIC_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9._-]*$/, { error: 'expected letters, digits, dots, dashes or underscores, for example prod.' })
    .default(''),
  KAFKA_TOPIC_PARTITIONS: wholeNumber('a number of partitions from 1 to 1000', { min: 1, max: 1000 }).default(12),
  KAFKA_TOPIC_REPLICATION: wholeNumber('a replication factor from 1 to 10', { min: 1, max: 10 }).default(3),
  KAFKA_COMPRESSION: z.enum(COMPRESSIONS, { error: `expected one of ${COMPRESSIONS.join(', ')}` }).default('lz4'),
  KAFKA_TOPIC_TRUST: topicTrust().default(new Map()),
});

export type TopicTrustSetting = { readonly trusted: 'collector' } | { readonly tenant: string };

/** `topic=collector` or `topic=tenant:acme`, between commas. */
function topicTrust() {
  const expected =
    'expected topic=collector or topic=tenant:ID between commas, for example otlp_spans_acme=tenant:acme';
  return z.string().transform((value, context): ReadonlyMap<string, TopicTrustSetting> => {
    const trust = new Map<string, TopicTrustSetting>();
    for (const entry of value.split(',').map((item) => item.trim())) {
      const match = /^([a-zA-Z0-9._-]+)=(?:(collector)|tenant:([a-z0-9][a-z0-9-]{0,63}))$/.exec(entry);
      const [, topic, collector, tenant] = match ?? [];
      if (topic === undefined) {
        context.addIssue({ code: 'custom', message: expected });
        return z.NEVER;
      }
      trust.set(topic, collector === undefined ? { tenant: tenant ?? '' } : { trusted: 'collector' });
    }
    return trust;
  });
}
