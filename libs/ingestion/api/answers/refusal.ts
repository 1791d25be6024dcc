/** Codes of google.rpc.Code that the receiver answers with. */
export const RPC_CODES = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  permissionDenied: 7,
  resourceExhausted: 8,
  unimplemented: 12,
  unavailable: 14,
  unauthenticated: 16,
} as const;

/** Why a request is not taken, in the terms of both transports. Messages are for the sender and repeat no content. */
export interface Refusal {
  /** Stable, for metrics and logs. */
  readonly reason: string;
  readonly httpStatus: number;
  readonly rpcCode: number;
  readonly message: string;
  /** Set where the same request may be sent again, unchanged. */
  readonly retryAfterSeconds?: number;
  /** What is wrong with which field of the request. */
  readonly violation?: { readonly field: string; readonly description: string };
}

/** The stream, or the store of keys, cannot be reached: nothing of the request was lost, since nothing was taken. */
export function unavailable(message: string): Refusal {
  return {
    reason: 'unavailable',
    httpStatus: 503,
    rpcCode: RPC_CODES.unavailable,
    message,
    retryAfterSeconds: 2,
  };
}

/** More is in hand than memory allows. */
export function overloaded(): Refusal {
  return {
    reason: 'overloaded',
    httpStatus: 429,
    rpcCode: RPC_CODES.unavailable,
    message: 'the receiver has its hands full: send again',
    retryAfterSeconds: 1,
  };
}

export function tooLarge(what: string, maxBytes: number): Refusal {
  return {
    reason: 'too-large',
    httpStatus: 413,
    rpcCode: RPC_CODES.resourceExhausted,
    message: `${what} is over the limit of ${maxBytes} bytes: send smaller batches`,
  };
}

export function malformed(message: string, field?: string): Refusal {
  return {
    reason: 'malformed',
    httpStatus: 400,
    rpcCode: RPC_CODES.invalidArgument,
    message,
    ...(field === undefined ? {} : { violation: { field, description: message } }),
  };
}

/** Something of ours broke. Retryable, because the sender did nothing wrong; the id leads to the log line. */
export function brokenInside(incidentId: string): Refusal {
  return {
    reason: 'broken-inside',
    httpStatus: 503,
    rpcCode: RPC_CODES.unavailable,
    message: `the receiver failed on this request; quote incident ${incidentId}`,
    retryAfterSeconds: 5,
  };
}
