import { z } from 'zod';

import { list } from './fields';

/** Where senders reach this installation, as the console tells people; behind load balancers nothing of ours knows. */
export const publicEndpointFields = z.object({
  PUBLIC_OTLP_HTTP_URL: baseAddress(
    'expected the address of OTLP over HTTP without a path of a signal, for example https://otlp.acme.com',
  ).optional(),
  PUBLIC_OTLP_GRPC_URL: baseAddress(
    'expected the address of OTLP over gRPC with its scheme, for example https://otlp.acme.com:4317',
  ).optional(),
  PUBLIC_KAFKA_BROKERS: list(
    'expected brokers as host:port between commas, for example kafka-1.acme.com:9092,kafka-2.acme.com:9092',
  )
    .refine((brokers) => brokers.every((broker) => /^[^\s:/]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/.test(broker)), {
      error: 'expected brokers as host:port between commas, for example kafka-1.acme.com:9092',
    })
    .optional(),
});

/** Exporters add `/v1/traces` themselves. */
function baseAddress(expected: string) {
  return z
    .url({ protocol: /^https?$/, error: expected })
    .refine((address) => !/\/v1\/(traces|logs|metrics)\/?$/.test(address), { error: expected })
    .transform((address) => address.replace(/\/+$/, ''));
}
