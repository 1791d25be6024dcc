import { TokenLedgerError } from '@tokenledger/shared/result';

/** An answer took longer than a client is made to wait. */
export class DeadlineExceededError extends TokenLedgerError {
  constructor(deadlineMs: number) {
    super(`no answer within ${deadlineMs} ms`, { code: 'DEADLINE_EXCEEDED', retriable: true, facts: { deadlineMs } });
  }
}
