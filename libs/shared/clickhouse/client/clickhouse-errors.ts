import { ClickHouseError } from '@clickhouse/client';
import { TokenLedgerError } from '@tokenledger/shared/result';

/** ClickHouse cannot answer now, or refused for lack of room: the same request may succeed later unchanged. */
export class ClickHouseUnavailableError extends TokenLedgerError {
  constructor(message: string, cause?: unknown, serverCode?: number) {
    super(message, {
      code: 'CLICKHOUSE_UNAVAILABLE',
      retriable: true,
      ...(serverCode === undefined ? {} : { facts: { serverCode } }),
      cause,
    });
  }
}

/** ClickHouse refused the request as it is; sending it again changes nothing. */
export class ClickHouseQueryError extends TokenLedgerError {
  /** @param serverCode ClickHouse's own number; undefined where the answer came from something else, a proxy say */
  constructor(
    message: string,
    cause?: unknown,
    readonly serverCode?: number,
  ) {
    super(message, {
      code: 'CLICKHOUSE_QUERY_FAILED',
      retriable: false,
      ...(serverCode === undefined ? {} : { facts: { serverCode } }),
      cause,
    });
  }
}

/**
 * Server errors that pass by themselves (ClickHouse `src/Common/ErrorCodes.cpp`).
 * 236 and 394 are queries that were stopped, by a shutdown or by hand.
 */
const PASSING_CODES: ReadonlyMap<number, string> = new Map([
  [3, 'UNEXPECTED_END_OF_FILE'],
  [159, 'TIMEOUT_EXCEEDED'],
  [164, 'READONLY_SERVER'],
  [202, 'TOO_MANY_SIMULTANEOUS_QUERIES'],
  [209, 'SOCKET_TIMEOUT'],
  [210, 'NETWORK_ERROR'],
  [225, 'NO_ZOOKEEPER'],
  [236, 'ABORTED'],
  [241, 'MEMORY_LIMIT_EXCEEDED'],
  [242, 'TABLE_IS_READ_ONLY'],
  [243, 'NOT_ENOUGH_SPACE'],
  [252, 'TOO_MANY_PARTS'],
  [254, 'NO_ACTIVE_REPLICAS'],
  [279, 'ALL_CONNECTION_TRIES_FAILED'],
  [285, 'TOO_FEW_LIVE_REPLICAS'],
  [286, 'UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE'],
  [289, 'REPLICA_IS_NOT_IN_QUORUM'],
  [319, 'UNKNOWN_STATUS_OF_INSERT'],
  [394, 'QUERY_WAS_CANCELLED'],
  [425, 'SYSTEM_ERROR'],
  [439, 'CANNOT_SCHEDULE_TASK'],
  [473, 'DEADLOCK_AVOIDED'],
  [692, 'TOO_MANY_MUTATIONS'],
  [999, 'KEEPER_EXCEPTION'],
]);

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** What the client throws where it gives up waiting (`@clickhouse/client` 1.23 has no class of its own for it). */
const CLIENT_TIMEOUT = 'Timeout error.';

/** Answers of something between us and ClickHouse; the client puts only the body into its error. */
const GATEWAY_ANSWER = /\b(502 Bad Gateway|503 Service Unavailable|504 Gateway Time-?out)\b/i;

/** Names a failure of the client once, so that callers need only look at `retriable`. */
export function toClickHouseFailure(error: unknown): TokenLedgerError {
  if (error instanceof TokenLedgerError) return error;
  if (isServerError(error)) return fromServer(error);
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (UNREACHABLE.has(code) || message === CLIENT_TIMEOUT || /socket hang up/i.test(message)) {
    return new ClickHouseUnavailableError(`ClickHouse is out of reach (${code === '' ? message : code})`, error);
  }
  if (GATEWAY_ANSWER.test(message)) {
    return new ClickHouseUnavailableError('ClickHouse is out of reach: a gateway answered in its place', error);
  }
  return new ClickHouseQueryError(`ClickHouse request failed: ${shortened(message)}`, error);
}

interface ServerError extends Error {
  readonly code: string;
  readonly type?: string;
}

/** By shape as well: the embedded engine may bring the class of another copy of the client. */
function isServerError(error: unknown): error is ServerError {
  if (error instanceof ClickHouseError) return true;
  return error instanceof Error && 'type' in error && /^\d+$/.test(codeOf(error));
}

function fromServer(error: ServerError): TokenLedgerError {
  const serverCode = Number(error.code);
  const message = `ClickHouse: ${shortened(error.message)} (${error.type ?? 'error'}, code ${error.code})`;
  return PASSING_CODES.has(serverCode)
    ? new ClickHouseUnavailableError(message, error, serverCode)
    : new ClickHouseQueryError(message, error, serverCode);
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Server messages quote whole queries. */
function shortened(message: string): string {
  return message.length <= 500 ? message : `${message.slice(0, 500)}…`;
}
