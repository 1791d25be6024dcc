import { aUsage, type ReadingFacts } from '@tokenledger/metering/testing';
import { InMemoryPriceBook } from '@tokenledger/pricing/testing';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

export const TEAMS = ['search', 'ads', 'support'];

/** gpt-4o's input at 5 dollars per million instead of 2.50, and a price for gpt-5, which had none. */
export const dearer = new InMemoryPriceBook(
  [
    { perMillion: { input: '5', cacheRead: '1.25', output: '10' } },
    { model: 'gpt-5', perMillion: { input: '1', output: '2' } },
  ],
  'dearer-book',
);

export const NOON_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;

export function hex(index: number): string {
  return (index + 1).toString(16).padStart(16, '0');
}

export function aCall(facts: ReadingFacts): ReadingFacts {
  return { usage: aUsage({ quantities: { input: 37, cacheRead: 64, output: 21 } }), ...facts };
}

/** Over three days, teams and two models, of which one has no price at first. */
export function manyCalls(count: number): readonly ReadingFacts[] {
  return Array.from({ length: count }, (_, index) => {
    const model = index % 5 === 0 ? 'gpt-5' : 'gpt-4o';
    const quantities =
      model === 'gpt-5' ? { input: 1_000_003 + index, output: 7 } : { input: 37 + index, cacheRead: 64, output: 21 };
    return aCall({
      spanId: hex(index),
      startedAtUs: NOON_US + index * 4_321_000_000,
      requestModel: model,
      responseModel: model,
      usage: aUsage({ quantities }),
      owner: { values: { team: TEAMS[index % TEAMS.length] ?? '' }, evidence: {}, unallocatedReason: undefined },
    });
  });
}

/** In dollars per 10^8 tokens, whole. */
export type UnitPrices = (model: string) => {
  readonly input: bigint;
  readonly cacheRead: bigint;
  readonly output: bigint;
};

const NO_PRICE = { input: 0n, cacheRead: 0n, output: 0n };
export const flatPrice: UnitPrices = (model) =>
  model === 'gpt-5' ? NO_PRICE : { input: 250n, cacheRead: 125n, output: 1000n };
export const dearerPrice: UnitPrices = (model) =>
  model === 'gpt-5' ? { input: 100n, cacheRead: 0n, output: 200n } : { input: 500n, cacheRead: 125n, output: 1000n };

/** What calls cost, in whole numbers of 10^-8 dollars: no code of the ledger's. */
export function sumOf(calls: readonly ReadingFacts[], priceOf: UnitPrices): string {
  let units = 0n;
  for (const { usage, responseModel } of calls) {
    const { input = 0, cacheRead = 0, output = 0 } = usage?.quantities ?? {};
    const price = priceOf(responseModel ?? 'gpt-4o');
    units += BigInt(input) * price.input + BigInt(cacheRead) * price.cacheRead + BigInt(output) * price.output;
  }
  return formatDecimal18(parseDecimal18(`${units}e-8`));
}

export function plus(left: string, right: string): string {
  return formatDecimal18((parseDecimal18(left) + parseDecimal18(right)) as ReturnType<typeof parseDecimal18>);
}
