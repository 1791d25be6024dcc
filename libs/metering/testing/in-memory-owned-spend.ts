import {
  NO_SPEND,
  type OwnedSpend,
  type OwnedSpendQuestion,
  type OwnedSpendReader,
  type SpendRange,
  type UnitNames,
} from '@tokenledger/metering/domain';
import { isInScope, type LedgerScope } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

export interface OwnedCall {
  readonly at: Date;
  readonly names: UnitNames;
  readonly tokens: bigint;
  /** In the currency that the organisation reports in; undefined: unpriced. */
  readonly cost: Decimal18 | undefined;
}

/** Calls of one organisation, told one by one. */
export class InMemoryOwnedSpend implements OwnedSpendReader {
  readonly asked: OwnedSpendQuestion[] = [];

  constructor(
    private calls: readonly OwnedCall[] = [],
    private readonly currency = 'USD',
  ) {}

  /** Replaces what there is. */
  give(calls: readonly OwnedCall[]): void {
    this.calls = calls;
  }

  ownedSpend(scope: LedgerScope, question: OwnedSpendQuestion): Promise<OwnedSpend> {
    this.asked.push(question);
    const { from, to, compareWith, stretches } = question;
    const rowsOf = (range: SpendRange | undefined, inCompared: boolean) =>
      this.calls
        .filter(({ at }) => range !== undefined && at >= range.from && at < range.to)
        .filter(({ at, names }) => isInScope(scope, names, at))
        .map((call) => ({
          names: call.names,
          stretch: stretches.findLast((start) => start <= call.at) as Date,
          inCompared,
          figures: this.figuresOf(call),
        }));
    return Promise.resolve({
      rows: [...rowsOf({ from, to }, false), ...rowsOf(compareWith, true)],
      freshness: { newestCallAt: undefined, newestArrivalAt: undefined, pendingBuckets: 0 },
    });
  }

  private figuresOf({ tokens, cost }: OwnedCall): typeof NO_SPEND {
    const { currency } = this;
    const used = { ...NO_SPEND, calls: 1n, tokens: { ...NO_SPEND.tokens, output: tokens, total: tokens } };
    if (cost === undefined) return { ...used, unpriced: { calls: 1n, tokens } };
    return {
      ...used,
      cost: [{ currency, amount: cost }],
      pricedTokens: [{ currency, tokens }],
      converted: [{ currency, amount: cost, calls: 1n }],
    };
  }
}
