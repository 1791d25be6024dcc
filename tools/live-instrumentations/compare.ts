import { tenantId } from '@tokenledger/organization/domain';
import { type PriceBook, rateUsage } from '@tokenledger/pricing/domain';
import { addDecimal18, type Decimal18, formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

import type { ExpectedUsage, ServedMeters } from '@tokenledger/metering/testing';
import type { LedgerFigures } from './ledger';
import type { ServedCall } from '@tokenledger/metering/testing';

/** What the ledger must say of a scenario. */
export function expectedFigures({ calls, perCall, sum }: ExpectedUsage, book: PriceBook): LedgerFigures {
  const cost = perCall.reduce<Decimal18>(
    (total, { call, meters }) => addDecimal18(total, priceOf(call, meters, book)),
    parseDecimal18('0'),
  );
  return {
    calls: String(calls),
    uncachedInput: String(sum.input),
    cacheRead: String(sum.cacheRead),
    cacheWrite: String(sum.cacheWrite5m + sum.cacheWrite1h),
    output: String(sum.output + sum.reasoning),
    reasoning: String(sum.reasoning),
    costUsd: formatDecimal18(cost),
    possibleDuplicates: '0',
  };
}

/** @returns one line for each figure that differs */
export function differences(expected: LedgerFigures, found: LedgerFigures): readonly string[] {
  return (Object.keys(expected) as (keyof LedgerFigures)[]).flatMap((name) =>
    expected[name] === found[name] ? [] : [`${name}: ${found[name]} instead of ${expected[name]}`],
  );
}

function priceOf(call: ServedCall, meters: ServedMeters, book: PriceBook): Decimal18 {
  const inputTokens = meters.input + meters.cacheRead + meters.cacheWrite5m + meters.cacheWrite1h;
  // Nothing told, nothing priced.
  if (inputTokens === 0) return parseDecimal18('0');
  const query = { provider: call.provider, model: call.model, atMs: Date.now(), inputTokens };
  const version = book.priceFor(tenantId('live'), query);
  if (version === undefined) throw new Error(`the price book has no price for ${call.model}`);
  const rating = rateUsage(meters, version);
  if (rating.outcome === 'unpriced') throw new Error(`${call.model} has no price for ${rating.missing.join(', ')}`);
  return rating.total;
}
