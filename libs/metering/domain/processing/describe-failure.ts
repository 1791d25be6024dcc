import { TokenLedgerError } from '@tokenledger/shared/result';

/** A failure for a person to read. Another's message may quote the payload; its class does not. */
export function describeFailure(error: unknown): string {
  if (error instanceof TokenLedgerError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.name : typeof error;
}
