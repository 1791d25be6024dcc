/* Made by `npm run console:types` from apps/api/schema.graphql; not to be edited. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a key may do. */
export type AccessKeyKind =
  /** Send usage. */
  | 'INGESTION'
  /** Ask this API, and change nothing. */
  | 'READ';

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

export type CreateAccessKeyInput = {
  /** Works until it is revoked unless given. */
  readonly expiresAt?: string | null | undefined;
  readonly kind: AccessKeyKind;
  /** 1 to 200 characters; who or what uses the key. */
  readonly name: string;
  /** Who owns the calls that an ingestion key brings and that do not say it themselves, as telemetry would name them. */
  readonly owner?: KeyOwnerInput | null | undefined;
  /** Limits a read key to the spend of one unit and of what is below it; together with `scopeUnit`. */
  readonly scopeKind?: ScopeKind | null | undefined;
  /** Id of the unit in the directory; together with `scopeKind`. */
  readonly scopeUnit?: string | null | undefined;
};

/** How far a replay of dead letters has come. */
export type DeadLetterReplayState =
  /** Every letter was tried; see those that were not replayed. */
  | 'DONE'
  /** Given up. What was replayed until then stays replayed. */
  | 'FAILED'
  /** It waits for a processor; within seconds, where one is alive. */
  | 'QUEUED'
  /** Letters are being sent again. */
  | 'RUNNING';

export type DeadLettersInput = {
  /** A page's endCursor: the page behind it. */
  readonly after?: string | null | undefined;
  /** Letters of a page at the most, 1 to 200. */
  readonly first?: number;
  /** Letters that were replayed already too. */
  readonly includeReplayed?: boolean;
  /** Only letters with one of these reasons: unreadable, unproven, unknown-tenant, unknown-topic, malformed, time-out-of-range, ledger-refused, failed. Every letter unless given. */
  readonly reasons?: ReadonlyArray<string> | null | undefined;
};

/** How the reader's organisation's ingestion is doing. */
export type IngestionState =
  /** What arrives reaches the figures too late, whether calls arrive or not: records wait and none was booked for a minute, more than 1000 records have waited for a minute, or quarter hours of the organisation are pending and none of anybody was brought up to date for 2 minutes. Nothing is lost meanwhile. */
  | 'DELAYED'
  /** Calls arrived, none within the last 5 minutes. */
  | 'IDLE'
  /** No call ever arrived. */
  | 'NEVER_RECEIVED'
  /** A call arrived within the last 5 minutes. */
  | 'RECEIVING';

export type KeyOwnerInput = {
  readonly costCenter?: string | null | undefined;
  readonly project?: string | null | undefined;
  readonly team?: string | null | undefined;
};

/** Why it is not known how many records wait. */
export type LagUnknownReason =
  /** Processors are alive, and the brokers of the stream do not tell them. */
  | 'NOT_TOLD'
  /** No processor has given a sign of life for 30 seconds: nothing is booked. */
  | 'NO_PROCESSOR';

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

/** Which dead letters to replay: exactly one of the two is given. */
export type ReplayDeadLettersInput = {
  /** These letters, at most 1000; none that was replayed already. */
  readonly ids?: ReadonlyArray<string> | null | undefined;
  /** Every letter that waits with one of these reasons; where that is more than 10,000, the oldest ones. Reasons: unreadable, unproven, unknown-tenant, unknown-topic, malformed, time-out-of-range, ledger-refused, failed. */
  readonly reasons?: ReadonlyArray<string> | null | undefined;
};

/** Units that a role can be limited to. */
export type ScopeKind =
  | 'COST_CENTRE'
  | 'PROJECT'
  | 'TEAM';

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

export type DeadLettersQueryVariables = Exact<{
  input: DeadLettersInput;
}>;


export type DeadLettersQuery = { readonly deadLetters:
    | { readonly __typename: 'DeadLetterConnection', readonly totalCount: string, readonly nodes: ReadonlyArray<{ readonly id: string, readonly reason: string, readonly detail: string, readonly topic: string, readonly partition: number, readonly offset: string, readonly arrivedAt: string, readonly failedAt: string, readonly valueBytes: string, readonly valueKept: boolean, readonly replayedAt: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly byReason: ReadonlyArray<{ readonly reason: string, readonly count: string }> }
    | { readonly __typename: 'InvalidDeadLettersInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type ReplayFieldsFragment = { readonly id: string, readonly state: DeadLetterReplayState, readonly requestedAt: string, readonly finishedAt: string | null, readonly total: number, readonly done: number, readonly replayed: number, readonly truncated: boolean, readonly error: string | null, readonly notReplayed: ReadonlyArray<{ readonly id: string, readonly reason: string }> };

export type DeadLetterReplayQueryVariables = Exact<{
  id: string;
}>;


export type DeadLetterReplayQuery = { readonly deadLetterReplay: { readonly id: string, readonly state: DeadLetterReplayState, readonly requestedAt: string, readonly finishedAt: string | null, readonly total: number, readonly done: number, readonly replayed: number, readonly truncated: boolean, readonly error: string | null, readonly notReplayed: ReadonlyArray<{ readonly id: string, readonly reason: string }> } | null };

export type ReplayDeadLettersMutationVariables = Exact<{
  input: ReplayDeadLettersInput;
}>;


export type ReplayDeadLettersMutation = { readonly replayDeadLetters:
    | { readonly __typename: 'DeadLetterReplay', readonly id: string, readonly state: DeadLetterReplayState, readonly requestedAt: string, readonly finishedAt: string | null, readonly total: number, readonly done: number, readonly replayed: number, readonly truncated: boolean, readonly error: string | null, readonly notReplayed: ReadonlyArray<{ readonly id: string, readonly reason: string }> }
    | { readonly __typename: 'InvalidDeadLettersInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type AccessKeyFieldsFragment = { readonly keyId: string, readonly kind: AccessKeyKind, readonly name: string, readonly createdAt: string, readonly expiresAt: string | null, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly owner: { readonly team: string | null, readonly project: string | null, readonly costCenter: string | null } };

export type AccessKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type AccessKeysQuery = { readonly accessKeys: ReadonlyArray<{ readonly keyId: string, readonly kind: AccessKeyKind, readonly name: string, readonly createdAt: string, readonly expiresAt: string | null, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly owner: { readonly team: string | null, readonly project: string | null, readonly costCenter: string | null } }> };

export type CreateAccessKeyMutationVariables = Exact<{
  input: CreateAccessKeyInput;
}>;


export type CreateAccessKeyMutation = { readonly createAccessKey:
    | { readonly __typename: 'InvalidAccessKeyInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'IssuedAccessKey', readonly secret: string, readonly key: { readonly keyId: string, readonly kind: AccessKeyKind, readonly name: string, readonly createdAt: string, readonly expiresAt: string | null, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly owner: { readonly team: string | null, readonly project: string | null, readonly costCenter: string | null } } }
   };

export type RotateAccessKeyMutationVariables = Exact<{
  keyId: string;
  oldWorksUntil?: string | null | undefined;
}>;


export type RotateAccessKeyMutation = { readonly rotateAccessKey:
    | { readonly __typename: 'InvalidAccessKeyInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'IssuedAccessKey', readonly secret: string, readonly key: { readonly keyId: string, readonly kind: AccessKeyKind, readonly name: string, readonly createdAt: string, readonly expiresAt: string | null, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly owner: { readonly team: string | null, readonly project: string | null, readonly costCenter: string | null } } }
   };

export type RevokeAccessKeyMutationVariables = Exact<{
  keyId: string;
}>;


export type RevokeAccessKeyMutation = { readonly revokeAccessKey:
    | { readonly __typename: 'AccessKey', readonly keyId: string, readonly kind: AccessKeyKind, readonly name: string, readonly createdAt: string, readonly expiresAt: string | null, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly owner: { readonly team: string | null, readonly project: string | null, readonly costCenter: string | null } }
    | { readonly __typename: 'InvalidAccessKeyInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type NewestCallQueryVariables = Exact<{
  input: RecentCallsInput;
}>;


export type NewestCallQuery = { readonly recentCalls:
    | { readonly __typename: 'CallConnection', readonly nodes: ReadonlyArray<{ readonly id: string, readonly startedAt: string, readonly responseModel: string | null, readonly requestModel: string | null, readonly team: string | null, readonly service: string | null }> }
    | { readonly __typename: 'InvalidCallsInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type IngestionStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type IngestionStatusQuery = { readonly ingestionStatus: { readonly state: IngestionState, readonly asOf: string, readonly newestCallAt: string | null, readonly newestArrivalAt: string | null, readonly pendingBuckets: number, readonly lagUnknownReason: LagUnknownReason | null, readonly sendersTruncated: boolean, readonly callsPerMinute: ReadonlyArray<{ readonly minute: string, readonly calls: string }>, readonly lag: { readonly records: string, readonly measuredAt: string } | null, readonly deadLetters: { readonly waiting: string, readonly replayed: string, readonly newestAt: string | null }, readonly senders: ReadonlyArray<{ readonly keyId: string | null, readonly service: string | null, readonly dialect: string, readonly calls24h: string, readonly newestArrivalAt: string }>, readonly endpoints: { readonly otlpHttp: string | null, readonly otlpGrpc: string | null, readonly kafkaBrokers: ReadonlyArray<string> | null } } };

export const ReplayFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReplayFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeadLetterReplay"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"notReplayed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<ReplayFieldsFragment, unknown>;
export const AccessKeyFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<AccessKeyFieldsFragment, unknown>;
export const DeadLettersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DeadLetters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeadLettersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deadLetters"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeadLetterConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"partition"}},{"kind":"Field","name":{"kind":"Name","value":"offset"}},{"kind":"Field","name":{"kind":"Name","value":"arrivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"failedAt"}},{"kind":"Field","name":{"kind":"Name","value":"valueBytes"}},{"kind":"Field","name":{"kind":"Name","value":"valueKept"}},{"kind":"Field","name":{"kind":"Name","value":"replayedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"byReason"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidDeadLettersInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DeadLettersQuery, DeadLettersQueryVariables>;
export const DeadLetterReplayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DeadLetterReplay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deadLetterReplay"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReplayFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReplayFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeadLetterReplay"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"notReplayed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<DeadLetterReplayQuery, DeadLetterReplayQueryVariables>;
export const ReplayDeadLettersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReplayDeadLetters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReplayDeadLettersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayDeadLetters"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeadLetterReplay"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReplayFields"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidDeadLettersInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReplayFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeadLetterReplay"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"truncated"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"notReplayed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<ReplayDeadLettersMutation, ReplayDeadLettersMutationVariables>;
export const AccessKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccessKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessKeyFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<AccessKeysQuery, AccessKeysQueryVariables>;
export const CreateAccessKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAccessKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateAccessKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAccessKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IssuedAccessKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessKeyFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidAccessKeyInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<CreateAccessKeyMutation, CreateAccessKeyMutationVariables>;
export const RotateAccessKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateAccessKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"oldWorksUntil"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateAccessKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"keyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"oldWorksUntil"},"value":{"kind":"Variable","name":{"kind":"Name","value":"oldWorksUntil"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IssuedAccessKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessKeyFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidAccessKeyInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<RotateAccessKeyMutation, RotateAccessKeyMutationVariables>;
export const RevokeAccessKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeAccessKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeAccessKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"keyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keyId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessKeyFields"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidAccessKeyInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<RevokeAccessKeyMutation, RevokeAccessKeyMutationVariables>;
export const NewestCallDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NewestCall"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecentCallsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recentCalls"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"responseModel"}},{"kind":"Field","name":{"kind":"Name","value":"requestModel"}},{"kind":"Field","name":{"kind":"Name","value":"team"}},{"kind":"Field","name":{"kind":"Name","value":"service"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidCallsInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NewestCallQuery, NewestCallQueryVariables>;
export const IngestionStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IngestionStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ingestionStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"newestCallAt"}},{"kind":"Field","name":{"kind":"Name","value":"newestArrivalAt"}},{"kind":"Field","name":{"kind":"Name","value":"callsPerMinute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"minute"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingBuckets"}},{"kind":"Field","name":{"kind":"Name","value":"lag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"measuredAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lagUnknownReason"}},{"kind":"Field","name":{"kind":"Name","value":"deadLetters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"newestAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"senders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"dialect"}},{"kind":"Field","name":{"kind":"Name","value":"calls24h"}},{"kind":"Field","name":{"kind":"Name","value":"newestArrivalAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sendersTruncated"}},{"kind":"Field","name":{"kind":"Name","value":"endpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"otlpHttp"}},{"kind":"Field","name":{"kind":"Name","value":"otlpGrpc"}},{"kind":"Field","name":{"kind":"Name","value":"kafkaBrokers"}}]}}]}}]}}]} as unknown as DocumentNode<IngestionStatusQuery, IngestionStatusQueryVariables>;