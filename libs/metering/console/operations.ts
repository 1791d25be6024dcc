/* Made by `npm run console:types` from apps/api/schema.graphql; not to be edited. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What is the matter with a call; the same words as in the coverage of spend. */
export type CallCondition =
  /** The provider, or the way to it, answered with an error. */
  | 'FAILED'
  /** Its usage is missing or cannot be complete. */
  | 'INCOMPLETE'
  /** It may be a booked call seen once more: shown, not charged. */
  | 'POSSIBLE_DUPLICATE'
  /** It names no team, no project and no cost centre. */
  | 'UNALLOCATED'
  /** It has usage and no price: not in the cost. */
  | 'UNPRICED';

export type CallOrder =
  /** By effective cost, the highest first, calls without a price last; over 31 days at most. */
  | 'COSTLIEST'
  /** By start, the newest first. */
  | 'NEWEST';

export type CallRatingStatus =
  /** Nothing was reported that could be priced. */
  | 'NO_USAGE'
  | 'PRICED'
  /** There is no price for it; `ratingReason` says why. */
  | 'UNPRICED';

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

/** What a provider charges for. No token is in two meters. */
export type Meter =
  | 'AUDIO_CACHE_READ'
  | 'AUDIO_INPUT'
  | 'AUDIO_OUTPUT'
  | 'CACHE_READ'
  | 'CACHE_WRITE_1H'
  /** Also cache writes whose lifetime was not reported. */
  | 'CACHE_WRITE_5M'
  | 'IMAGE_INPUT'
  | 'IMAGE_OUTPUT'
  /** Uncached text, and any input where the provider does not tell them apart. */
  | 'INPUT'
  /** Without reasoning. */
  | 'OUTPUT'
  | 'REASONING';

/** What can be said of who owns a call. */
export type OwnerDimension =
  | 'AGENT'
  | 'CONVERSATION'
  | 'COST_CENTER'
  | 'ENVIRONMENT'
  | 'PROJECT'
  | 'SERVICE'
  | 'TEAM'
  | 'USER';

export type RecentCallsInput = {
  /** The `endCursor` of the page before. Calls that arrive meanwhile move nothing on later pages. */
  readonly after?: string | null | undefined;
  readonly filter?: SpendFilterInput | null | undefined;
  /** Calls of a page, 1 to 200. */
  readonly first?: number;
  /** First instant that counts; a day before `to` unless given. */
  readonly from?: string | null | undefined;
  /** Keeps calls that cost at least this, in their own currency; none that has no price. */
  readonly minCost?: string | null | undefined;
  /** Keeps calls with at least one of these conditions; all calls unless given. */
  readonly only?: ReadonlyArray<CallCondition> | null | undefined;
  readonly order?: CallOrder;
  /** Keeps calls that have this id, exactly: the call's own, a trace's, or the provider's response id. */
  readonly search?: string | null | undefined;
  /** First instant that no longer counts, at most 92 days after `from`; now unless given. */
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

export type OneCallQueryVariables = Exact<{
  id: string;
}>;


export type OneCallQuery = { readonly call: { readonly id: string, readonly startedAt: string, readonly durationMs: string, readonly provider: string | null, readonly requestModel: string | null, readonly responseModel: string | null, readonly operation: string, readonly errorType: string | null, readonly conditions: ReadonlyArray<CallCondition>, readonly rating: CallRatingStatus, readonly ratingReason: string | null, readonly unallocatedReason: string | null, readonly purpose: string, readonly purposeReason: string, readonly observers: number, readonly traceId: string | null, readonly spanId: string | null, readonly conversation: string | null, readonly responseId: string | null, readonly providerRequestId: string | null, readonly serviceTier: string | null, readonly finishReason: string | null, readonly serverAddress: string | null, readonly bookingReason: string, readonly noLinePricesReason: string | null, readonly tokens: { readonly total: string, readonly input: string, readonly output: string }, readonly lines: ReadonlyArray<{ readonly meter: Meter, readonly tokens: string, readonly pricePerMillion: string | null, readonly amount: { readonly amount: string, readonly currency: string } | null }>, readonly perCall: { readonly amount: string, readonly currency: string } | null, readonly listCost: { readonly amount: string, readonly currency: string } | null, readonly contractedCost: { readonly amount: string, readonly currency: string } | null, readonly effectiveCost: { readonly amount: string, readonly currency: string } | null, readonly price: { readonly id: string, readonly book: string, readonly source: string | null, readonly validFrom: string | null, readonly validTo: string | null } | null, readonly usage: { readonly status: string, readonly rule: string, readonly confidence: string, readonly notes: ReadonlyArray<string> }, readonly owner: ReadonlyArray<{ readonly dimension: OwnerDimension, readonly value: string, readonly evidenceLevel: string | null, readonly evidenceAttribute: string | null }>, readonly reportedCost: { readonly amount: string, readonly currency: string } | null, readonly extraUnits: ReadonlyArray<{ readonly name: string, readonly value: string }>, readonly readings: ReadonlyArray<{ readonly id: string, readonly booked: boolean, readonly reason: string, readonly observer: string, readonly dialect: string, readonly scope: string, readonly signal: string, readonly traceId: string | null, readonly spanId: string | null, readonly usageStatus: string, readonly startedAt: string, readonly arrivedAt: string, readonly keyId: string, readonly tokens: { readonly total: string, readonly input: string, readonly output: string } }> } | null };

export type CallRowFragment = { readonly id: string, readonly startedAt: string, readonly durationMs: string, readonly provider: string | null, readonly requestModel: string | null, readonly responseModel: string | null, readonly operation: string, readonly team: string | null, readonly project: string | null, readonly costCenter: string | null, readonly service: string | null, readonly environment: string | null, readonly user: string | null, readonly agent: string | null, readonly rating: CallRatingStatus, readonly ratingReason: string | null, readonly unallocatedReason: string | null, readonly errorType: string | null, readonly purpose: string, readonly conditions: ReadonlyArray<CallCondition>, readonly observers: number, readonly tokens: { readonly total: string, readonly input: string, readonly output: string, readonly cacheRead: string }, readonly cost: { readonly amount: string, readonly currency: string } | null };

export type RecentCallsQueryVariables = Exact<{
  input: RecentCallsInput;
}>;


export type RecentCallsQuery = { readonly recentCalls:
    | { readonly __typename: 'CallConnection', readonly from: string, readonly to: string, readonly nodes: ReadonlyArray<{ readonly id: string, readonly startedAt: string, readonly durationMs: string, readonly provider: string | null, readonly requestModel: string | null, readonly responseModel: string | null, readonly operation: string, readonly team: string | null, readonly project: string | null, readonly costCenter: string | null, readonly service: string | null, readonly environment: string | null, readonly user: string | null, readonly agent: string | null, readonly rating: CallRatingStatus, readonly ratingReason: string | null, readonly unallocatedReason: string | null, readonly errorType: string | null, readonly purpose: string, readonly conditions: ReadonlyArray<CallCondition>, readonly observers: number, readonly tokens: { readonly total: string, readonly input: string, readonly output: string, readonly cacheRead: string }, readonly cost: { readonly amount: string, readonly currency: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly freshness: { readonly asOf: string, readonly pendingBuckets: number } }
    | { readonly __typename: 'InvalidCallsInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type DimensionValuesQueryVariables = Exact<{
  input: DimensionValuesInput;
}>;


export type DimensionValuesQuery = { readonly dimensionValues:
    | { readonly __typename: 'DimensionValues', readonly truncated: boolean, readonly values: ReadonlyArray<{ readonly value: string | null, readonly calls: string }> }
    | { readonly __typename: 'InvalidDimensionValuesInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export const CallRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallSummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"requestModel"}},{"kind":"Field","name":{"kind":"Name","value":"responseModel"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"user"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"cacheRead"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"ratingReason"}},{"kind":"Field","name":{"kind":"Name","value":"unallocatedReason"}},{"kind":"Field","name":{"kind":"Name","value":"errorType"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"}},{"kind":"Field","name":{"kind":"Name","value":"observers"}}]}}]} as unknown as DocumentNode<CallRowFragment, unknown>;
export const OneCallDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneCall"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"call"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"requestModel"}},{"kind":"Field","name":{"kind":"Name","value":"responseModel"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"errorType"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"ratingReason"}},{"kind":"Field","name":{"kind":"Name","value":"unallocatedReason"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"purposeReason"}},{"kind":"Field","name":{"kind":"Name","value":"observers"}},{"kind":"Field","name":{"kind":"Name","value":"traceId"}},{"kind":"Field","name":{"kind":"Name","value":"spanId"}},{"kind":"Field","name":{"kind":"Name","value":"conversation"}},{"kind":"Field","name":{"kind":"Name","value":"responseId"}},{"kind":"Field","name":{"kind":"Name","value":"providerRequestId"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"finishReason"}},{"kind":"Field","name":{"kind":"Name","value":"serverAddress"}},{"kind":"Field","name":{"kind":"Name","value":"bookingReason"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerMillion"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"perCall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"noLinePricesReason"}},{"kind":"Field","name":{"kind":"Name","value":"listCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contractedCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"book"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"notes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceLevel"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceAttribute"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reportedCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"extraUnits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"booked"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"observer"}},{"kind":"Field","name":{"kind":"Name","value":"dialect"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"signal"}},{"kind":"Field","name":{"kind":"Name","value":"traceId"}},{"kind":"Field","name":{"kind":"Name","value":"spanId"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usageStatus"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"arrivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}}]}}]}}]}}]} as unknown as DocumentNode<OneCallQuery, OneCallQueryVariables>;
export const RecentCallsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecentCalls"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecentCallsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recentCalls"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"pendingBuckets"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidCallsInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallSummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"requestModel"}},{"kind":"Field","name":{"kind":"Name","value":"responseModel"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"user"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"cacheRead"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"ratingReason"}},{"kind":"Field","name":{"kind":"Name","value":"unallocatedReason"}},{"kind":"Field","name":{"kind":"Name","value":"errorType"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"}},{"kind":"Field","name":{"kind":"Name","value":"observers"}}]}}]} as unknown as DocumentNode<RecentCallsQuery, RecentCallsQueryVariables>;
export const DimensionValuesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DimensionValues"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DimensionValuesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimensionValues"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DimensionValues"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}}]}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidDimensionValuesInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DimensionValuesQuery, DimensionValuesQueryVariables>;