import { TokenLedgerError } from '@tokenledger/shared/result';
import type { Logger } from '@tokenledger/shared/telemetry';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';

import { RequestRefusedError } from './request-refused-error';

/** What Apollo says of requests that cannot be executed; the message tells the sender what is wrong with them. */
const OF_THE_REQUEST: ReadonlySet<unknown> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

export interface ErrorAnswerOptions {
  readonly logger: Logger;
  /** Names one failure, so that whoever saw it can quote it; random unless given. */
  readonly newErrorId?: () => string;
}

/** What a client is told of a failure. */
interface ErrorAnswer {
  readonly message: string;
  readonly code: string;
  /** Whether the same request may succeed later unchanged. */
  readonly retriable: boolean;
  readonly level: 'info' | 'warn' | 'error';
}

/** A failure as a client is told of it, whatever the protocol. */
export interface ToldFailure {
  readonly message: string;
  readonly code: string;
  readonly id: string;
  readonly retriable: boolean;
}

/** What the protocol's library says of a failure already, and where it happened. */
type Formatted = Partial<GraphQLFormattedError>;

export type FailureReporter = (error: unknown, formatted?: Formatted) => ToldFailure;

export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * The one place where failures become answers: each gets an id, is logged once under it, and tells the client no more
 * than a client may know. Failures of ours keep their text for the log.
 */
export function failureReporter({ logger, newErrorId = randomErrorId }: ErrorAnswerOptions): FailureReporter {
  return (error, formatted = {}) => {
    const cause = causeOf(error);
    const { message, code, retriable, level } = answerTo(formatted, cause);
    const id = newErrorId();
    logger[level](`API request failed: ${code}`, {
      errorId: id,
      code,
      path: formatted.path?.join('.'),
      ...(level === 'info' ? { reason: message } : { error: cause }),
    });
    return { message: level === 'info' ? message : `${message} If it persists, quote ${id}.`, code, id, retriable };
  };
}

/** Failures in GraphQL's shape. */
export function errorFormatter(report: FailureReporter): ErrorFormatter {
  return (formatted, error) => {
    const { message, ...extensions } = report(error, formatted);
    return {
      message,
      ...(formatted.path && { path: formatted.path }),
      ...(formatted.locations && { locations: formatted.locations }),
      extensions,
    };
  };
}

function answerTo(formatted: Formatted, cause: unknown): ErrorAnswer {
  if (cause instanceof RequestRefusedError) {
    const retriable = cause.retryAfterSeconds !== undefined;
    return { message: cause.message, code: cause.publicCode, retriable, level: 'info' };
  }
  if (cause instanceof TokenLedgerError) return answerToFailure(cause);
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && OF_THE_REQUEST.has(code)) {
    return { message: formatted.message ?? code, code, retriable: false, level: 'info' };
  }
  return { message: 'The request failed on our side.', code: 'INTERNAL', retriable: false, level: 'error' };
}

function answerToFailure(failure: TokenLedgerError): ErrorAnswer {
  if (failure.retriable) {
    const message = 'The ledger cannot be read at the moment; the same request may succeed in a few seconds.';
    return { message, code: 'UNAVAILABLE', retriable: true, level: 'warn' };
  }
  return { message: 'The request failed on our side.', code: failure.code, retriable: false, level: 'error' };
}

/** What was thrown; the executor wraps it once for every list and field on the way out. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

function randomErrorId(): string {
  return `err_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
}
