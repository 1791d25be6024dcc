import { TokenLedgerError } from '@tokenledger/shared/result';

/** The price source has something that cannot be read: the book is not opened, rather than opened with holes. */
export class InvalidPriceData extends TokenLedgerError {
  constructor(problem: string, options: { readonly cause?: unknown } = {}) {
    super(`genai-prices: ${problem}`, { code: 'PRICE_DATA_INVALID', retriable: false, ...options });
  }
}
