/* Made by `npm run console:types` from apps/api/schema.graphql; not to be edited. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AttributionRuleInput = {
  readonly conditions: ReadonlyArray<RuleConditionInput>;
  /** May take values of the call: `{service}`, `CC-{attribute:acme.unit}`. */
  readonly costCenter?: string | null | undefined;
  /** First day of calls it takes, `YYYY-MM-DD`, in the zone of the organisation; null: since ever. */
  readonly from?: string | null | undefined;
  /** Stays the same from version to version: calls name it. `[a-z0-9._-]`, 64 at most. */
  readonly id: string;
  readonly labels: ReadonlyArray<RuleLabelInput>;
  /** For people. */
  readonly name: string;
  /** May take values of the call: `{service}`, `CC-{attribute:acme.unit}`. */
  readonly project?: string | null | undefined;
  /** null: what is known of its outcome decides. */
  readonly purpose?: RulePurpose | null | undefined;
  /** May take values of the call: `{service}`, `CC-{attribute:acme.unit}`. */
  readonly team?: string | null | undefined;
  /** First day of calls it no longer takes; null: without end. */
  readonly until?: string | null | undefined;
};

export type CallValueInput = {
  /** `service`, `model`, `key` and the like, or `attribute:NAME`. */
  readonly subject: string;
  /** Several where the call gives a list; 100 at most, of 1,000 characters. */
  readonly values: ReadonlyArray<string>;
};

/** What somebody is who is charged for calls. */
export type ChargedLevel =
  | 'COST_CENTER'
  | 'PROJECT'
  | 'TEAM';

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

export type PreviewAttributionRulesInput = {
  /** First start of a call. */
  readonly from: string;
  /** Why; kept for those who ask later. 1000 characters at most. */
  readonly reason: string;
  /** Not saved yet; those in force unless given. */
  readonly rules?: ReadonlyArray<AttributionRuleInput> | null | undefined;
  /** First start that is no longer meant; ten years after `from` at most. */
  readonly to: string;
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

export type RuleConditionInput = {
  readonly operator: RuleOperator;
  /** Of a call: `service`, `model`, `key` and the like, or `attribute:NAME`. */
  readonly subject: string;
  /** What it is compared with; none for `EXISTS`. */
  readonly values: ReadonlyArray<string>;
};

export type RuleLabelInput = {
  readonly name: string;
  /** May take values of the call: `{service}`, `CC-{attribute:acme.unit}`. */
  readonly value: string;
};

/** How a rule compares a value of a call, case and all. */
export type RuleOperator =
  /** With one value. */
  | 'EQUALS'
  /** The call gives any; takes no values. */
  | 'EXISTS'
  /** It equals one of the values. */
  | 'IN'
  /** It begins with the value. */
  | 'PREFIX'
  /** An expression of RE2, found anywhere unless anchored. */
  | 'REGEX';

/** Why a rule does not take a call. */
export type RulePassReason =
  /** The call does not meet one of its conditions. */
  | 'CONDITION'
  /** The call lacks a value that a name or label takes, or what comes out is no name. */
  | 'NO_NAME'
  /** It is not in effect when the call starts. */
  | 'OTHER_DAYS';

/** What calls of a rule are for. */
export type RulePurpose =
  | 'OVERHEAD'
  | 'PRODUCTIVE'
  | 'WASTE';

export type SaveAttributionRulesInput = {
  /** Of the rules that were seen when these were written; 0 where there were none. */
  readonly expectedRevision: number;
  /** Why; kept for those who ask later. 1000 characters at most. */
  readonly reason: string;
  /** All of them, in their order. */
  readonly rules: ReadonlyArray<AttributionRuleInput>;
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
  /** Cost centre that the call was made for. */
  | 'ORIGINATING_COST_CENTER'
  /** Project that the call was made for. */
  | 'ORIGINATING_PROJECT'
  /** Team that the call was made for: whoever began its trace, or whom the call names; the owner where nobody else is known. */
  | 'ORIGINATING_TEAM'
  | 'PROJECT'
  | 'PROVIDER'
  /** What a call was for: productive, overhead or waste. */
  | 'PURPOSE'
  | 'SERVICE'
  | 'TEAM'
  /** Why nobody owns the call: `no-metadata`, `unreadable-metadata`, `unmapped-value`, `unknown-key`, `shared-without-rule`, or `not-told` where it was rolled up before reasons were; null where somebody does. */
  | 'UNALLOCATED_REASON'
  | 'USER';

/** Takes calls away that have one of the values in any dimension named. */
export type SpendExclusionInput = {
  readonly agent?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly costCenter?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly environment?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly ingestionKey?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly model?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly operation?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly originatingCostCenter?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly originatingProject?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly originatingTeam?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly project?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly provider?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly purpose?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly service?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly team?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly unallocatedReason?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly user?: ReadonlyArray<string | null | undefined> | null | undefined;
};

/** Keeps calls that have one of the values in every dimension named. null among the values stands for "not known": a call without an owner, without a user. */
export type SpendFilterInput = {
  readonly agent?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly costCenter?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly environment?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly ingestionKey?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly model?: ReadonlyArray<string | null | undefined> | null | undefined;
  /** And none of these. */
  readonly not?: SpendExclusionInput | null | undefined;
  readonly operation?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly originatingCostCenter?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly originatingProject?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly originatingTeam?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly project?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly provider?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly purpose?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly service?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly team?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly unallocatedReason?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly user?: ReadonlyArray<string | null | undefined> | null | undefined;
};

export type TryAttributionRulesInput = {
  /** When the call starts; now unless given. */
  readonly at?: string | null | undefined;
  /** Not saved yet; those in force unless given. */
  readonly rules?: ReadonlyArray<AttributionRuleInput> | null | undefined;
  /** What the call gives; 100 at most. It gives nothing else. */
  readonly values: ReadonlyArray<CallValueInput>;
};

/** Teams are a tree below cost centres; projects and people are of teams, services of projects. */
export type UnitKind =
  | 'COST_CENTRE'
  | 'ENVIRONMENT'
  | 'PERSON'
  | 'PROJECT'
  | 'SERVICE'
  | 'TEAM';

export type RuleFieldsFragment = { readonly id: string, readonly name: string, readonly from: string | null, readonly until: string | null, readonly team: string | null, readonly project: string | null, readonly costCenter: string | null, readonly purpose: RulePurpose | null, readonly conditions: ReadonlyArray<{ readonly subject: string, readonly operator: RuleOperator, readonly values: ReadonlyArray<string> }>, readonly labels: ReadonlyArray<{ readonly name: string, readonly value: string }> };

export type RuleSetFieldsFragment = { readonly revision: number, readonly recordedAt: string | null, readonly recordedBy: string | null, readonly reason: string | null, readonly rules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly from: string | null, readonly until: string | null, readonly team: string | null, readonly project: string | null, readonly costCenter: string | null, readonly purpose: RulePurpose | null, readonly conditions: ReadonlyArray<{ readonly subject: string, readonly operator: RuleOperator, readonly values: ReadonlyArray<string> }>, readonly labels: ReadonlyArray<{ readonly name: string, readonly value: string }> }> };

export type AttributionRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type AttributionRulesQuery = { readonly attributionRules: { readonly revision: number, readonly recordedAt: string | null, readonly recordedBy: string | null, readonly reason: string | null, readonly rules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly from: string | null, readonly until: string | null, readonly team: string | null, readonly project: string | null, readonly costCenter: string | null, readonly purpose: RulePurpose | null, readonly conditions: ReadonlyArray<{ readonly subject: string, readonly operator: RuleOperator, readonly values: ReadonlyArray<string> }>, readonly labels: ReadonlyArray<{ readonly name: string, readonly value: string }> }> } | null };

export type AttributionHistoryQueryVariables = Exact<{
  first: number;
}>;


export type AttributionHistoryQuery = { readonly attributionHistory: ReadonlyArray<{ readonly revision: number, readonly recordedAt: string | null, readonly recordedBy: string | null, readonly reason: string | null, readonly rules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly from: string | null, readonly until: string | null, readonly team: string | null, readonly project: string | null, readonly costCenter: string | null, readonly purpose: RulePurpose | null, readonly conditions: ReadonlyArray<{ readonly subject: string, readonly operator: RuleOperator, readonly values: ReadonlyArray<string> }>, readonly labels: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }> };

export type SaveAttributionRulesMutationVariables = Exact<{
  input: SaveAttributionRulesInput;
}>;


export type SaveAttributionRulesMutation = { readonly saveAttributionRules:
    | { readonly __typename: 'AttributionRuleSet', readonly revision: number, readonly recordedAt: string | null, readonly recordedBy: string | null, readonly reason: string | null, readonly rules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly from: string | null, readonly until: string | null, readonly team: string | null, readonly project: string | null, readonly costCenter: string | null, readonly purpose: RulePurpose | null, readonly conditions: ReadonlyArray<{ readonly subject: string, readonly operator: RuleOperator, readonly values: ReadonlyArray<string> }>, readonly labels: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'AttributionRulesChanged', readonly current: { readonly revision: number, readonly recordedAt: string | null, readonly recordedBy: string | null, readonly reason: string | null, readonly rules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly from: string | null, readonly until: string | null, readonly team: string | null, readonly project: string | null, readonly costCenter: string | null, readonly purpose: RulePurpose | null, readonly conditions: ReadonlyArray<{ readonly subject: string, readonly operator: RuleOperator, readonly values: ReadonlyArray<string> }>, readonly labels: ReadonlyArray<{ readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'InvalidAttributionRules', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type TryAttributionRulesQueryVariables = Exact<{
  input: TryAttributionRulesInput;
}>;


export type TryAttributionRulesQuery = { readonly tryAttributionRules:
    | { readonly __typename: 'AttributionTrial', readonly place: number | null, readonly rule: string | null, readonly byDirectory: boolean, readonly team: string | null, readonly project: string | null, readonly costCenter: string | null, readonly purpose: RulePurpose | null, readonly unallocatedReason: string | null, readonly labels: ReadonlyArray<{ readonly name: string, readonly value: string }>, readonly passed: ReadonlyArray<{ readonly place: number, readonly id: string, readonly why: RulePassReason, readonly condition: number | null }> }
    | { readonly __typename: 'InvalidAttributionRules', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type RuleValuesQueryVariables = Exact<{
  input: DimensionValuesInput;
}>;


export type RuleValuesQuery = { readonly dimensionValues:
    | { readonly __typename: 'DimensionValues', readonly values: ReadonlyArray<{ readonly value: string | null }> }
    | { readonly __typename: 'InvalidDimensionValuesInput' }
   };

export type RuleOwnersQueryVariables = Exact<{
  kind: UnitKind;
  search: string;
}>;


export type RuleOwnersQuery = { readonly directory:
    | { readonly __typename: 'Directory', readonly units: ReadonlyArray<{ readonly unit: { readonly id: string, readonly name: string } }> }
    | { readonly __typename: 'InvalidDirectory' }
   };

export type PreviewAttributionRulesMutationVariables = Exact<{
  input: PreviewAttributionRulesInput;
}>;


export type PreviewAttributionRulesMutation = { readonly previewAttributionRules:
    | { readonly __typename: 'AttributionPreview', readonly reratingId: string }
    | { readonly __typename: 'InvalidAttributionRules', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type MovedSpendFragment = { readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string };

export type MovedFiguresFragment = { readonly callsLookedAt: string, readonly differences: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }>, readonly converted: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }>, readonly leftAlone: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }>, readonly undecided: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }> };

export type ReattributionQueryVariables = Exact<{
  id: string;
}>;


export type ReattributionQuery = { readonly rerating: { readonly id: string, readonly state: ReratingState, readonly cancelRequested: boolean, readonly continuable: boolean, readonly from: string, readonly to: string, readonly reason: string, readonly requestedBy: string, readonly callsToLookAt: string | null, readonly error: string | null, readonly appliedBy: string | null, readonly preview: { readonly callsLookedAt: string, readonly differences: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }>, readonly converted: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }>, readonly leftAlone: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }>, readonly undecided: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }> }, readonly applied: { readonly callsLookedAt: string, readonly differences: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }>, readonly converted: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }>, readonly leftAlone: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }>, readonly undecided: ReadonlyArray<{ readonly owner: string | null, readonly ownerLevel: ChargedLevel, readonly month: string, readonly currency: string | null, readonly calls: string, readonly costBefore: string, readonly costAfter: string, readonly comes: string, readonly leaves: string }> } } | null };

export type ReattributionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReattributionsQuery = { readonly reratings: ReadonlyArray<{ readonly id: string, readonly state: ReratingState, readonly from: string, readonly to: string, readonly reason: string, readonly requestedBy: string, readonly requestedAt: string, readonly appliedBy: string | null }> };

export type ApplyAttributionMutationVariables = Exact<{
  id: string;
}>;


export type ApplyAttributionMutation = { readonly applyAttribution:
    | { readonly __typename: 'Rerating' }
    | { readonly __typename: 'ReratingDenied', readonly denial: ReratingDenialReason }
   };

export type CancelAttributionMutationVariables = Exact<{
  id: string;
}>;


export type CancelAttributionMutation = { readonly cancelAttribution:
    | { readonly __typename: 'Rerating' }
    | { readonly __typename: 'ReratingDenied', readonly denial: ReratingDenialReason }
   };

export type AttributionRuleUseQueryVariables = Exact<{ [key: string]: never; }>;


export type AttributionRuleUseQuery = { readonly attributionRuleUse: ReadonlyArray<{ readonly rule: string | null, readonly calls: string | null, readonly unpricedCalls: string | null, readonly lastAt: string | null, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }> };

export const RuleFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<RuleFieldsFragment, unknown>;
export const RuleSetFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleSetFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRuleSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<RuleSetFieldsFragment, unknown>;
export const MovedSpendFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MovedSpend"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDifference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"ownerLevel"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"costBefore"}},{"kind":"Field","name":{"kind":"Name","value":"costAfter"}},{"kind":"Field","alias":{"kind":"Name","value":"comes"},"name":{"kind":"Name","value":"newlyPriced"}},{"kind":"Field","alias":{"kind":"Name","value":"leaves"},"name":{"kind":"Name","value":"newlyUnpriced"}}]}}]} as unknown as DocumentNode<MovedSpendFragment, unknown>;
export const MovedFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MovedFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callsLookedAt"}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedSpend"}}]}},{"kind":"Field","name":{"kind":"Name","value":"converted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedSpend"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftAlone"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedSpend"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedSpend"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MovedSpend"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDifference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"ownerLevel"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"costBefore"}},{"kind":"Field","name":{"kind":"Name","value":"costAfter"}},{"kind":"Field","alias":{"kind":"Name","value":"comes"},"name":{"kind":"Name","value":"newlyPriced"}},{"kind":"Field","alias":{"kind":"Name","value":"leaves"},"name":{"kind":"Name","value":"newlyUnpriced"}}]}}]} as unknown as DocumentNode<MovedFiguresFragment, unknown>;
export const AttributionRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AttributionRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributionRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleSetFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleSetFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRuleSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleFields"}}]}}]}}]} as unknown as DocumentNode<AttributionRulesQuery, AttributionRulesQueryVariables>;
export const AttributionHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AttributionHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributionHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleSetFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleSetFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRuleSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleFields"}}]}}]}}]} as unknown as DocumentNode<AttributionHistoryQuery, AttributionHistoryQueryVariables>;
export const SaveAttributionRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveAttributionRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveAttributionRulesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveAttributionRules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRuleSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleSetFields"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRulesChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleSetFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidAttributionRules"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleSetFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionRuleSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleFields"}}]}}]}}]} as unknown as DocumentNode<SaveAttributionRulesMutation, SaveAttributionRulesMutationVariables>;
export const TryAttributionRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TryAttributionRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TryAttributionRulesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tryAttributionRules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionTrial"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"byDirectory"}},{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unallocatedReason"}},{"kind":"Field","name":{"kind":"Name","value":"passed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"why"}},{"kind":"Field","name":{"kind":"Name","value":"condition"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidAttributionRules"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TryAttributionRulesQuery, TryAttributionRulesQueryVariables>;
export const RuleValuesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RuleValues"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DimensionValuesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimensionValues"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DimensionValues"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RuleValuesQuery, RuleValuesQueryVariables>;
export const RuleOwnersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RuleOwners"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnitKind"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"directory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Directory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RuleOwnersQuery, RuleOwnersQueryVariables>;
export const PreviewAttributionRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PreviewAttributionRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewAttributionRulesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewAttributionRules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AttributionPreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reratingId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidAttributionRules"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PreviewAttributionRulesMutation, PreviewAttributionRulesMutationVariables>;
export const ReattributionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reattribution"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rerating"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"cancelRequested"}},{"kind":"Field","name":{"kind":"Name","value":"continuable"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"callsToLookAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"appliedBy"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"applied"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedFigures"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MovedSpend"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDifference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"ownerLevel"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"costBefore"}},{"kind":"Field","name":{"kind":"Name","value":"costAfter"}},{"kind":"Field","alias":{"kind":"Name","value":"comes"},"name":{"kind":"Name","value":"newlyPriced"}},{"kind":"Field","alias":{"kind":"Name","value":"leaves"},"name":{"kind":"Name","value":"newlyUnpriced"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MovedFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callsLookedAt"}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedSpend"}}]}},{"kind":"Field","name":{"kind":"Name","value":"converted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedSpend"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftAlone"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedSpend"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovedSpend"}}]}}]}}]} as unknown as DocumentNode<ReattributionQuery, ReattributionQueryVariables>;
export const ReattributionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reattributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reratings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"revises"},"value":{"kind":"EnumValue","value":"OWNERS"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"appliedBy"}}]}}]}}]} as unknown as DocumentNode<ReattributionsQuery, ReattributionsQueryVariables>;
export const ApplyAttributionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApplyAttribution"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applyAttribution"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDenied"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"denial"}}]}}]}}]}}]} as unknown as DocumentNode<ApplyAttributionMutation, ApplyAttributionMutationVariables>;
export const CancelAttributionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelAttribution"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelAttribution"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReratingDenied"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"denial"}}]}}]}}]}}]} as unknown as DocumentNode<CancelAttributionMutation, CancelAttributionMutationVariables>;
export const AttributionRuleUseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AttributionRuleUse"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributionRuleUse"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unpricedCalls"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}}]}}]}}]} as unknown as DocumentNode<AttributionRuleUseQuery, AttributionRuleUseQueryVariables>;