import type { RecordedCall } from '../traces/recorded-call';

/** What a ledger must say of a trace. Money as exact decimal text. */
export interface LedgerTotals {
  readonly calls: bigint;
  readonly inputTokens: bigint;
  readonly cacheReadTokens: bigint;
  readonly outputTokens: bigint;
  /** Readings that may be a call seen once more: a trace has none. */
  readonly possibleDuplicates: bigint;
  /** Calls that have no price. */
  readonly unpricedCalls: bigint;
  /** Cost of the priced calls in USD. */
  readonly costUsd: string;
}

/** Prices of one token, as decimal text such as `0.0000025`. */
export interface TokenPrices {
  readonly input: string;
  readonly cacheRead: string;
  readonly output: string;
}

/** Places of the sums. Prices have 18 at the most, and a whole number of tokens adds none. */
const PLACES = 24;
const DECIMAL = /^(\d+)(?:\.(\d{1,24}))?$/;

/**
 * Sums a trace by itself: prices are taken from the price book, the arithmetic is not the ledger's.
 */
export class ExpectedTotals {
  private calls = 0n;
  private inputTokens = 0n;
  private cacheReadTokens = 0n;
  private outputTokens = 0n;
  private unpricedCalls = 0n;
  /** In units of 10^-24 dollars. */
  private cost = 0n;

  /** @param prices undefined where the book has none for the call */
  add(call: RecordedCall, prices: TokenPrices | undefined): void {
    this.calls += 1n;
    this.inputTokens += BigInt(call.inputTokens);
    this.cacheReadTokens += BigInt(call.cacheReadTokens);
    this.outputTokens += BigInt(call.outputTokens);
    if (prices === undefined) {
      this.unpricedCalls += 1n;
      return;
    }
    this.cost +=
      BigInt(call.inputTokens - call.cacheReadTokens) * toUnits(prices.input) +
      BigInt(call.cacheReadTokens) * toUnits(prices.cacheRead) +
      BigInt(call.outputTokens) * toUnits(prices.output);
  }

  totals(): LedgerTotals {
    return {
      calls: this.calls,
      inputTokens: this.inputTokens,
      cacheReadTokens: this.cacheReadTokens,
      outputTokens: this.outputTokens,
      possibleDuplicates: 0n,
      unpricedCalls: this.unpricedCalls,
      costUsd: fromUnits(this.cost),
    };
  }
}

function toUnits(decimal: string): bigint {
  const [, whole, fraction = ''] = DECIMAL.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError(`"${decimal}" is not a price`);
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
}

function fromUnits(units: bigint): string {
  const digits = units.toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return `${digits.slice(0, -PLACES)}${fraction === '' ? '' : `.${fraction}`}`;
}
