import type { LedgerScope } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

/** What spend can be grouped by and filtered on. */
export const SPEND_DIMENSIONS = [
  'costCenter',
  'team',
  'project',
  'service',
  'environment',
  'provider',
  'model',
  'operation',
  'purpose',
  'user',
  'agent',
  'ingestionKey',
  'originatingTeam',
  'originatingProject',
  'originatingCostCenter',
  'unallocatedReason',
] as const;

export type SpendDimension = (typeof SPEND_DIMENSIONS)[number];

/** Length of one row's period, cut in the request's time zone; `total` gives one period, the whole range. */
export const SPEND_GRANULARITIES = ['total', 'hour', 'day', 'week', 'month'] as const;

export type SpendGranularity = (typeof SPEND_GRANULARITIES)[number];

/**
 * What the largest groups are the largest of. `change` is the difference of cost to the compared range, whatever its
 * sign.
 *
 * Cost is what was converted into the organisation's reporting currency. No two currencies are ever added: groups that are
 * equal in it, such as those without an exchange rate, go by the currency that most of their other calls are told in (the
 * one of most such calls first), and in it by cost.
 */
export const SPEND_ORDERS = ['cost', 'tokens', 'calls', 'change'] as const;

export type SpendOrder = (typeof SPEND_ORDERS)[number];

/** Values by dimension; `null` stands for "not known" (an unowned call, no user). */
export type ValuesByDimension = { readonly [D in SpendDimension]?: readonly (string | null)[] };

/** Keeps calls that have one of the values in every dimension named, and in no dimension one of `not`. */
export interface SpendFilter extends ValuesByDimension {
  readonly not?: ValuesByDimension;
}

export interface SpendRange {
  /** First instant included. A multiple of 15 minutes: the ledger's buckets are that long. */
  readonly from: Date;
  /** First instant not included; same rule. */
  readonly to: Date;
}

export interface SpendRequest extends SpendRange {
  /** IANA name. */
  readonly timeZone: string;
  readonly granularity: SpendGranularity;
  /** At most three, none twice. */
  readonly groupBy: readonly SpendDimension[];
  readonly filter: SpendFilter;
  /** Rows returned at the most, 1 to 10,000; beyond it `truncated` is set and totals still hold everything. */
  readonly limit: number;
  /** The same question of another range, which may be of another length and may overlap. */
  readonly compareWith?: SpendRange;
  /**
   * Keeps the largest groups of the whole range, 1 to 100; all others become one, the rest. With `compareWith` both
   * ranges keep the same groups.
   */
  readonly top?: number;
  /** `cost` unless given. With a granularity, `change` chooses the top groups and rows of a period go by cost. */
  readonly orderBy?: SpendOrder;
}

/** Tokens by the meters they were billed on; exact, beyond 2^53. */
export interface TokenTotals {
  /** All input: uncached, cache reads and cache writes, audio and images. */
  readonly input: bigint;
  readonly uncachedInput: bigint;
  readonly cacheRead: bigint;
  readonly cacheWrite: bigint;
  /** All output, reasoning included. */
  readonly output: bigint;
  readonly reasoning: bigint;
  readonly total: bigint;
}

/** Money of one currency (ISO 4217). */
export interface CurrencyAmount {
  readonly currency: string;
  readonly amount: Decimal18;
}

/** Calls of one currency, and what they come to in it. */
export interface CurrencyCalls extends CurrencyAmount {
  readonly calls: bigint;
}

/** Tokens of the priced calls of one currency. */
export interface CurrencyTokens {
  readonly currency: string;
  readonly tokens: bigint;
}

export interface SpendFigures {
  readonly calls: bigint;
  readonly tokens: TokenTotals;
  /** Cost of the priced calls, one amount a currency, ordered by currency; empty where no call was priced. */
  readonly cost: readonly CurrencyAmount[];
  /** What `cost` was paid for, in the same order. */
  readonly pricedTokens: readonly CurrencyTokens[];
  /** Calls, and their tokens, that have no price: not in `cost`. */
  readonly unpriced: { readonly calls: bigint; readonly tokens: bigint };
  /** Calls, their tokens and their part of `cost`, that name no team, no project and no cost centre. */
  readonly unallocated: {
    readonly calls: bigint;
    readonly tokens: bigint;
    readonly cost: readonly CurrencyAmount[];
  };
  /** Calls whose usage block was missing or cannot be complete. */
  readonly incomplete: { readonly calls: bigint };
  /**
   * Priced calls by the reporting currency that they were converted into, and their cost in it. More than one where the
   * organisation changed it and older calls were not rated again.
   */
  readonly converted: readonly CurrencyCalls[];
  /** Priced calls for which there was no exchange rate, by their own currency: not in `converted`. */
  readonly unconverted: readonly CurrencyCalls[];
}

export interface SpendRow extends SpendFigures {
  /** The period's first instant; undefined with granularity `total`. */
  readonly periodStart: Date | undefined;
  /** One value a grouping, in the order asked; null is "not known", and says nothing where the row is the rest. */
  readonly group: readonly (string | null)[];
  /** All groups that `top` left out, as one. */
  readonly rest: boolean;
  /** The same group in the compared range; undefined with another granularity than `total`, or without comparison. */
  readonly previous: SpendFigures | undefined;
}

export interface Freshness {
  /** Start of the newest call counted; undefined where the tenant has none. */
  readonly newestCallAt: Date | undefined;
  /** When the newest call counted arrived. */
  readonly newestArrivalAt: Date | undefined;
  /** Buckets of this range with events that are not in these figures yet. */
  readonly pendingBuckets: number;
}

/** The compared range. */
export interface SpendComparison {
  readonly totals: SpendFigures;
  /** Same granularity and groups; none with granularity `total`, where each row has its `previous`. */
  readonly rows: readonly SpendRow[];
  readonly truncated: boolean;
  readonly freshness: Freshness;
}

export interface SpendReport {
  /** With granularity `total` and a comparison also groups that are in the compared range only, with zero calls. */
  readonly rows: readonly SpendRow[];
  readonly truncated: boolean;
  /** Of everything that passes the filter, also what `limit` cut from the rows. */
  readonly totals: SpendFigures;
  /** Readings that may be the same call as a booked one: shown, not charged, not in `totals`. */
  readonly possibleDuplicates: { readonly calls: bigint; readonly tokens: bigint };
  readonly freshness: Freshness;
  /** Groups in the range itself, whatever `top` and `limit` cut; 1 where nothing is grouped. */
  readonly groupCount: bigint;
  readonly comparison: SpendComparison | undefined;
}

/** What a report cannot be made of, by field; the message says what to send instead. */
export interface InvalidSpendRequest {
  readonly field: string;
  readonly message: string;
}

/** Reads spend. A failing store throws; it never looks like "no spend". */
export interface SpendReader {
  /** @param request already valid, see `validateSpendRequest` */
  spend(scope: LedgerScope, request: SpendRequest): Promise<SpendReport>;
}
