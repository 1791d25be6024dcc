import { errorCode, TokenLedgerError } from '@tokenledger/shared/result';

/** PostgreSQL cannot answer now, or this attempt lost against another: the same request may succeed later unchanged. */
export class PostgresUnavailableError extends TokenLedgerError {
  constructor(message: string, cause?: unknown, sqlState?: string) {
    super(message, {
      code: 'POSTGRES_UNAVAILABLE',
      retriable: true,
      ...(sqlState === undefined ? {} : { facts: { sqlState } }),
      cause,
    });
  }
}

/** PostgreSQL refused the request as it is; sending it again changes nothing. */
export class PostgresQueryError extends TokenLedgerError {
  /** @param sqlState five characters (PostgreSQL manual, appendix A); undefined where the failure was not the server's */
  constructor(
    message: string,
    cause?: unknown,
    readonly sqlState?: string,
  ) {
    super(message, {
      code: 'POSTGRES_QUERY_FAILED',
      retriable: false,
      ...(sqlState === undefined ? {} : { facts: { sqlState } }),
      cause,
    });
  }
}

/** Classes of SQLSTATE that pass by themselves: connection, lost race, resources, operator (restart, cancelled), I/O. */
const PASSING_CLASSES = ['08', '40', '53', '57', '58'];

/** 55P03: a lock was not to be had in time. 25006: read-only, a replica during a switch-over. */
const PASSING_STATES = new Set(['55P03', '25006']);

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What `pg` 8.23 and its pool say, without a code, where a connection cannot be had or is gone. */
const GONE =
  /connection terminated|timeout exceeded when trying to connect|timeout expired|client (has encountered a connection error|was closed)|query read timeout|connection error/i;

/** Names a failure of `pg` or TypeORM once, so that callers need only look at `retriable`. */
export function toPostgresFailure(error: unknown): TokenLedgerError {
  if (error instanceof TokenLedgerError) return error;
  const cause = driverErrorOf(error);
  const message = messageOf(cause);
  const code = errorCode(cause);
  if (/^[0-9A-Z]{5}$/.test(code) && !UNREACHABLE.has(code)) return fromServer(message, code, cause);
  if (UNREACHABLE.has(code) || GONE.test(message)) {
    return new PostgresUnavailableError(`PostgreSQL is out of reach (${code === '' ? message : code})`, cause);
  }
  return new PostgresQueryError(`PostgreSQL request failed: ${message}`, cause);
}

function fromServer(message: string, sqlState: string, cause: unknown): TokenLedgerError {
  const text = `PostgreSQL: ${message} (${sqlState})`;
  const passing = PASSING_STATES.has(sqlState) || PASSING_CLASSES.includes(sqlState.slice(0, 2));
  return passing ? new PostgresUnavailableError(text, cause, sqlState) : new PostgresQueryError(text, cause, sqlState);
}

/** TypeORM wraps what the driver threw; several addresses of one name fail together. */
function driverErrorOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  if ('driverError' in error && error.driverError) return error.driverError;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) return error.errors[0];
  return error;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
