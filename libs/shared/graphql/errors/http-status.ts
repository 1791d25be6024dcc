import { TokenLedgerError } from '@tokenledger/shared/result';

import { RequestRefusedError } from './request-refused-error';

/** The HTTP side of a failure that ends a whole request. */
export interface HttpFailure {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const RETRY_AFTER_SECONDS = '2';

export function httpFailureOf(error: unknown): HttpFailure {
  if (error instanceof RequestRefusedError) return refusalOf(error);
  if (error instanceof TokenLedgerError && error.retriable) {
    return { status: 503, headers: [['retry-after', RETRY_AFTER_SECONDS]] };
  }
  return { status: 500, headers: [] };
}

function refusalOf({ status, retryAfterSeconds }: RequestRefusedError): HttpFailure {
  if (status === 401) return { status, headers: [['www-authenticate', 'Bearer realm="tokenledger"']] };
  if (retryAfterSeconds !== undefined) return { status, headers: [['retry-after', String(retryAfterSeconds)]] };
  return { status, headers: [] };
}
