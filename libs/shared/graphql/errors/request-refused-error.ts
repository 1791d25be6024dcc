import { TokenLedgerError } from '@tokenledger/shared/result';

/** HTTP statuses of requests that are refused before anything is executed. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 413 | 429;

/** A request that is not answered for a reason its sender may know: the message is written for them. */
export class RequestRefusedError extends TokenLedgerError {
  /**
   * @param message what is wrong and what to send instead; it goes to the sender as it is
   * @param retryAfterSeconds after which the same request may be answered; with 429
   */
  constructor(
    message: string,
    readonly publicCode: string,
    readonly status: RefusalStatus,
    readonly retryAfterSeconds?: number,
  ) {
    super(message, { code: publicCode, retriable: false });
  }
}

/** No credential, or one that opens nothing. */
export class UnauthenticatedError extends RequestRefusedError {
  constructor(message: string) {
    super(message, 'UNAUTHENTICATED', 401);
  }
}

/** The credential is known, and what it stands for may not do this. */
export class ForbiddenError extends RequestRefusedError {
  constructor(message: string) {
    super(message, 'FORBIDDEN', 403);
  }
}

/** The same was tried too often; it may be tried again later. */
export class TooManyAttemptsError extends RequestRefusedError {
  constructor(message: string, retryAfterSeconds: number) {
    super(message, 'TOO_MANY_ATTEMPTS', 429, retryAfterSeconds);
  }
}
