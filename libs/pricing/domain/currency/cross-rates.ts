import { divideRounded, formatDecimal18, isCurrency } from '@tokenledger/shared/money';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { type ExchangeRate, rateKey } from './exchange-rate';

/** A pair that a source does not quote itself, to be worked out from its quotes. */
export interface CurrencyPair {
  readonly from: string;
  readonly to: string;
}

/** Reads pairs such as `CNY/USD`. @returns a sentence that says what is wrong */
export function parsePairs(texts: readonly string[]): Result<readonly CurrencyPair[], string> {
  const pairs: CurrencyPair[] = [];
  for (const text of texts) {
    const [from = '', to = '', ...more] = text.trim().split('/');
    if (!isCurrency(from) || !isCurrency(to) || from === to || more.length > 0) {
      return failed(`"${text.slice(0, 60)}": a pair of ISO 4217 codes such as CNY/USD is expected`);
    }
    pairs.push({ from, to });
  }
  return ok(pairs);
}

/**
 * Cross rates of chosen pairs, from quotes of one base: with 1 EUR = 1.0834 USD and 1 EUR = 7.8321 CNY, 1 CNY is
 * 1.0834 / 7.8321 USD, to the nearest 10^-18. They become lines of their own, and their source names both quotes:
 * somebody chose them, no look-up ever hops.
 *
 * A period in which one of the two is not quoted has no cross rate.
 */
export function crossRates(quotes: readonly ExchangeRate[], pairs: readonly CurrencyPair[]): readonly ExchangeRate[] {
  const byKey = new Map(quotes.map((quote) => [rateKey(quote), quote]));
  const bases = new Set(quotes.map(({ from }) => from));
  const periods = new Set(quotes.map(({ period }) => period));
  const crossed: ExchangeRate[] = [];
  // A pair that was named twice is one.
  for (const { from, to } of new Map(pairs.map((pair) => [`${pair.from}/${pair.to}`, pair])).values()) {
    for (const period of periods) {
      const [quote] = [...bases].flatMap((base) => {
        const ofFrom = byKey.get(rateKey({ from: base, to: from, period }));
        const ofTo = byKey.get(rateKey({ from: base, to, period }));
        return ofFrom === undefined || ofTo === undefined ? [] : [crossOf(ofFrom, ofTo)];
      });
      if (quote !== undefined) crossed.push(quote);
    }
  }
  return crossed;
}

function crossOf(ofFrom: ExchangeRate, ofTo: ExchangeRate): ExchangeRate {
  return {
    from: ofFrom.to,
    to: ofTo.to,
    period: ofTo.period,
    rate: divideRounded(ofTo.rate, ofFrom.rate),
    source: `${described(ofTo)} / ${described(ofFrom)}`,
  };
}

function described({ source, from, to, rate }: ExchangeRate): string {
  return `${source} ${from}/${to} ${formatDecimal18(rate)}`;
}
