/* Made by `npm run console:types` from apps/api/schema.graphql; not to be edited. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Terms that come and terms that go, at one stroke. Ending a term supersedes it by one with an end; undoing adds what was superseded and supersedes what was added. What was known before stays known for the past. */
export type AmendContractTermsInput = {
  readonly add?: ReadonlyArray<ContractTermInput>;
  /** Says what would change, and changes nothing. */
  readonly preview: boolean;
  /** Ids of terms as they stand. */
  readonly supersede?: ReadonlyArray<string>;
};

/** Makes a CSV all that the organisation's contracts say. */
export type ChangeContractTermsInput = {
  /** With the columns of `contractTermsCsv`; only its header ends all terms. */
  readonly csv: string;
  /** Says what would change, and changes nothing. */
  readonly preview: boolean;
};

/** Makes a CSV the whole content of one of the organisation's lists. */
export type ChangePriceListInput = {
  /** With the columns of an exported list; larger ones than a request may be are imported by the command line. */
  readonly csv: string;
  /** Up to 64 lower-case letters, digits, dots or dashes. */
  readonly name: string;
  /** Says what would change, and changes nothing. */
  readonly preview: boolean;
};

export type CommitmentPeriod =
  | 'MONTH'
  | 'QUARTER'
  | 'YEAR';

/** Values are text as people write them: `12.5`, `2026-03-13`. */
export type ContractTermInput = {
  /** For commitments and allowances of money; nothing else may have it. */
  readonly amount?: string | null | undefined;
  /** Number or name of the contract. */
  readonly contract: string;
  /** For commitments and allowances of money: ISO 4217; nothing else may have it. */
  readonly currency?: string | null | undefined;
  readonly kind: ContractTermKind;
  /** Meters that a discount is given on; all where empty. */
  readonly meters?: ReadonlyArray<string>;
  /** A name, a pattern with `*`, or `*` for every model. */
  readonly model: string;
  readonly note?: string | null | undefined;
  /** For discounts: 0 to 100; nothing else may have it. */
  readonly percent?: string | null | undefined;
  /** For commitments; nothing else may have it. */
  readonly period?: CommitmentPeriod | null | undefined;
  /** The seller, such as openai; every one unless given. */
  readonly provider?: string | null | undefined;
  /** For discounts on one service tier; nothing else may have it. */
  readonly serviceTier?: string | null | undefined;
  /** For allowances of tokens; nothing else may have it. */
  readonly tokens?: string | null | undefined;
  /** First day in force, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** First day no longer in force; open unless given. */
  readonly validTo?: string | null | undefined;
};

export type ContractTermKind =
  /** Free money or tokens in each calendar month, settled on the month. */
  | 'ALLOWANCE'
  /** Paid at the least in each calendar period, settled on the period. */
  | 'COMMITMENT'
  /** A percentage off the list's price, call by call. */
  | 'DISCOUNT';

export type EnteredPriceInput = {
  readonly meter: Meter;
  /** Of a million tokens: a plain decimal such as "2.50". */
  readonly pricePerMillion: string;
};

/** A rate of the organisation's own. */
export type ExchangeRateInput = {
  /** ISO 4217. */
  readonly from: string;
  /** A day (`2026-03-10`) or a month (`2026-03`). */
  readonly period: string;
  /** A plain decimal: so much of `to` for 1 of `from`. */
  readonly rate: string;
  /** Where it was read. */
  readonly source: string;
  /** ISO 4217. */
  readonly to: string;
};

export type ImportExchangeRatesInput = {
  /** Pairs such as `CNY/USD` to be worked out from the quotes of the file, as lines that say so. */
  readonly cross?: ReadonlyArray<string>;
  /** Lines `from,to,period,rate,source`, or a table of the European Central Bank (`Date,USD,…`). */
  readonly csv: string;
  /** Says what would change, and changes nothing. */
  readonly preview: boolean;
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

/** Which calls of the past are to have the prices of now, and why. */
export type PreviewReratingInput = {
  /** First start of a call. */
  readonly from: string;
  /** Only calls of this model: the one that answered, else the one that was asked for. */
  readonly model?: string | null | undefined;
  /** Only calls of this provider, as they were reported. */
  readonly provider?: string | null | undefined;
  /** Why; kept for those who ask later. 1000 characters at most. */
  readonly reason: string;
  /** First start that is no longer meant; ten years after `from` at most. */
  readonly to: string;
};

export type PriceLinesInput = {
  /** The `endCursor` of the page before. */
  readonly after?: string | null | undefined;
  /** 1 to 500. */
  readonly first?: number;
  /** Leaves out what is no longer, or not yet, in force. */
  readonly inForceOnly?: boolean;
  /** Lists to look in; all of them unless given. */
  readonly lists?: ReadonlyArray<string> | null | undefined;
  /** Keeps lines whose seller, model, source or note contains each word of it, whatever its capitals. */
  readonly search?: string | null | undefined;
};

/** For whom a list holds; lists of the organisation are asked first, that of the product last. */
export type PriceListScope =
  /** For every organisation of this installation; changed by whoever runs it. */
  | 'INSTALLATION'
  /** The organisation's own: contracts, and what people entered. */
  | 'ORGANISATION'
  /** Comes with each release of TokenLedger. */
  | 'PRODUCT';

/** Prices of one model, for the organisation's own list. */
export type PriceModelInput = {
  /** ISO 4217. */
  readonly currency: string;
  /** A name, or a pattern with `*`. */
  readonly model: string;
  /** Says what would change, and changes nothing. */
  readonly preview?: boolean;
  readonly prices: ReadonlyArray<EnteredPriceInput>;
  /** The seller as price lists call it; `unnamed` for calls that name none. */
  readonly seller: string;
  /** The standard tier unless given. */
  readonly serviceTier?: string | null | undefined;
  /** Where the price was read: an address, a contract. */
  readonly source: string;
  /** A day (2026-03-13) or a moment with its zone; for all times unless given. */
  readonly validFrom?: string | null | undefined;
  /** The same; the first moment at which the prices hold no more. What was listed before does not come back. */
  readonly validTo?: string | null | undefined;
};

/** Why a re-rating is not applied or cancelled. */
export type ReratingDenialReason =
  /** It is being applied, or done. */
  | 'APPLIED_ALREADY'
  /** It was done, cancelled or failed before. */
  | 'ENDED_ALREADY'
  /** Its preview is not finished. */
  | 'NOT_PREVIEWED'
  /** Prices or attribution rules are not those of the preview. */
  | 'OTHER_PRICES'
  /** The organisation has no such re-rating. */
  | 'UNKNOWN';

/** What happened to a re-rating. */
export type ReratingEventKind =
  | 'APPLIED'
  | 'CANCELLED'
  | 'CANCEL_REQUESTED'
  | 'CONTINUED'
  | 'DONE'
  | 'FAILED'
  | 'PREVIEWED'
  | 'REQUESTED';

/** How far a re-rating has come. */
export type ReratingState =
  /** Calls are being changed. */
  | 'APPLYING'
  /** What was changed until then stays. Where it was being applied it may be continued. */
  | 'CANCELLED'
  /** Every call in its range has the price of its book. */
  | 'DONE'
  /** Given up; what was changed until then stays. It may be continued like a cancelled one. */
  | 'FAILED'
  /** It waits for somebody to apply it. */
  | 'PREVIEWED'
  /** It is being found out what would change; nothing is changed. */
  | 'PREVIEWING'
  /** It waits for a processor; within seconds, where one is alive. */
  | 'PREVIEW_QUEUED';

/** What speaks for a suggested price. */
export type SimilarPriceBecause =
  /** Another seller's price for a model of the same name. */
  | 'SAME_MODEL_ELSEWHERE'
  /** The name without what stands around it: a route, a date, a stage. */
  | 'SIMILAR_NAME'
  /** The same seller's price without the service tier. */
  | 'STANDARD_TIER';

export type UnpricedModelsInput = {
  /** First instant that counts, on a quarter of an hour; 30 days before `to` unless given. */
  readonly from?: string | null | undefined;
  /** First instant that no longer counts; the end of today unless given. 92 days after `from` at most. */
  readonly to?: string | null | undefined;
};

export type ContractTermFieldsFragment = { readonly id: string, readonly kind: ContractTermKind, readonly contract: string, readonly provider: string | null, readonly model: string, readonly meters: ReadonlyArray<string>, readonly serviceTier: string | null, readonly percent: string | null, readonly amount: string | null, readonly currency: string | null, readonly tokens: string | null, readonly period: CommitmentPeriod | null, readonly validFrom: string, readonly validTo: string | null, readonly note: string | null };

export type ContractTermsQueryVariables = Exact<{ [key: string]: never; }>;


export type ContractTermsQuery = { readonly contractTerms: ReadonlyArray<{ readonly id: string, readonly kind: ContractTermKind, readonly contract: string, readonly provider: string | null, readonly model: string, readonly meters: ReadonlyArray<string>, readonly serviceTier: string | null, readonly percent: string | null, readonly amount: string | null, readonly currency: string | null, readonly tokens: string | null, readonly period: CommitmentPeriod | null, readonly validFrom: string, readonly validTo: string | null, readonly note: string | null }> };

export type ContractStandingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ContractStandingsQuery = { readonly contractStandings: ReadonlyArray<{ readonly contract: string, readonly kind: string, readonly provider: string | null, readonly model: string, readonly periodStart: string, readonly periodEnd: string, readonly leftTokens: string | null, readonly unpricedCalls: string, readonly used: ReadonlyArray<{ readonly amount: string, readonly currency: string, readonly tokens: string }>, readonly free: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly charged: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly leftAmount: { readonly amount: string, readonly currency: string } | null, readonly committed: { readonly amount: string, readonly currency: string } | null, readonly shortfall: { readonly amount: string, readonly currency: string } | null }> };

export type ContractTermsCsvQueryVariables = Exact<{ [key: string]: never; }>;


export type ContractTermsCsvQuery = { readonly contractTermsCsv: string };

export type PriceUnderContractMutationVariables = Exact<{
  input: PriceModelInput;
}>;


export type PriceUnderContractMutation = { readonly priceModel:
    | { readonly __typename: 'InvalidPrices', readonly issueCount: number, readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'PriceListChange', readonly unchangedCount: number, readonly added: ReadonlyArray<{ readonly list: string, readonly provider: string, readonly model: string, readonly meter: string, readonly price: string, readonly unit: number, readonly currency: string, readonly validFrom: string | null, readonly validTo: string | null, readonly inForce: boolean, readonly aboveInputTokens: number, readonly serviceTier: string | null, readonly region: string | null, readonly window: string | null, readonly source: string, readonly note: string | null }>, readonly superseded: ReadonlyArray<{ readonly list: string, readonly provider: string, readonly model: string, readonly meter: string, readonly price: string, readonly unit: number, readonly currency: string, readonly validFrom: string | null, readonly validTo: string | null, readonly inForce: boolean, readonly aboveInputTokens: number, readonly serviceTier: string | null, readonly region: string | null, readonly window: string | null, readonly source: string, readonly note: string | null }> }
   };

export type AmendContractTermsMutationVariables = Exact<{
  input: AmendContractTermsInput;
}>;


export type AmendContractTermsMutation = { readonly amendContractTerms:
    | { readonly __typename: 'ContractTermsChange', readonly applied: boolean, readonly unchangedCount: number, readonly added: ReadonlyArray<{ readonly id: string, readonly kind: ContractTermKind, readonly contract: string, readonly provider: string | null, readonly model: string, readonly meters: ReadonlyArray<string>, readonly serviceTier: string | null, readonly percent: string | null, readonly amount: string | null, readonly currency: string | null, readonly tokens: string | null, readonly period: CommitmentPeriod | null, readonly validFrom: string, readonly validTo: string | null, readonly note: string | null }>, readonly superseded: ReadonlyArray<{ readonly id: string, readonly kind: ContractTermKind, readonly contract: string, readonly provider: string | null, readonly model: string, readonly meters: ReadonlyArray<string>, readonly serviceTier: string | null, readonly percent: string | null, readonly amount: string | null, readonly currency: string | null, readonly tokens: string | null, readonly period: CommitmentPeriod | null, readonly validFrom: string, readonly validTo: string | null, readonly note: string | null }> }
    | { readonly __typename: 'InvalidContractTerms', readonly issueCount: number, readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type ChangeContractTermsMutationVariables = Exact<{
  input: ChangeContractTermsInput;
}>;


export type ChangeContractTermsMutation = { readonly changeContractTerms:
    | { readonly __typename: 'ContractTermsChange', readonly applied: boolean, readonly unchangedCount: number, readonly added: ReadonlyArray<{ readonly id: string, readonly kind: ContractTermKind, readonly contract: string, readonly provider: string | null, readonly model: string, readonly meters: ReadonlyArray<string>, readonly serviceTier: string | null, readonly percent: string | null, readonly amount: string | null, readonly currency: string | null, readonly tokens: string | null, readonly period: CommitmentPeriod | null, readonly validFrom: string, readonly validTo: string | null, readonly note: string | null }>, readonly superseded: ReadonlyArray<{ readonly id: string, readonly kind: ContractTermKind, readonly contract: string, readonly provider: string | null, readonly model: string, readonly meters: ReadonlyArray<string>, readonly serviceTier: string | null, readonly percent: string | null, readonly amount: string | null, readonly currency: string | null, readonly tokens: string | null, readonly period: CommitmentPeriod | null, readonly validFrom: string, readonly validTo: string | null, readonly note: string | null }> }
    | { readonly __typename: 'InvalidContractTerms', readonly issueCount: number, readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type PriceLineFieldsFragment = { readonly list: string, readonly provider: string, readonly model: string, readonly meter: string, readonly price: string, readonly unit: number, readonly currency: string, readonly validFrom: string | null, readonly validTo: string | null, readonly inForce: boolean, readonly aboveInputTokens: number, readonly serviceTier: string | null, readonly region: string | null, readonly window: string | null, readonly source: string, readonly note: string | null };

export type PriceListsQueryVariables = Exact<{ [key: string]: never; }>;


export type PriceListsQuery = { readonly priceLists: ReadonlyArray<{ readonly id: string, readonly name: string, readonly scope: PriceListScope, readonly revision: number, readonly lineCount: number, readonly modelCount: number }> };

export type PriceLinesQueryVariables = Exact<{
  input: PriceLinesInput;
}>;


export type PriceLinesQuery = { readonly priceLines:
    | { readonly __typename: 'InvalidPriceLinesInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'PriceLineConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly list: string, readonly provider: string, readonly model: string, readonly meter: string, readonly price: string, readonly unit: number, readonly currency: string, readonly validFrom: string | null, readonly validTo: string | null, readonly inForce: boolean, readonly aboveInputTokens: number, readonly serviceTier: string | null, readonly region: string | null, readonly window: string | null, readonly source: string, readonly note: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }
   };

export type PriceListCsvQueryVariables = Exact<{
  id: string;
}>;


export type PriceListCsvQuery = { readonly priceListCsv: string | null };

export type ChangePriceListMutationVariables = Exact<{
  input: ChangePriceListInput;
}>;


export type ChangePriceListMutation = { readonly changePriceList:
    | { readonly __typename: 'InvalidPrices', readonly issueCount: number, readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'PriceListChange', readonly applied: boolean, readonly addedCount: number, readonly supersededCount: number, readonly unchangedCount: number, readonly added: ReadonlyArray<{ readonly list: string, readonly provider: string, readonly model: string, readonly meter: string, readonly price: string, readonly unit: number, readonly currency: string, readonly validFrom: string | null, readonly validTo: string | null, readonly inForce: boolean, readonly aboveInputTokens: number, readonly serviceTier: string | null, readonly region: string | null, readonly window: string | null, readonly source: string, readonly note: string | null }>, readonly superseded: ReadonlyArray<{ readonly list: string, readonly provider: string, readonly model: string, readonly meter: string, readonly price: string, readonly unit: number, readonly currency: string, readonly validFrom: string | null, readonly validTo: string | null, readonly inForce: boolean, readonly aboveInputTokens: number, readonly serviceTier: string | null, readonly region: string | null, readonly window: string | null, readonly source: string, readonly note: string | null }>, readonly gaps: ReadonlyArray<{ readonly from: string, readonly to: string, readonly line: { readonly provider: string, readonly model: string, readonly meter: string } }> }
   };

export type ExchangeRateFieldsFragment = { readonly from: string, readonly to: string, readonly period: string, readonly rate: string, readonly source: string, readonly own: boolean };

export type ExchangeRatesQueryVariables = Exact<{
  pair?: string | null | undefined;
  first: number;
}>;


export type ExchangeRatesQuery = { readonly exchangeRates: { readonly totalCount: number, readonly pairs: ReadonlyArray<string>, readonly rates: ReadonlyArray<{ readonly from: string, readonly to: string, readonly period: string, readonly rate: string, readonly source: string, readonly own: boolean }> } };

export type MissingExchangeRatesQueryVariables = Exact<{ [key: string]: never; }>;


export type MissingExchangeRatesQuery = { readonly missingExchangeRates: ReadonlyArray<{ readonly from: string, readonly to: string, readonly calls: string, readonly firstDay: string, readonly lastDay: string, readonly cost: { readonly amount: string, readonly currency: string } }> };

export type SetExchangeRateMutationVariables = Exact<{
  input: ExchangeRateInput;
}>;


export type SetExchangeRateMutation = { readonly setExchangeRate:
    | { readonly __typename: 'ExchangeRateChange', readonly addedCount: number }
    | { readonly __typename: 'InvalidExchangeRates', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type ImportExchangeRatesMutationVariables = Exact<{
  input: ImportExchangeRatesInput;
}>;


export type ImportExchangeRatesMutation = { readonly importExchangeRates:
    | { readonly __typename: 'ExchangeRateChange', readonly applied: boolean, readonly addedCount: number, readonly supersededCount: number, readonly unchangedCount: number, readonly leftOut: ReadonlyArray<string>, readonly added: ReadonlyArray<{ readonly from: string, readonly to: string, readonly period: string, readonly rate: string, readonly source: string, readonly own: boolean }>, readonly superseded: ReadonlyArray<{ readonly from: string, readonly to: string, readonly period: string, readonly rate: string, readonly source: string, readonly own: boolean }> }
    | { readonly __typename: 'InvalidExchangeRates', readonly issueCount: number, readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type ReratingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReratingsQuery = { readonly reratings: ReadonlyArray<{ readonly id: string, readonly state: ReratingState, readonly from: string, readonly to: string, readonly provider: string | null, readonly model: string | null, readonly reason: string, readonly requestedBy: string, readonly requestedAt: string, readonly appliedBy: string | null, readonly appliedAt: string | null, readonly finishedAt: string | null }> };

export type ReratingDifferenceFieldsFragment = { readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null };

export type ReratingFigureFieldsFragment = { readonly callsLookedAt: string, readonly differences: ReadonlyArray<{ readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null }>, readonly converted: ReadonlyArray<{ readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null }>, readonly leftAlone: ReadonlyArray<{ readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null }> };

export type ReratingQueryVariables = Exact<{
  id: string;
}>;


export type ReratingQuery = { readonly rerating: { readonly id: string, readonly state: ReratingState, readonly cancelRequested: boolean, readonly continuable: boolean, readonly from: string, readonly to: string, readonly provider: string | null, readonly model: string | null, readonly reason: string, readonly callsToLookAt: string | null, readonly error: string | null, readonly preview: { readonly callsLookedAt: string, readonly differences: ReadonlyArray<{ readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null }>, readonly converted: ReadonlyArray<{ readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null }>, readonly leftAlone: ReadonlyArray<{ readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null }> }, readonly applied: { readonly callsLookedAt: string, readonly differences: ReadonlyArray<{ readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null }>, readonly converted: ReadonlyArray<{ readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null }>, readonly leftAlone: ReadonlyArray<{ readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly difference: string, readonly newlyPriced: string, readonly newlyUnpriced: string, readonly team: string | null }> }, readonly events: ReadonlyArray<{ readonly at: string, readonly by: string | null, readonly what: ReratingEventKind }> } | null };

export type PreviewReratingMutationVariables = Exact<{
  input: PreviewReratingInput;
}>;


export type PreviewReratingMutation = { readonly previewRerating:
    | { readonly __typename: 'InvalidReratingInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'Rerating', readonly id: string }
   };

export type ApplyReratingMutationVariables = Exact<{
  id: string;
}>;


export type ApplyReratingMutation = { readonly applyRerating:
    | { readonly __typename: 'Rerating', readonly id: string }
    | { readonly __typename: 'ReratingDenied', readonly denial: ReratingDenialReason }
   };

export type CancelReratingMutationVariables = Exact<{
  id: string;
}>;


export type CancelReratingMutation = { readonly cancelRerating:
    | { readonly __typename: 'Rerating', readonly id: string }
    | { readonly __typename: 'ReratingDenied', readonly denial: ReratingDenialReason }
   };

export type UnpricedModelsQueryVariables = Exact<{
  input: UnpricedModelsInput;
}>;


export type UnpricedModelsQuery = { readonly unpricedModels:
    | { readonly __typename: 'InvalidUnpricedModelsInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'UnpricedModels', readonly from: string, readonly to: string, readonly truncated: boolean, readonly allTokens: string, readonly unpricedTokens: string, readonly unpricedShare: string | null, readonly beyondPricing: string, readonly models: ReadonlyArray<{ readonly provider: string | null, readonly seller: string, readonly model: string, readonly reason: string, readonly serviceTier: string | null, readonly calls: string, readonly tokens: string, readonly tokenShare: string | null, readonly firstAt: string, readonly lastAt: string, readonly exampleCallId: string, readonly used: ReadonlyArray<{ readonly meter: Meter, readonly tokens: string }>, readonly suggestion: { readonly provider: string, readonly model: string, readonly because: SimilarPriceBecause, readonly currency: string, readonly prices: ReadonlyArray<{ readonly meter: Meter, readonly pricePerMillion: string }> } | null }> }
   };

export type PriceModelMutationVariables = Exact<{
  input: PriceModelInput;
}>;


export type PriceModelMutation = { readonly priceModel:
    | { readonly __typename: 'InvalidPrices', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'PriceListChange', readonly list: string, readonly addedCount: number, readonly supersededCount: number }
   };

export const ContractTermFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ContractTermFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContractTerm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"contract"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"meters"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]} as unknown as DocumentNode<ContractTermFieldsFragment, unknown>;
export const PriceLineFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PriceLineFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"list"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"meter"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"inForce"}},{"kind":"Field","name":{"kind":"Name","value":"aboveInputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"window"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]} as unknown as DocumentNode<PriceLineFieldsFragment, unknown>;
export const ExchangeRateFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExchangeRateFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExchangeRate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"own"}}]}}]} as unknown as DocumentNode<ExchangeRateFieldsFragment, unknown>;
export const ReratingDifferenceFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReratingDifferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDifference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"team"},"name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"costBefore"}},{"kind":"Field","name":{"kind":"Name","value":"costAfter"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"newlyPriced"}},{"kind":"Field","name":{"kind":"Name","value":"newlyUnpriced"}}]}}]} as unknown as DocumentNode<ReratingDifferenceFieldsFragment, unknown>;
export const ReratingFigureFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReratingFigureFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callsLookedAt"}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReratingDifferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"converted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReratingDifferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftAlone"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReratingDifferenceFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReratingDifferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDifference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"team"},"name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"costBefore"}},{"kind":"Field","name":{"kind":"Name","value":"costAfter"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"newlyPriced"}},{"kind":"Field","name":{"kind":"Name","value":"newlyUnpriced"}}]}}]} as unknown as DocumentNode<ReratingFigureFieldsFragment, unknown>;
export const ContractTermsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContractTerms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractTerms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContractTermFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ContractTermFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContractTerm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"contract"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"meters"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]} as unknown as DocumentNode<ContractTermsQuery, ContractTermsQueryVariables>;
export const ContractStandingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContractStandings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractStandings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contract"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"periodStart"}},{"kind":"Field","name":{"kind":"Name","value":"periodEnd"}},{"kind":"Field","name":{"kind":"Name","value":"used"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"free"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"charged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftTokens"}},{"kind":"Field","name":{"kind":"Name","value":"committed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortfall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unpricedCalls"}}]}}]}}]} as unknown as DocumentNode<ContractStandingsQuery, ContractStandingsQueryVariables>;
export const ContractTermsCsvDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContractTermsCsv"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractTermsCsv"}}]}}]} as unknown as DocumentNode<ContractTermsCsvQuery, ContractTermsCsvQueryVariables>;
export const PriceUnderContractDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PriceUnderContract"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PriceModelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceListChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unchangedCount"}},{"kind":"Field","name":{"kind":"Name","value":"added"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PriceLineFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"superseded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PriceLineFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidPrices"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueCount"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PriceLineFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"list"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"meter"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"inForce"}},{"kind":"Field","name":{"kind":"Name","value":"aboveInputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"window"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]} as unknown as DocumentNode<PriceUnderContractMutation, PriceUnderContractMutationVariables>;
export const AmendContractTermsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AmendContractTerms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AmendContractTermsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amendContractTerms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContractTermsChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applied"}},{"kind":"Field","name":{"kind":"Name","value":"unchangedCount"}},{"kind":"Field","name":{"kind":"Name","value":"added"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContractTermFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"superseded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContractTermFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidContractTerms"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueCount"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ContractTermFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContractTerm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"contract"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"meters"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]} as unknown as DocumentNode<AmendContractTermsMutation, AmendContractTermsMutationVariables>;
export const ChangeContractTermsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeContractTerms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeContractTermsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeContractTerms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContractTermsChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applied"}},{"kind":"Field","name":{"kind":"Name","value":"unchangedCount"}},{"kind":"Field","name":{"kind":"Name","value":"added"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContractTermFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"superseded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContractTermFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidContractTerms"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueCount"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ContractTermFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContractTerm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"contract"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"meters"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]} as unknown as DocumentNode<ChangeContractTermsMutation, ChangeContractTermsMutationVariables>;
export const PriceListsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PriceLists"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceLists"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"lineCount"}},{"kind":"Field","name":{"kind":"Name","value":"modelCount"}}]}}]}}]} as unknown as DocumentNode<PriceListsQuery, PriceListsQueryVariables>;
export const PriceLinesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PriceLines"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PriceLinesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceLines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceLineConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PriceLineFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidPriceLinesInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PriceLineFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"list"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"meter"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"inForce"}},{"kind":"Field","name":{"kind":"Name","value":"aboveInputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"window"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]} as unknown as DocumentNode<PriceLinesQuery, PriceLinesQueryVariables>;
export const PriceListCsvDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PriceListCsv"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceListCsv"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<PriceListCsvQuery, PriceListCsvQueryVariables>;
export const ChangePriceListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePriceList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePriceListInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePriceList"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceListChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applied"}},{"kind":"Field","name":{"kind":"Name","value":"addedCount"}},{"kind":"Field","name":{"kind":"Name","value":"supersededCount"}},{"kind":"Field","name":{"kind":"Name","value":"unchangedCount"}},{"kind":"Field","name":{"kind":"Name","value":"added"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PriceLineFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"superseded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PriceLineFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"meter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidPrices"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueCount"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PriceLineFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"list"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"meter"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"inForce"}},{"kind":"Field","name":{"kind":"Name","value":"aboveInputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"window"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]} as unknown as DocumentNode<ChangePriceListMutation, ChangePriceListMutationVariables>;
export const ExchangeRatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExchangeRates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pair"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exchangeRates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pair"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pair"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pairs"}},{"kind":"Field","name":{"kind":"Name","value":"rates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExchangeRateFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExchangeRateFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExchangeRate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"own"}}]}}]} as unknown as DocumentNode<ExchangeRatesQuery, ExchangeRatesQueryVariables>;
export const MissingExchangeRatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MissingExchangeRates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missingExchangeRates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"firstDay"}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}}]}}]}}]} as unknown as DocumentNode<MissingExchangeRatesQuery, MissingExchangeRatesQueryVariables>;
export const SetExchangeRateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetExchangeRate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExchangeRateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setExchangeRate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExchangeRateChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addedCount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidExchangeRates"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SetExchangeRateMutation, SetExchangeRateMutationVariables>;
export const ImportExchangeRatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportExchangeRates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportExchangeRatesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importExchangeRates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExchangeRateChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applied"}},{"kind":"Field","name":{"kind":"Name","value":"addedCount"}},{"kind":"Field","name":{"kind":"Name","value":"supersededCount"}},{"kind":"Field","name":{"kind":"Name","value":"unchangedCount"}},{"kind":"Field","name":{"kind":"Name","value":"leftOut"}},{"kind":"Field","name":{"kind":"Name","value":"added"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExchangeRateFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"superseded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExchangeRateFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidExchangeRates"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueCount"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExchangeRateFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExchangeRate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"own"}}]}}]} as unknown as DocumentNode<ImportExchangeRatesMutation, ImportExchangeRatesMutationVariables>;
export const ReratingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reratings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reratings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"revises"},"value":{"kind":"EnumValue","value":"PRICES"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"appliedBy"}},{"kind":"Field","name":{"kind":"Name","value":"appliedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}}]}}]} as unknown as DocumentNode<ReratingsQuery, ReratingsQueryVariables>;
export const ReratingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Rerating"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rerating"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"cancelRequested"}},{"kind":"Field","name":{"kind":"Name","value":"continuable"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"callsToLookAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReratingFigureFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"applied"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReratingFigureFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"what"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReratingDifferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDifference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"team"},"name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"costBefore"}},{"kind":"Field","name":{"kind":"Name","value":"costAfter"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"newlyPriced"}},{"kind":"Field","name":{"kind":"Name","value":"newlyUnpriced"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReratingFigureFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callsLookedAt"}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReratingDifferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"converted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReratingDifferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftAlone"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReratingDifferenceFields"}}]}}]}}]} as unknown as DocumentNode<ReratingQuery, ReratingQueryVariables>;
export const PreviewReratingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PreviewRerating"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewReratingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRerating"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rerating"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidReratingInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PreviewReratingMutation, PreviewReratingMutationVariables>;
export const ApplyReratingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApplyRerating"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applyRerating"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rerating"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDenied"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"denial"}}]}}]}}]}}]} as unknown as DocumentNode<ApplyReratingMutation, ApplyReratingMutationVariables>;
export const CancelReratingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelRerating"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelRerating"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rerating"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDenied"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"denial"}}]}}]}}]}}]} as unknown as DocumentNode<CancelReratingMutation, CancelReratingMutationVariables>;
export const UnpricedModelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UnpricedModels"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnpricedModelsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unpricedModels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnpricedModels"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}},{"kind":"Field","name":{"kind":"Name","value":"allTokens"}},{"kind":"Field","name":{"kind":"Name","value":"unpricedTokens"}},{"kind":"Field","name":{"kind":"Name","value":"unpricedShare"}},{"kind":"Field","name":{"kind":"Name","value":"beyondPricing"}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"seller"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"serviceTier"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}},{"kind":"Field","name":{"kind":"Name","value":"tokenShare"}},{"kind":"Field","name":{"kind":"Name","value":"used"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"firstAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}},{"kind":"Field","name":{"kind":"Name","value":"exampleCallId"}},{"kind":"Field","name":{"kind":"Name","value":"suggestion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"because"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerMillion"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidUnpricedModelsInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UnpricedModelsQuery, UnpricedModelsQueryVariables>;
export const PriceModelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PriceModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PriceModelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceListChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"list"}},{"kind":"Field","name":{"kind":"Name","value":"addedCount"}},{"kind":"Field","name":{"kind":"Name","value":"supersededCount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidPrices"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PriceModelMutation, PriceModelMutationVariables>;