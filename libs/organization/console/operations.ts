/* Made by `npm run console:types` from apps/api/schema.graphql; not to be edited. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type ChangePasswordInput = {
  readonly currentPassword: string;
  /** 12 to 256 characters. */
  readonly newPassword: string;
};

/** What somebody may ask for or change. */
export type Permission =
  | 'ACCOUNT_USE'
  | 'AUDIT_READ'
  | 'CHECKS_READ'
  | 'DIRECTORY_CHANGE'
  | 'DIRECTORY_READ'
  | 'INGESTION_CHANGE'
  | 'INGESTION_READ'
  | 'KEYS_CHANGE'
  | 'KEYS_READ'
  | 'MEMBERS_CHANGE'
  | 'MEMBERS_READ'
  | 'ORGANIZATION_CHANGE'
  | 'PRICES_CHANGE'
  | 'PRICES_READ'
  | 'SPEND_READ';

/** Units that a role can be limited to. */
export type ScopeKind =
  | 'COST_CENTRE'
  | 'PROJECT'
  | 'TEAM';

/** What a person is to the organisation, or to a part of it. */
export type UserRole =
  /** Sees everything, changes nothing. */
  | 'AUDITOR'
  /** Prices, the currency and what belongs to whom; no keys and no people. */
  | 'FINANCE'
  /** The spend of what they lead. */
  | 'LEAD'
  /** The spend of what they belong to. */
  | 'MEMBER'
  /** May everything. */
  | 'OWNER'
  /** The pipeline, the keys, the directory and the people; no prices. */
  | 'PLATFORM_ADMIN';

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { readonly changePassword:
    | { readonly __typename: 'InvalidPasswordInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'PasswordChanged', readonly changedAt: string }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly permissions: ReadonlyArray<Permission>, readonly seesAllSpend: boolean, readonly organization: { readonly id: string, readonly name: string, readonly timeZone: string, readonly reportingCurrency: string, readonly hasCalls: boolean }, readonly user: { readonly id: string, readonly email: string, readonly roles: ReadonlyArray<{ readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null }> } | null } };


export const ChangePasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidPasswordInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"reportingCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"hasCalls"}}]}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"seesAllSpend"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;