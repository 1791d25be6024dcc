import { z } from 'zod';

import { list, networks, port, signingSecret, text, wholeNumber, yesOrNo } from './fields';
import { kafkaFields } from './kafka-settings';
import { publicEndpointFields } from './public-endpoint-fields';
import { clickhouseFields, postgresFields } from './store-settings';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const MEBIBYTE = 1024 * 1024;

/** What every process has: where it can be asked how it is, and where its own telemetry goes. */
const everyProcess = z.object({
  ADMIN_HOST: z.string().default('0.0.0.0'),
  ADMIN_PORT: port(9464),
  LOG_LEVEL: z.enum(LEVELS, { error: `expected one of ${LEVELS.join(', ')}` }).default('info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ error: 'expected an address such as http://otel-collector:4318' }).optional(),
});

const recordSecret = z.object({
  RECORD_SIGNING_SECRET: signingSecret('expected the secret that collector and processor share'),
});

/** How OTLP is received. */
export const receiverFields = z.object({
  OTLP_HOST: z.string().default('0.0.0.0'),
  OTLP_HTTP_PORT: port(4318),
  OTLP_GRPC_PORT: port(4317),
  OTLP_MAX_BODY_BYTES: wholeNumber('bytes from 1024 to 1 GiB', { min: 1024, max: 1024 * MEBIBYTE }).default(
    20 * MEBIBYTE,
  ),
  OTLP_MAX_DECOMPRESSED_BYTES: wholeNumber('bytes from 1024 to 1 GiB', { min: 1024, max: 1024 * MEBIBYTE }).default(
    64 * MEBIBYTE,
  ),
  OTLP_MAX_BYTES_IN_FLIGHT: wholeNumber('bytes from 1 MiB to 64 GiB', {
    min: MEBIBYTE,
    max: 65_536 * MEBIBYTE,
  }).default(256 * MEBIBYTE),
  OTLP_MAX_AGE_DAYS: wholeNumber('days from 1 to 3650', { min: 1, max: 3650 }).default(400),
  OTLP_ADDITIONAL_ATTRIBUTES: list(
    'expected attribute names between commas, for example acme.business_unit,acme.stage',
  ).default([]),
});

export const collectorSettings = everyProcess
  .extend(kafkaFields.shape)
  .extend(postgresFields.shape)
  .extend(receiverFields.shape)
  .extend(recordSecret.shape);

/** One folder for all processes that have it: the processor writes exports of organisations there, the API hands them out. */
const exportsDir = text('expected the path of a folder that processor and API share').optional();

export const processorSettings = everyProcess
  .extend(kafkaFields.shape)
  .extend(clickhouseFields.shape)
  .extend(postgresFields.shape)
  .extend(recordSecret.shape)
  .extend({
    PROCESSOR_MAX_FUTURE_MINUTES: wholeNumber('minutes from 0 to 10080', { min: 0, max: 10_080 }).default(1440),
    KAFKA_SESSION_TIMEOUT_MS: wholeNumber('milliseconds from 1000 to 600000', { min: 1_000, max: 600_000 }).default(
      15_000,
    ),
    PROCESSOR_ROLLER_REST_MS: wholeNumber('milliseconds from 10 to 600000', { min: 10, max: 600_000 }).default(500),
    PROCESSOR_RERATING_ROWS: wholeNumber('rows from 1 to 1000000', { min: 1, max: 1_000_000 }).default(20_000),
    EXPORTS_DIR: exportsDir,
    MIGRATE: yesOrNo(true),
  });

/** How people sign in. */
const signInFields = z.object({
  API_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'expected the address that people open, for example https://ledger.acme.com' })
    .optional(),
  API_TRUSTED_PROXIES: networks(
    'expected addresses or networks between commas, for example 10.0.0.0/8,192.0.2.7, or loopback',
  ).default([]),
  API_IDENTITY_SECRETS_DIR: text('expected the path of a folder').optional(),
  API_SESSION_IDLE_MINUTES: wholeNumber('minutes from 5 to 43200', { min: 5, max: 43_200 }).default(720),
  API_SESSION_MAX_HOURS: wholeNumber('hours from 1 to 2160', { min: 1, max: 2160 }).default(168),
});

export const apiSettings = everyProcess
  .extend(clickhouseFields.shape)
  .extend(postgresFields.shape)
  .extend(signInFields.shape)
  .extend(publicEndpointFields.shape)
  .extend({
    API_HOST: z.string().default('0.0.0.0'),
    API_PORT: port(3000),
    API_REQUEST_TIMEOUT_MS: wholeNumber('milliseconds from 100 to 600000', { min: 100, max: 600_000 }).default(30_000),
    API_PLAYGROUND: yesOrNo(false),
    CONSOLE_DIR: text('expected the path of the folder that "npm run build:console" made').optional(),
    CONSOLE_BEING_BUILT: yesOrNo(false),
    EXPORTS_DIR: exportsDir,
    MIGRATE: yesOrNo(true),
  });

/** Everything in one process on embedded engines: `npm start`. */
export const standaloneSettings = everyProcess
  .extend(receiverFields.shape)
  .extend(signInFields.shape)
  .extend(publicEndpointFields.shape)
  .extend({
    ADMIN_HOST: z.string().default('127.0.0.1'),
    OTLP_HOST: z.string().default('127.0.0.1'),
    API_HOST: z.string().default('127.0.0.1'),
    API_PORT: port(3000),
    API_REQUEST_TIMEOUT_MS: wholeNumber('milliseconds from 100 to 600000', { min: 100, max: 600_000 }).default(30_000),
    CONSOLE_DIR: text('expected the path of the folder that "npm run build:console" made').optional(),
    CONSOLE_BEING_BUILT: yesOrNo(false),
    TOKENLEDGER_STATE_DIR: text('expected the path of a folder').default('.tokenledger'),
    CLICKHOUSE_MEMORY_BYTES: wholeNumber('bytes from 512 MiB up', {
      min: 512 * MEBIBYTE,
      max: 1024 * 1024 * MEBIBYTE,
    }).default(2048 * MEBIBYTE),
  });

/** Commands of an operator; without POSTGRES_URL they go to the standalone application that is running on the folder. */
export const adminSettings = z.object({
  POSTGRES_URL: postgresFields.shape.POSTGRES_URL.optional(),
  EXPORTS_DIR: exportsDir,
  TOKENLEDGER_STATE_DIR: standaloneSettings.shape.TOKENLEDGER_STATE_DIR,
});

export type CollectorSettings = z.output<typeof collectorSettings>;
export type ProcessorSettings = z.output<typeof processorSettings>;
export type ApiSettings = z.output<typeof apiSettings>;
export type StandaloneSettings = z.output<typeof standaloneSettings>;

/** Schemas by process; `.env.example` explains every key of each. */
export const PROCESS_SCHEMAS = {
  collector: collectorSettings,
  processor: processorSettings,
  api: apiSettings,
  standalone: standaloneSettings,
  admin: adminSettings,
} as const;
