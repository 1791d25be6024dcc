import { tenantId } from '@tokenledger/organization/domain';
import type { Meter, PriceBook } from '@tokenledger/pricing/domain';
import { addDecimal18, type Decimal18, formatDecimal18, multiplyByCount, ZERO } from '@tokenledger/shared/money';

import type { LedgerTotals } from '../../replay/check/expected-totals';
import { COMPANY } from '../generator/company/teams';
import { type DemoCall, type DemoTokens, inputTokensOf, outputTokensOf } from '../generator/demo-call';

const TENANT = tenantId(COMPANY.id);

/** Sums the invented calls by itself: prices are taken from the price book, the arithmetic is not the ledger's. */
export class DemoTotals {
  private calls = 0n;
  private inputTokens = 0n;
  private cacheReadTokens = 0n;
  private outputTokens = 0n;
  private unpricedCalls = 0n;
  private cost: Decimal18 = ZERO;
  private readonly shown = { seenTwice: 0, byVendorAlone: 0, substituted: 0, pricedByEmitter: 0 };

  constructor(private readonly book: PriceBook) {}

  add(call: DemoCall): void {
    this.calls += 1n;
    const { tokens, evidence } = call;
    if (evidence.witnesses.length > 1) this.shown.seenTwice += 1;
    else if (evidence.witnesses[0] === 'vendor') this.shown.byVendorAlone += 1;
    if (evidence.answeredBy !== call.model) this.shown.substituted += 1;
    if (evidence.reportedPrice !== undefined) this.shown.pricedByEmitter += 1;
    // A refused call used nothing: there is nothing to price.
    if (tokens === undefined) return;
    this.inputTokens += BigInt(inputTokensOf(tokens));
    this.cacheReadTokens += BigInt(tokens.cacheRead);
    this.outputTokens += BigInt(outputTokensOf(tokens));
    const cost = costOf(call, tokens, this.book);
    if (cost === undefined) this.unpricedCalls += 1n;
    else this.cost = addDecimal18(this.cost, cost);
  }

  /** What the checks of the console have to show. */
  get evidence(): Readonly<Record<'seenTwice' | 'byVendorAlone' | 'substituted' | 'pricedByEmitter', number>> {
    return this.shown;
  }

  totals(): LedgerTotals {
    return {
      calls: this.calls,
      inputTokens: this.inputTokens,
      cacheReadTokens: this.cacheReadTokens,
      outputTokens: this.outputTokens,
      possibleDuplicates: 0n,
      unpricedCalls: this.unpricedCalls,
      costUsd: formatDecimal18(this.cost),
    };
  }
}

/** @returns undefined where the book has no price for the call, or none for one of its meters */
export function costOf(
  { model, evidence, startMs }: DemoCall,
  tokens: DemoTokens,
  book: PriceBook,
): Decimal18 | undefined {
  const price = book.priceFor(TENANT, {
    provider: model.provider,
    model: evidence.answeredBy.answersAs,
    atMs: startMs,
    inputTokens: inputTokensOf(tokens),
    serverAddress: model.address,
  });
  if (price === undefined) return undefined;
  const used: readonly (readonly [Meter, number])[] = [
    ['input', tokens.uncachedInput],
    ['cacheRead', tokens.cacheRead],
    ['cacheWrite5m', tokens.cacheWrite],
    ['output', tokens.output ?? 0],
    ['reasoning', tokens.reasoning],
  ];
  let cost: Decimal18 = price.perCall ?? ZERO;
  for (const [meter, count] of used) {
    if (count === 0) continue;
    const unitPrice = price.unitPrices[meter];
    if (unitPrice === undefined) return undefined;
    cost = addDecimal18(cost, multiplyByCount(unitPrice, count));
  }
  return cost;
}
