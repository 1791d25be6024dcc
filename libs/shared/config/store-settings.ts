import { z } from 'zod';

import { text, wholeNumber, yesOrNo } from './fields';

/** ClickHouse: where usage is kept. */
export const clickhouseFields = z.object({
  CLICKHOUSE_URL: z.url({
    protocol: /^https?$/,
    error: 'expected an http(s) address, for example http://clickhouse:8123',
  }),
  CLICKHOUSE_DATABASE: z.string().default('default'),
  CLICKHOUSE_USER: z.string().default('default'),
  CLICKHOUSE_PASSWORD: z.string().default(''),
  CLICKHOUSE_CLUSTER: text('expected the name of a cluster').optional(),
  CLICKHOUSE_COMPRESSION: yesOrNo(false),
  CLICKHOUSE_CA_FILE: text('expected the path of a PEM file').optional(),
});

/** PostgreSQL: what people decide, and the queue of dirty buckets. */
export const postgresFields = z.object({
  POSTGRES_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'expected an address such as postgres://user:password@postgres:5432/tokenledger',
  }),
  POSTGRES_POOL_SIZE: wholeNumber('a number of connections from 1 to 200', { min: 1, max: 200 }).default(10),
});
