import {
  discounted,
  type ExplainingPriceBook,
  type Meter,
  METERS,
  type PriceAnswer,
  type PriceVersion,
  type RatedLine,
  rateUsage,
  type TermReduction,
} from '@tokenledger/pricing/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import { priceIdOf, priceQueryOf } from '../booking/rate-reading';
import type { LedgerRow } from '../ledger/ledger-row';

/** What a call used of one meter, and what that cost. */
export interface ReceiptLine {
  readonly meter: Meter;
  readonly tokens: number;
  /** Of one token (not a million), in the currency of the call's cost; undefined where it is not known. */
  readonly unitPrice: Decimal18 | undefined;
  readonly amount: Decimal18 | undefined;
}

/**
 * Why the lines of a call have no prices.
 *
 * - `unpriced`, `no-usage`: the call itself has none
 * - `price-book-changed`: it has, but today's price book gives another cost: its prices would not sum to what is booked
 */
export type NoLinePricesReason = 'unpriced' | 'no-usage' | 'price-book-changed';

export interface CallReceipt {
  /** One a meter that was used. With `perCall` their amounts are the booked cost to the last digit, or they have none. */
  readonly lines: readonly ReceiptLine[];
  /** What the vendor charges for the call itself; undefined where nothing, or where the lines have no prices. */
  readonly perCall: Decimal18 | undefined;
  /** The price in today's book that is charged: a contract's, where one decides; the lines are then at the list's. */
  readonly price: PriceVersion | undefined;
  /** Name of that price, and of the percentages taken off it, as a row has it. */
  readonly priceId: string | undefined;
  /** Percentages of contracts: what each takes off the lines. Together they are list cost less contracted cost. */
  readonly reductions: readonly TermReduction[];
  readonly noLinePrices: NoLinePricesReason | undefined;
}

/**
 * Explains a call's cost line by line.
 *
 * The ledger keeps the cost and the name of the price, not the price: the lines are worked out again and shown only
 * where they sum to what is booked.
 */
export function receiptOf(call: LedgerRow, book: ExplainingPriceBook): CallReceipt {
  if (call.rating.status !== 'priced') return withoutPrices(call, call.rating.status);
  const query = priceQueryOf(call.reading);
  const answer = query && book.find(call.reading.tenant, query);
  if (answer?.outcome !== 'found') return withoutPrices(call, 'price-book-changed');
  for (const lineOf of candidates(answer)) {
    const rating = rateUsage(call.reading.usage.quantities, lineOf);
    const isBooked = rating.outcome === 'priced' && rating.total === call.rating.listCost;
    if (!isBooked || lineOf.currency !== call.rating.currency) continue;
    const lines = rating.lines.map(toReceiptLine);
    const { contracted, reductions } = discounted(rating.lines, lineOf.perCall, rating.total, answer.discounts ?? []);
    if (reductions.length > 0 && contracted !== call.rating.contractedCost) continue;
    const priceId = priceIdOf(answer.price, reductions);
    return { lines, perCall: lineOf.perCall, price: answer.price, priceId, reductions, noLinePrices: undefined };
  }
  return withoutPrices(call, 'price-book-changed');
}

/** Lines are at list prices, what a contract takes off them is a line of its own; where no list has a price, at the contract's. */
function candidates({
  price,
  listPrice,
}: Extract<PriceAnswer, { readonly outcome: 'found' }>): readonly PriceVersion[] {
  return listPrice === undefined ? [price] : [listPrice, price];
}

function toReceiptLine({ meter, quantity, unitPrice, amount }: RatedLine): ReceiptLine {
  return { meter, tokens: quantity, unitPrice, amount };
}

function withoutPrices({ reading }: LedgerRow, reason: NoLinePricesReason): CallReceipt {
  const { quantities } = reading.usage;
  const lines = METERS.flatMap((meter) => {
    const tokens = quantities[meter] ?? 0;
    return tokens === 0 ? [] : [{ meter, tokens, unitPrice: undefined, amount: undefined }];
  });
  return {
    lines,
    perCall: undefined,
    price: undefined,
    priceId: undefined,
    reductions: [],
    noLinePrices: reason,
  };
}
