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

export type DimensionValuesQueryVariables = Exact<{
  input: DimensionValuesInput;
}>;


export type DimensionValuesQuery = { readonly dimensionValues:
    | { readonly __typename: 'DimensionValues', readonly truncated: boolean, readonly values: ReadonlyArray<{ readonly value: string | null, readonly calls: string }> }
    | { readonly __typename: 'InvalidDimensionValuesInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };


export const DimensionValuesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DimensionValues"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DimensionValuesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimensionValues"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DimensionValues"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}}]}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidDimensionValuesInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DimensionValuesQuery, DimensionValuesQueryVariables>;