/* Made by `npm run console:types` from apps/api/schema.graphql; not to be edited. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type DimensionValuesInput = {
  readonly dimension: SpendDimension;
  readonly filter?: SpendFilterInput | null | undefined;
  /** First instant that counts, on a quarter of an hour; 30 days before `to` unless given. */
  readonly from?: string | null | undefined;
  /** Values at the most, 1 to 100. */
  readonly limit?: number;
  /** Keeps values that contain it, whatever their capitals; all values, "not known" among them, unless given. */
  readonly search?: string | null | undefined;
  /** First instant that no longer counts, on a quarter of an hour; the end of today unless given. */
  readonly to?: string | null | undefined;
};

/** What spend is grouped by. */
export type SpendDimension =
  | 'AGENT'
  | 'COST_CENTER'
  | 'ENVIRONMENT'
  /** Public id of the key that reported the call. */
  | 'INGESTION_KEY'
  | 'MODEL'
  | 'OPERATION'
  | 'PROJECT'
  | 'PROVIDER'
  /** What a call was for: productive, overhead or waste. */
  | 'PURPOSE'
  | 'SERVICE'
  | 'TEAM'
  | 'USER';

/** Keeps calls that have one of the values in every dimension named. null among the values stands for "not known": a call without an owner, without a user. */
export type SpendFilterInput = {
  readonly agent?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly costCenter?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly environment?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly ingestionKey?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly model?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly operation?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly project?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly provider?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly purpose?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly service?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly team?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly user?: ReadonlyArray<string | null | undefined> | null | undefined;
};

/** Length of one row's period, cut in the report's time zone. */
export type SpendGranularity =
  | 'DAY'
  /** Over 92 days at most. */
  | 'HOUR'
  | 'MONTH'
  /** One period: the whole range. */
  | 'TOTAL'
  /** From Monday. */
  | 'WEEK';

export type SpendInput = {
  /** The same question of another range, to compare with. */
  readonly compareWith?: SpendRangeInput | null | undefined;
  readonly filter?: SpendFilterInput | null | undefined;
  /** First instant that counts, on a quarter of an hour. */
  readonly from: string;
  readonly granularity?: SpendGranularity;
  /** At most three, none twice. */
  readonly groupBy?: ReadonlyArray<SpendDimension>;
  /** Rows at the most, 1 to 10000. The totals hold everything all the same. */
  readonly limit?: number;
  readonly orderBy?: SpendOrder;
  /** Zone whose hours, days, weeks and months the periods are; the organisation's unless given. */
  readonly timeZone?: string | null | undefined;
  /** First instant that no longer counts, on a quarter of an hour; at most 5 years after `from`. */
  readonly to: string;
  /** Keeps so many groups, the largest of the whole range, 1 to 100, in every period; all others become one row with `rest: true` (a period). Needs `groupBy`. */
  readonly top?: number | null | undefined;
};

/** What the largest groups are the largest of. Amounts of several currencies are added as they are for it: an order, not a sum of money. */
export type SpendOrder =
  | 'CALLS'
  /** Difference of cost to the compared range, up or down; needs `compareWith`. Where rows have periods it chooses the top groups, and the rows of a period go by cost. */
  | 'CHANGE'
  | 'COST'
  | 'TOKENS';

/** Of any length up to 5 years; it may overlap the range it is compared with. */
export type SpendRangeInput = {
  /** First instant that counts, on a quarter of an hour. */
  readonly from: string;
  /** First instant that no longer counts, on a quarter of an hour. */
  readonly to: string;
};

export type ExploreTableQueryVariables = Exact<{
  input: SpendInput;
}>;


export type ExploreTableQuery = { readonly spend:
    | { readonly __typename: 'InvalidSpendInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'SpendReport', readonly from: string, readonly to: string, readonly timeZone: string, readonly granularity: SpendGranularity, readonly groupBy: ReadonlyArray<SpendDimension>, readonly groupCount: string, readonly truncated: boolean, readonly freshness: { readonly asOf: string, readonly newestCallAt: string | null, readonly pendingBuckets: number }, readonly possibleDuplicates: { readonly calls: string }, readonly totals: { readonly calls: string, readonly cacheReadShare: string | null, readonly tokens: { readonly total: string, readonly input: string, readonly uncachedInput: string, readonly cacheRead: string, readonly cacheWrite: string, readonly output: string, readonly reasoning: string }, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly costPerMillionTokens: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly coverage: { readonly unpriced: { readonly calls: string, readonly tokens: string }, readonly unallocated: { readonly calls: string } } }, readonly comparison: { readonly from: string, readonly to: string, readonly totals: { readonly calls: string, readonly cacheReadShare: string | null, readonly tokens: { readonly total: string, readonly input: string, readonly uncachedInput: string, readonly cacheRead: string, readonly cacheWrite: string, readonly output: string, readonly reasoning: string }, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly costPerMillionTokens: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } } | null, readonly rows: ReadonlyArray<{ readonly periodStart: string, readonly periodEnd: string, readonly partial: boolean, readonly rest: boolean, readonly calls: string, readonly cacheReadShare: string | null, readonly group: ReadonlyArray<{ readonly value: string | null }>, readonly tokens: { readonly total: string, readonly input: string, readonly uncachedInput: string, readonly cacheRead: string, readonly cacheWrite: string, readonly output: string, readonly reasoning: string }, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly costPerMillionTokens: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly coverage: { readonly unpriced: { readonly calls: string } }, readonly previous: { readonly calls: string, readonly cacheReadShare: string | null, readonly tokens: { readonly total: string, readonly input: string, readonly uncachedInput: string, readonly cacheRead: string, readonly cacheWrite: string, readonly output: string, readonly reasoning: string }, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly costPerMillionTokens: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } | null }> }
   };

export type ExploreChartQueryVariables = Exact<{
  input: SpendInput;
}>;


export type ExploreChartQuery = { readonly spend:
    | { readonly __typename: 'InvalidSpendInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'SpendReport', readonly from: string, readonly to: string, readonly timeZone: string, readonly granularity: SpendGranularity, readonly groupCount: string, readonly truncated: boolean, readonly freshness: { readonly asOf: string }, readonly totals: { readonly calls: string, readonly cacheReadShare: string | null, readonly tokens: { readonly total: string, readonly input: string, readonly uncachedInput: string, readonly cacheRead: string, readonly cacheWrite: string, readonly output: string, readonly reasoning: string }, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly costPerMillionTokens: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }, readonly comparison: { readonly from: string, readonly to: string, readonly truncated: boolean, readonly rows: ReadonlyArray<{ readonly periodStart: string, readonly periodEnd: string, readonly calls: string, readonly tokens: { readonly total: string }, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }> } | null, readonly rows: ReadonlyArray<{ readonly periodStart: string, readonly periodEnd: string, readonly partial: boolean, readonly rest: boolean, readonly calls: string, readonly cacheReadShare: string | null, readonly group: ReadonlyArray<{ readonly value: string | null }>, readonly tokens: { readonly total: string }, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly costPerMillionTokens: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }> }
   };

export type DimensionValuesQueryVariables = Exact<{
  input: DimensionValuesInput;
}>;


export type DimensionValuesQuery = { readonly dimensionValues:
    | { readonly __typename: 'DimensionValues', readonly truncated: boolean, readonly values: ReadonlyArray<{ readonly value: string | null, readonly calls: string }> }
    | { readonly __typename: 'InvalidDimensionValuesInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };


export const ExploreTableDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExploreTable"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SpendInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpendReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"granularity"}},{"kind":"Field","name":{"kind":"Name","value":"groupBy"}},{"kind":"Field","name":{"kind":"Name","value":"groupCount"}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"newestCallAt"}},{"kind":"Field","name":{"kind":"Name","value":"pendingBuckets"}}]}},{"kind":"Field","name":{"kind":"Name","value":"possibleDuplicates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"uncachedInput"}},{"kind":"Field","name":{"kind":"Name","value":"cacheRead"}},{"kind":"Field","name":{"kind":"Name","value":"cacheWrite"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"reasoning"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionTokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cacheReadShare"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unpriced"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unallocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"comparison"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"uncachedInput"}},{"kind":"Field","name":{"kind":"Name","value":"cacheRead"}},{"kind":"Field","name":{"kind":"Name","value":"cacheWrite"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"reasoning"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionTokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cacheReadShare"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"periodStart"}},{"kind":"Field","name":{"kind":"Name","value":"periodEnd"}},{"kind":"Field","name":{"kind":"Name","value":"partial"}},{"kind":"Field","name":{"kind":"Name","value":"rest"}},{"kind":"Field","name":{"kind":"Name","value":"group"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"uncachedInput"}},{"kind":"Field","name":{"kind":"Name","value":"cacheRead"}},{"kind":"Field","name":{"kind":"Name","value":"cacheWrite"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"reasoning"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionTokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cacheReadShare"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unpriced"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"uncachedInput"}},{"kind":"Field","name":{"kind":"Name","value":"cacheRead"}},{"kind":"Field","name":{"kind":"Name","value":"cacheWrite"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"reasoning"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionTokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cacheReadShare"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidSpendInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExploreTableQuery, ExploreTableQueryVariables>;
export const ExploreChartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExploreChart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SpendInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpendReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"granularity"}},{"kind":"Field","name":{"kind":"Name","value":"groupCount"}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"uncachedInput"}},{"kind":"Field","name":{"kind":"Name","value":"cacheRead"}},{"kind":"Field","name":{"kind":"Name","value":"cacheWrite"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"reasoning"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionTokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cacheReadShare"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comparison"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"periodStart"}},{"kind":"Field","name":{"kind":"Name","value":"periodEnd"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"periodStart"}},{"kind":"Field","name":{"kind":"Name","value":"periodEnd"}},{"kind":"Field","name":{"kind":"Name","value":"partial"}},{"kind":"Field","name":{"kind":"Name","value":"rest"}},{"kind":"Field","name":{"kind":"Name","value":"group"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionTokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cacheReadShare"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidSpendInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExploreChartQuery, ExploreChartQueryVariables>;
export const DimensionValuesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DimensionValues"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DimensionValuesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimensionValues"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DimensionValues"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}}]}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidDimensionValuesInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DimensionValuesQuery, DimensionValuesQueryVariables>;