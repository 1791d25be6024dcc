import type { MeterProvider } from '@opentelemetry/api';
import { TokenLedgerError } from '@tokenledger/shared/result';

import type { DeliveryLimits } from './delivery/usage-delivery';
import type { TraceSerializer } from './otel/finished-span';
import type { UsageOwner } from './usage-context';

/** A setting that cannot work: thrown while setting up, never later. */
export class InvalidUsageOptionsError extends TokenLedgerError {
  constructor(field: string, remedy: string, cause?: unknown) {
    super(`${field}: ${remedy}`, {
      code: 'INVALID_USAGE_OPTIONS',
      retriable: false,
      facts: { field },
      ...(cause === undefined ? {} : { cause }),
    });
  }
}

/** How much is kept, how long, and who is asked to count. */
export interface BufferOptions {
  /** Model calls kept while the receiver is away. Default 20,000. */
  readonly maxBufferedSpans?: number;
  /** Their estimated size. Default 32 MiB. */
  readonly maxBufferedBytes?: number;
  /** Model calls a request. Default 512. */
  readonly maxBatchSpans?: number;
  /** How long a call waits for company. Default 1,000 ms. */
  readonly maxDelayMs?: number;
  /** First wait after a failure, then doubled up to `longestBackoffMs`. Default 500 ms. */
  readonly firstBackoffMs?: number;
  /** Default 30,000 ms. */
  readonly longestBackoffMs?: number;
  /** Time that `shutdown`, `forceFlush` and the flush before exit may take. Default 10,000 ms. */
  readonly flushTimeoutMs?: number;
  /** Time for one request. Default 10,000 ms (OTLP), 30,000 ms (Kafka). */
  readonly requestTimeoutMs?: number;
  /** Flush when the process runs out of work (`beforeExit`). Default true. `process.exit()` never waits for anybody. */
  readonly flushOnExit?: boolean;
  /** Owner of calls whose span, context and resource name none. */
  readonly owner?: UsageOwner;
  /**
   * Attributes of spans and resources that may leave as well: those that the collector was told of
   * (`OTLP_ADDITIONAL_ATTRIBUTES`), for attribution rules to go by. Short labels only, without text of people or models.
   */
  readonly additionalAttributes?: readonly string[];
  /** Where to report what was sent, dropped and buffered. */
  readonly meterProvider?: MeterProvider;
  /** Default: `ProtobufTraceSerializer` of the host's `@opentelemetry/otlp-transformer`. */
  readonly serializer?: TraceSerializer;
}

const MIB = 1_048_576;

/** @throws InvalidUsageOptionsError naming the field */
export function toDeliveryLimits(options: BufferOptions, maxBatchBytes: number): DeliveryLimits {
  return {
    maxBufferedSpans: wholeNumber('maxBufferedSpans', options.maxBufferedSpans, 20_000, 1),
    maxBufferedBytes: wholeNumber('maxBufferedBytes', options.maxBufferedBytes, 32 * MIB, 1_024),
    maxBatchSpans: wholeNumber('maxBatchSpans', options.maxBatchSpans, 512, 1),
    maxBatchBytes,
    maxDelayMs: wholeNumber('maxDelayMs', options.maxDelayMs, 1_000, 0),
    backoff: {
      firstMs: wholeNumber('firstBackoffMs', options.firstBackoffMs, 500, 1),
      longestMs: wholeNumber('longestBackoffMs', options.longestBackoffMs, 30_000, 1),
    },
  };
}

export function toFlushTimeoutMs(options: BufferOptions): number {
  return wholeNumber('flushTimeoutMs', options.flushTimeoutMs, 10_000, 0);
}

/** @throws InvalidUsageOptionsError where the value is given and is not a whole number from `least` on */
export function wholeNumber(field: string, value: number | undefined, preset: number, least: number): number {
  if (value === undefined) return preset;
  if (!Number.isSafeInteger(value) || value < least) {
    throw new InvalidUsageOptionsError(field, `a whole number from ${least} on is needed`);
  }
  return value;
}

const ATTRIBUTE_NAME = /^[A-Za-z0-9_.\-/]{1,128}$/;

/** @throws InvalidUsageOptionsError where one is no name of an attribute */
export function toAdditionalAttributes({ additionalAttributes = [] }: BufferOptions): ReadonlySet<string> {
  const unfit = additionalAttributes.find((name) => !ATTRIBUTE_NAME.test(name));
  if (unfit === undefined) return new Set(additionalAttributes);
  throw new InvalidUsageOptionsError('additionalAttributes', `"${unfit}" is no name: for example acme.business_unit`);
}

/** @throws InvalidUsageOptionsError where the text is missing: mostly an environment variable that is not set */
export function givenText(field: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new InvalidUsageOptionsError(field, 'a text is needed; is the environment variable set that it comes from?');
}
