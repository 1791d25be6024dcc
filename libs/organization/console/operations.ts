/* Made by `npm run console:types` from apps/api/schema.graphql; not to be edited. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AuditActorKind =
  /** Whoever ran `npm run admin`, as their system names them. */
  | 'OPERATOR'
  /** A program, by the key it asked with. */
  | 'READ_KEY'
  /** TokenLedger itself. */
  | 'SYSTEM'
  /** A person who signed in, or an account that somebody tried to sign in with. */
  | 'USER';

/** Which entries of the audit log; all that is given has to hold. */
export type AuditLogInput = {
  /** Some of: sign-in.succeeded, sign-in.refused, sign-out, sessions.ended, password.changed, organisation.created, organisation.renamed, organisation.suspended, organisation.resumed, deletion.requested, deletion.cancelled, user.added, identity.linked, identity-provider.changed, identity-provider.removed, role.granted, role.ended, key.issued, key.rotated, key.revoked, reporting-currency.changed, people-view.changed, people-names.revealed, people-names.hidden, directory.imported, attribution-rules.changed, prices.changed, contract-terms.changed, exchange-rates.changed, rerating.requested, rerating.applied, rerating.cancelled, period.closed, period.reopened, dead-letters.replayed, export.made. */
  readonly actions?: ReadonlyArray<string> | null | undefined;
  /** The whole id or name, in any case. */
  readonly actor?: string | null | undefined;
  /** A page's endCursor: the page behind it. */
  readonly after?: string | null | undefined;
  /** Entries of a page at the most, 1 to 200. */
  readonly first?: number;
  readonly from?: string | null | undefined;
  /** The whole id, in any case. */
  readonly subject?: string | null | undefined;
  /** Part of a name, an action, an id, a reason, of `before` or of `after`, in any case. */
  readonly text?: string | null | undefined;
  /** First moment that is not meant any more. */
  readonly to?: string | null | undefined;
};

/** Rows that hold all or not at all, the later before the earlier. */
export type ChangeDirectoryInput = {
  /** Says what would change, and changes nothing. */
  readonly preview: boolean;
  /** At most 1000. */
  readonly rows: ReadonlyArray<DirectoryRowInput>;
  /** Changes nothing where somebody changed one of the units after this moment: `changedAt` of a change that is taken back. */
  readonly unlessChangedAfter?: string | null | undefined;
};

export type ChangePasswordInput = {
  readonly currentPassword: string;
  /** 12 to 256 characters. */
  readonly newPassword: string;
};

/** One unit, and what it belongs to or may use on some days, as a line of a file says it. */
export type DirectoryRowInput = {
  /** Stays as it is unless given. */
  readonly aliases?: ReadonlyArray<string> | null | undefined;
  /** Added where it is not there, unless given. */
  readonly existence?: UnitExistence | null | undefined;
  /** Stays as it is unless given. Empty takes it away. */
  readonly externalId?: string | null | undefined;
  /** First day of the organisation, `YYYY-MM-DD`; today unless given. */
  readonly from?: string | null | undefined;
  /** On these days the person has no allowance: no limit. */
  readonly hasNoAllowance?: boolean;
  /** On these days it belongs to nothing. */
  readonly hasNoParent?: boolean;
  readonly id: string;
  readonly kind: UnitKind;
  /** A person's tokens a month on these days, a whole number. */
  readonly monthlyTokens?: string | null | undefined;
  /** Stays as it is unless given. */
  readonly name?: string | null | undefined;
  /** Stays as it is unless given. */
  readonly owners?: ReadonlyArray<string> | null | undefined;
  /** What it belongs to on these days. */
  readonly parent?: UnitReferenceInput | null | undefined;
  /** First day that is no longer of it; open unless given. */
  readonly until?: string | null | undefined;
};

export type GroupRoleInput = {
  /** To the letter as the provider writes it; blanks around it are cut off. */
  readonly group: string;
  readonly role: RoleInput;
};

export type OrganizationExportState =
  /** The file can be had, at `GET /organization/exports/ID`. */
  | 'DONE'
  /** The file was kept for a week, and is gone. */
  | 'EXPIRED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type PeoplePrivacyInput = {
  /** 2 to 50. */
  readonly groupSize?: number;
  readonly view: PeopleView;
};

/** How people are shown in spend and calls. */
export type PeopleView =
  /** Only where enough of them are together; nobody can be picked. */
  | 'GROUPS'
  /** As telemetry names them. */
  | 'NAMES'
  /** Under a name that stays the same and tells nobody who it is. */
  | 'PSEUDONYMS';

/** What somebody may ask for or change. */
export type Permission =
  | 'ACCOUNT_USE'
  | 'ATTRIBUTION_CHANGE'
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
  | 'ORGANIZATION_OWN'
  | 'PEOPLE_PROTECT'
  | 'PEOPLE_REVEAL'
  | 'PRICES_CHANGE'
  | 'PRICES_READ'
  | 'SPEND_READ';

/** Why an answer of the identity provider opens nothing. */
export type ProviderRefusal =
  | 'BAD_SIGNATURE'
  | 'CODE_REFUSED'
  | 'DENIED'
  | 'GROUPS_NOT_TOLD'
  | 'INVALID_ANSWER'
  | 'MISCONFIGURED'
  | 'NO_REFRESH_TOKEN'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_FROM_FUTURE'
  | 'UNREACHABLE'
  | 'WRONG_AUDIENCE'
  | 'WRONG_ISSUER'
  | 'WRONG_NONCE';

export type RevealPeopleInput = {
  /** 1 to 24. */
  readonly hours: number;
  /** Why names are needed: the audit log keeps it. */
  readonly reason: string;
};

/** A role, in the whole organisation unless a unit is given. */
export type RoleInput = {
  readonly role: UserRole;
  /** Kind of the unit; together with `scopeUnit`. */
  readonly scopeKind?: ScopeKind | null | undefined;
  /** Id of the unit in the directory; together with `scopeKind`. */
  readonly scopeUnit?: string | null | undefined;
};

/** Where a role comes from. */
export type RoleSource =
  /** It follows a group of the identity provider, and goes with it. */
  | 'GROUP'
  /** Somebody gave it here. */
  | 'LOCAL';

/** Units that a role can be limited to. */
export type ScopeKind =
  | 'COST_CENTRE'
  | 'PROJECT'
  | 'TEAM';

/** What a change says of whether there is a unit. */
export type UnitExistence =
  /** It must not be there yet. */
  | 'NEW'
  /** It was never meant to be: it is taken out, of all days. What ends is moved to nothing instead. */
  | 'REMOVED';

/** Teams are a tree below cost centres; projects and people are of teams, services of projects. */
export type UnitKind =
  | 'COST_CENTRE'
  | 'ENVIRONMENT'
  | 'PERSON'
  | 'PROJECT'
  | 'SERVICE'
  | 'TEAM';

/** What is said of a unit. */
export type UnitPart =
  | 'ALLOWANCES'
  | 'PLACEMENTS'
  /** Its name, external id, owners and aliases. */
  | 'WORDS';

export type UnitReferenceInput = {
  /** Among units of its kind, in any case. */
  readonly id: string;
  readonly kind: UnitKind;
};

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

export type MyUseQueryVariables = Exact<{ [key: string]: never; }>;


export type MyUseQuery = { readonly myUse: { readonly from: string, readonly monthlyTokens: string | null, readonly share: string | null, readonly names: ReadonlyArray<string>, readonly isInDirectory: boolean, readonly spend: { readonly calls: string, readonly tokens: { readonly total: string }, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }, readonly freshness: { readonly asOf: string } } };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { readonly sessions: ReadonlyArray<{ readonly id: string, readonly isCurrent: boolean, readonly userAgent: string, readonly address: string | null, readonly openedAt: string, readonly lastUsedAt: string }> };

export type EndSessionMutationVariables = Exact<{
  id: string;
}>;


export type EndSessionMutation = { readonly endSession: boolean };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { readonly endOtherSessions: number };

export type AuditLogQueryVariables = Exact<{
  input: AuditLogInput;
}>;


export type AuditLogQuery = { readonly auditLog:
    | { readonly __typename: 'AuditEntryConnection', readonly nodes: ReadonlyArray<{ readonly sequence: string, readonly at: string, readonly action: string, readonly before: string | null, readonly after: string | null, readonly reason: string | null, readonly hash: string, readonly actor: { readonly kind: AuditActorKind, readonly actorId: string, readonly name: string, readonly address: string | null }, readonly subject: { readonly kind: string, readonly subjectId: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }
    | { readonly __typename: 'InvalidAuditLogInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type UnitReferenceFieldsFragment = { readonly kind: UnitKind, readonly id: string, readonly name: string };

export type DirectoryUnitFieldsFragment = { readonly kind: UnitKind, readonly id: string, readonly name: string, readonly externalId: string | null, readonly owners: ReadonlyArray<string>, readonly aliases: ReadonlyArray<string> };

export type UnitPlacementFieldsFragment = { readonly from: string, readonly until: string | null, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } };

export type UnitAllowanceFieldsFragment = { readonly monthlyTokens: string, readonly from: string, readonly until: string | null };

export type TreeUnitFieldsFragment = { readonly childCount: number, readonly peopleCount: number, readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string } };

export type TreeLevelFieldsFragment = { readonly unitCount: number, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } | null, readonly units: ReadonlyArray<{ readonly childCount: number, readonly peopleCount: number, readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string } }> };

export type DirectoryTreeQueryVariables = Exact<{
  on?: string | null | undefined;
  open?: ReadonlyArray<UnitReferenceInput> | UnitReferenceInput | null | undefined;
}>;


export type DirectoryTreeQuery = { readonly directoryTree:
    | { readonly __typename: 'DirectoryTree', readonly on: string, readonly unitCount: number, readonly top: { readonly unitCount: number, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } | null, readonly units: ReadonlyArray<{ readonly childCount: number, readonly peopleCount: number, readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string } }> }, readonly levels: ReadonlyArray<{ readonly unitCount: number, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } | null, readonly units: ReadonlyArray<{ readonly childCount: number, readonly peopleCount: number, readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string } }> }>, readonly unplaced: { readonly unitCount: number, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } | null, readonly units: ReadonlyArray<{ readonly childCount: number, readonly peopleCount: number, readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string } }> } }
    | { readonly __typename: 'InvalidDirectory', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type DirectorySearchQueryVariables = Exact<{
  on?: string | null | undefined;
  kind?: UnitKind | null | undefined;
  search?: string | null | undefined;
  first: number;
}>;


export type DirectorySearchQuery = { readonly directory:
    | { readonly __typename: 'Directory', readonly unitCount: number, readonly units: ReadonlyArray<{ readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string }, readonly lineage: ReadonlyArray<{ readonly kind: UnitKind, readonly id: string, readonly name: string }> }> }
    | { readonly __typename: 'InvalidDirectory', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type UnitInDirectoryQueryVariables = Exact<{
  unit: UnitReferenceInput;
  on?: string | null | undefined;
}>;


export type UnitInDirectoryQuery = { readonly directoryUnit:
    | { readonly __typename: 'InvalidDirectory', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'UnitInDirectory', readonly on: string, readonly placed: { readonly childCount: number, readonly peopleCount: number, readonly monthlyTokens: string | null, readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string, readonly externalId: string | null, readonly owners: ReadonlyArray<string>, readonly aliases: ReadonlyArray<string> }, readonly lineage: ReadonlyArray<{ readonly kind: UnitKind, readonly id: string, readonly name: string }>, readonly placements: ReadonlyArray<{ readonly from: string, readonly until: string | null, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } }>, readonly allowances: ReadonlyArray<{ readonly monthlyTokens: string, readonly from: string, readonly until: string | null }> }, readonly children: { readonly unitCount: number, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } | null, readonly units: ReadonlyArray<{ readonly childCount: number, readonly peopleCount: number, readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string } }> }, readonly people: { readonly unitCount: number, readonly units: ReadonlyArray<{ readonly monthlyTokens: string | null, readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string } }> } }
   | null };

export type DirectoryCsvQueryVariables = Exact<{ [key: string]: never; }>;


export type DirectoryCsvQuery = { readonly directoryCsv: string };

export type DirectoryChangeFieldsFragment = { readonly applied: boolean, readonly changedAt: string | null, readonly addedCount: number, readonly unitCount: number, readonly placementCount: number, readonly allowanceCount: number, readonly endedCount: number, readonly summary: ReadonlyArray<{ readonly kind: UnitKind, readonly added: number, readonly renamed: number, readonly described: number, readonly moved: number, readonly ended: number, readonly allowances: number, readonly removed: number }>, readonly units: ReadonlyArray<{ readonly before: { readonly kind: UnitKind, readonly id: string, readonly name: string, readonly externalId: string | null, readonly owners: ReadonlyArray<string>, readonly aliases: ReadonlyArray<string> } | null, readonly after: { readonly kind: UnitKind, readonly id: string, readonly name: string, readonly externalId: string | null, readonly owners: ReadonlyArray<string>, readonly aliases: ReadonlyArray<string> } }>, readonly placements: ReadonlyArray<{ readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string }, readonly before: ReadonlyArray<{ readonly from: string, readonly until: string | null, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } }>, readonly after: ReadonlyArray<{ readonly from: string, readonly until: string | null, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } }> }>, readonly allowances: ReadonlyArray<{ readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string }, readonly before: ReadonlyArray<{ readonly monthlyTokens: string, readonly from: string, readonly until: string | null }>, readonly after: ReadonlyArray<{ readonly monthlyTokens: string, readonly from: string, readonly until: string | null }> }>, readonly removed: ReadonlyArray<{ readonly kind: UnitKind, readonly id: string, readonly name: string }>, readonly ended: ReadonlyArray<{ readonly kind: UnitKind, readonly id: string, readonly name: string }> };

export type ChangeDirectoryMutationVariables = Exact<{
  input: ChangeDirectoryInput;
}>;


export type ChangeDirectoryMutation = { readonly changeDirectory:
    | { readonly __typename: 'DirectoryChange', readonly applied: boolean, readonly changedAt: string | null, readonly addedCount: number, readonly unitCount: number, readonly placementCount: number, readonly allowanceCount: number, readonly endedCount: number, readonly summary: ReadonlyArray<{ readonly kind: UnitKind, readonly added: number, readonly renamed: number, readonly described: number, readonly moved: number, readonly ended: number, readonly allowances: number, readonly removed: number }>, readonly units: ReadonlyArray<{ readonly before: { readonly kind: UnitKind, readonly id: string, readonly name: string, readonly externalId: string | null, readonly owners: ReadonlyArray<string>, readonly aliases: ReadonlyArray<string> } | null, readonly after: { readonly kind: UnitKind, readonly id: string, readonly name: string, readonly externalId: string | null, readonly owners: ReadonlyArray<string>, readonly aliases: ReadonlyArray<string> } }>, readonly placements: ReadonlyArray<{ readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string }, readonly before: ReadonlyArray<{ readonly from: string, readonly until: string | null, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } }>, readonly after: ReadonlyArray<{ readonly from: string, readonly until: string | null, readonly parent: { readonly kind: UnitKind, readonly id: string, readonly name: string } }> }>, readonly allowances: ReadonlyArray<{ readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string }, readonly before: ReadonlyArray<{ readonly monthlyTokens: string, readonly from: string, readonly until: string | null }>, readonly after: ReadonlyArray<{ readonly monthlyTokens: string, readonly from: string, readonly until: string | null }> }>, readonly removed: ReadonlyArray<{ readonly kind: UnitKind, readonly id: string, readonly name: string }>, readonly ended: ReadonlyArray<{ readonly kind: UnitKind, readonly id: string, readonly name: string }> }
    | { readonly __typename: 'DirectoryChangedMeanwhile', readonly changes: ReadonlyArray<{ readonly parts: ReadonlyArray<UnitPart>, readonly changedAt: string, readonly changedBy: string, readonly unit: { readonly kind: UnitKind, readonly id: string, readonly name: string } }> }
    | { readonly __typename: 'InvalidDirectory', readonly issueCount: number, readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type RoleOfGroupFragment = { readonly group: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null };

export type IdentityProviderQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityProviderQuery = { readonly identityProvider: { readonly name: string, readonly issuer: string, readonly clientId: string, readonly emailDomains: ReadonlyArray<string>, readonly groupsClaim: string, readonly enabled: boolean, readonly groupRoles: ReadonlyArray<{ readonly group: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null }> } | null };

export type CheckIdentityProviderQueryVariables = Exact<{ [key: string]: never; }>;


export type CheckIdentityProviderQuery = { readonly identityProviderCheck:
    | { readonly __typename: 'IdentityProviderFails', readonly reason: ProviderRefusal, readonly detail: string }
    | { readonly __typename: 'IdentityProviderWorks', readonly tellsLogouts: boolean, readonly signsOutThere: boolean }
   | null };

export type AddGroupRoleMutationVariables = Exact<{
  input: GroupRoleInput;
}>;


export type AddGroupRoleMutation = { readonly addGroupRole:
    | { readonly __typename: 'GroupRole', readonly group: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null }
    | { readonly __typename: 'InvalidGroupRole', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type RemoveGroupRoleMutationVariables = Exact<{
  input: GroupRoleInput;
}>;


export type RemoveGroupRoleMutation = { readonly removeGroupRole:
    | { readonly __typename: 'GroupRole', readonly group: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null }
    | { readonly __typename: 'InvalidGroupRole', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type MemberRoleFragment = { readonly id: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly source: RoleSource, readonly grantedAt: string, readonly grantedBy: string };

export type MemberOfListFragment = { readonly id: string, readonly email: string, readonly addedAt: string, readonly roles: ReadonlyArray<{ readonly id: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly source: RoleSource, readonly grantedAt: string, readonly grantedBy: string }> };

export type MembersQueryVariables = Exact<{ [key: string]: never; }>;


export type MembersQuery = { readonly members: ReadonlyArray<{ readonly id: string, readonly email: string, readonly addedAt: string, readonly roles: ReadonlyArray<{ readonly id: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly source: RoleSource, readonly grantedAt: string, readonly grantedBy: string }> }> };

export type UnitsForRoleQueryVariables = Exact<{
  kind: UnitKind;
}>;


export type UnitsForRoleQuery = { readonly directory:
    | { readonly __typename: 'Directory', readonly units: ReadonlyArray<{ readonly unit: { readonly id: string, readonly name: string } }> }
    | { readonly __typename: 'InvalidDirectory' }
   };

export type AddMemberMutationVariables = Exact<{
  email: string;
  role: RoleInput;
}>;


export type AddMemberMutation = { readonly addMember:
    | { readonly __typename: 'AddedMember', readonly password: string, readonly member: { readonly id: string, readonly email: string, readonly addedAt: string, readonly roles: ReadonlyArray<{ readonly id: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly source: RoleSource, readonly grantedAt: string, readonly grantedBy: string }> } }
    | { readonly __typename: 'InvalidMemberInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
   };

export type GrantRoleMutationVariables = Exact<{
  userId: string;
  role: RoleInput;
}>;


export type GrantRoleMutation = { readonly grantRole:
    | { readonly __typename: 'InvalidMemberInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'RoleGrant', readonly id: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly source: RoleSource, readonly grantedAt: string, readonly grantedBy: string }
   };

export type EndRoleMutationVariables = Exact<{
  grantId: string;
}>;


export type EndRoleMutation = { readonly endRole:
    | { readonly __typename: 'InvalidMemberInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'RoleGrant', readonly id: string, readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null, readonly source: RoleSource, readonly grantedAt: string, readonly grantedBy: string }
   };

export type EndSessionsOfMutationVariables = Exact<{
  userId: string;
}>;


export type EndSessionsOfMutation = { readonly endSessionsOf:
    | { readonly __typename: 'InvalidMemberInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'SessionsEnded', readonly count: number }
   };

export type OrganizationExportsQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationExportsQuery = { readonly organizationExports: ReadonlyArray<{ readonly id: string, readonly state: OrganizationExportState, readonly requestedBy: string, readonly requestedAt: string, readonly writtenRows: string, readonly expectedRows: string | null, readonly finishedAt: string | null, readonly bytes: string | null, readonly sha256: string | null, readonly expiresAt: string | null, readonly failure: string | null }> };

export type ExportOfListFragment = { readonly id: string, readonly state: OrganizationExportState, readonly requestedBy: string, readonly requestedAt: string, readonly writtenRows: string, readonly expectedRows: string | null, readonly finishedAt: string | null, readonly bytes: string | null, readonly sha256: string | null, readonly expiresAt: string | null, readonly failure: string | null };

export type ExportOrganizationMutationVariables = Exact<{ [key: string]: never; }>;


export type ExportOrganizationMutation = { readonly exportOrganization:
    | { readonly __typename: 'ExportRefused', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'OrganizationExport', readonly id: string, readonly state: OrganizationExportState, readonly requestedBy: string, readonly requestedAt: string, readonly writtenRows: string, readonly expectedRows: string | null, readonly finishedAt: string | null, readonly bytes: string | null, readonly sha256: string | null, readonly expiresAt: string | null, readonly failure: string | null }
   };

export type RenameOrganizationMutationVariables = Exact<{
  name: string;
}>;


export type RenameOrganizationMutation = { readonly renameOrganization:
    | { readonly __typename: 'InvalidOrganizationInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'OrganizationRenamed', readonly name: string }
   };

export type DeleteOrganizationMutationVariables = Exact<{
  name: string;
}>;


export type DeleteOrganizationMutation = { readonly deleteOrganization:
    | { readonly __typename: 'InvalidOrganizationInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'OrganizationDeletion', readonly dueAt: string }
   };

export type CancelOrganizationDeletionMutationVariables = Exact<{ [key: string]: never; }>;


export type CancelOrganizationDeletionMutation = { readonly cancelOrganizationDeletion: boolean };

export type PeopleSeenFragment = { readonly view: PeopleView, readonly groupSize: number, readonly lift: { readonly reason: string, readonly until: string } | null };

export type PeoplePrivacyQueryVariables = Exact<{ [key: string]: never; }>;


export type PeoplePrivacyQuery = { readonly peoplePrivacy: { readonly view: PeopleView, readonly groupSize: number, readonly lift: { readonly reason: string, readonly until: string } | null } };

export type ChangePeoplePrivacyMutationVariables = Exact<{
  input: PeoplePrivacyInput;
}>;


export type ChangePeoplePrivacyMutation = { readonly changePeoplePrivacy:
    | { readonly __typename: 'InvalidPeopleInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'PeoplePrivacy', readonly view: PeopleView, readonly groupSize: number, readonly lift: { readonly reason: string, readonly until: string } | null }
   };

export type RevealPeopleMutationVariables = Exact<{
  input: RevealPeopleInput;
}>;


export type RevealPeopleMutation = { readonly revealPeople:
    | { readonly __typename: 'InvalidPeopleInput', readonly issues: ReadonlyArray<{ readonly field: string, readonly message: string }> }
    | { readonly __typename: 'PeoplePrivacy', readonly view: PeopleView, readonly groupSize: number, readonly lift: { readonly reason: string, readonly until: string } | null }
   };

export type HidePeopleMutationVariables = Exact<{ [key: string]: never; }>;


export type HidePeopleMutation = { readonly hidePeople: boolean };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly permissions: ReadonlyArray<Permission>, readonly seesAllSpend: boolean, readonly organization: { readonly id: string, readonly name: string, readonly timeZone: string, readonly reportingCurrency: string, readonly hasCalls: boolean, readonly deletion: { readonly requestedBy: string, readonly dueAt: string } | null }, readonly user: { readonly id: string, readonly email: string, readonly hasPassword: boolean, readonly roles: ReadonlyArray<{ readonly role: UserRole, readonly scopeKind: ScopeKind | null, readonly scopeUnit: string | null }> } | null } };

export const UnitReferenceFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitReferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]} as unknown as DocumentNode<UnitReferenceFieldsFragment, unknown>;
export const TreeUnitFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TreeUnitFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlacedUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"childCount"}},{"kind":"Field","name":{"kind":"Name","value":"peopleCount"}}]}}]} as unknown as DocumentNode<TreeUnitFieldsFragment, unknown>;
export const TreeLevelFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TreeLevelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryLevel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitCount"}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TreeUnitFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitReferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TreeUnitFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlacedUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"childCount"}},{"kind":"Field","name":{"kind":"Name","value":"peopleCount"}}]}}]} as unknown as DocumentNode<TreeLevelFieldsFragment, unknown>;
export const DirectoryUnitFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DirectoryUnitFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}}]}}]} as unknown as DocumentNode<DirectoryUnitFieldsFragment, unknown>;
export const UnitPlacementFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitPlacementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPlacement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitReferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]} as unknown as DocumentNode<UnitPlacementFieldsFragment, unknown>;
export const UnitAllowanceFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitAllowanceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitAllowance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"monthlyTokens"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]} as unknown as DocumentNode<UnitAllowanceFieldsFragment, unknown>;
export const DirectoryChangeFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DirectoryChangeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applied"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"added"}},{"kind":"Field","name":{"kind":"Name","value":"renamed"}},{"kind":"Field","name":{"kind":"Name","value":"described"}},{"kind":"Field","name":{"kind":"Name","value":"moved"}},{"kind":"Field","name":{"kind":"Name","value":"ended"}},{"kind":"Field","name":{"kind":"Name","value":"allowances"}},{"kind":"Field","name":{"kind":"Name","value":"removed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addedCount"}},{"kind":"Field","name":{"kind":"Name","value":"unitCount"}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DirectoryUnitFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DirectoryUnitFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"placementCount"}},{"kind":"Field","name":{"kind":"Name","value":"placements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitPlacementFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitPlacementFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowanceCount"}},{"kind":"Field","name":{"kind":"Name","value":"allowances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitAllowanceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitAllowanceFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"removed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endedCount"}},{"kind":"Field","name":{"kind":"Name","value":"ended"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitReferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DirectoryUnitFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitPlacementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPlacement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitAllowanceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitAllowance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"monthlyTokens"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]} as unknown as DocumentNode<DirectoryChangeFieldsFragment, unknown>;
export const RoleOfGroupFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleOfGroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GroupRole"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}}]}}]} as unknown as DocumentNode<RoleOfGroupFragment, unknown>;
export const MemberRoleFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberRole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"grantedAt"}},{"kind":"Field","name":{"kind":"Name","value":"grantedBy"}}]}}]} as unknown as DocumentNode<MemberRoleFragment, unknown>;
export const MemberOfListFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberOfList"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberRole"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberRole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"grantedAt"}},{"kind":"Field","name":{"kind":"Name","value":"grantedBy"}}]}}]} as unknown as DocumentNode<MemberOfListFragment, unknown>;
export const ExportOfListFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExportOfList"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"writtenRows"}},{"kind":"Field","name":{"kind":"Name","value":"expectedRows"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]} as unknown as DocumentNode<ExportOfListFragment, unknown>;
export const PeopleSeenFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PeopleSeen"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PeoplePrivacy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"view"}},{"kind":"Field","name":{"kind":"Name","value":"groupSize"}},{"kind":"Field","name":{"kind":"Name","value":"lift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<PeopleSeenFragment, unknown>;
export const ChangePasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidPasswordInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const MyUseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyUse"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myUse"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"spend"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"cost"},"name":{"kind":"Name","value":"convertedCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"monthlyTokens"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"names"}},{"kind":"Field","name":{"kind":"Name","value":"isInDirectory"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}}]}}]}}]} as unknown as DocumentNode<MyUseQuery, MyUseQueryVariables>;
export const SessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const EndSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndOtherSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endOtherSessions"}}]}}]} as unknown as DocumentNode<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const AuditLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditLogInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditLog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuditEntryConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subjectId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidAuditLogInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AuditLogQuery, AuditLogQueryVariables>;
export const DirectoryTreeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DirectoryTree"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"open"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReferenceInput"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"directoryTree"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"Argument","name":{"kind":"Name","value":"open"},"value":{"kind":"Variable","name":{"kind":"Name","value":"open"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryTree"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"unitCount"}},{"kind":"Field","name":{"kind":"Name","value":"top"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TreeLevelFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"levels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TreeLevelFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unplaced"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TreeLevelFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidDirectory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitReferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TreeUnitFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlacedUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"childCount"}},{"kind":"Field","name":{"kind":"Name","value":"peopleCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TreeLevelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryLevel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitCount"}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TreeUnitFields"}}]}}]}}]} as unknown as DocumentNode<DirectoryTreeQuery, DirectoryTreeQueryVariables>;
export const DirectorySearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DirectorySearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UnitKind"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"directory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Directory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitCount"}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lineage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidDirectory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitReferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]} as unknown as DocumentNode<DirectorySearchQuery, DirectorySearchQueryVariables>;
export const UnitInDirectoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UnitInDirectory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"unit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReferenceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"directoryUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"unit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"unit"}}},{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitInDirectory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"placed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DirectoryUnitFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"childCount"}},{"kind":"Field","name":{"kind":"Name","value":"peopleCount"}},{"kind":"Field","name":{"kind":"Name","value":"monthlyTokens"}},{"kind":"Field","name":{"kind":"Name","value":"lineage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"placements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitPlacementFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitAllowanceFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TreeLevelFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"people"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitCount"}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"monthlyTokens"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidDirectory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitReferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DirectoryUnitFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitPlacementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPlacement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitAllowanceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitAllowance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"monthlyTokens"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TreeUnitFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlacedUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"childCount"}},{"kind":"Field","name":{"kind":"Name","value":"peopleCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TreeLevelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryLevel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitCount"}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TreeUnitFields"}}]}}]}}]} as unknown as DocumentNode<UnitInDirectoryQuery, UnitInDirectoryQueryVariables>;
export const DirectoryCsvDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DirectoryCsv"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"directoryCsv"}}]}}]} as unknown as DocumentNode<DirectoryCsvQuery, DirectoryCsvQueryVariables>;
export const ChangeDirectoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeDirectory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeDirectoryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeDirectory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DirectoryChangeFields"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidDirectory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueCount"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryChangedMeanwhile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parts"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"changedBy"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitReferenceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DirectoryUnitFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"owners"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitPlacementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPlacement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UnitAllowanceFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitAllowance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"monthlyTokens"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DirectoryChangeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applied"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"added"}},{"kind":"Field","name":{"kind":"Name","value":"renamed"}},{"kind":"Field","name":{"kind":"Name","value":"described"}},{"kind":"Field","name":{"kind":"Name","value":"moved"}},{"kind":"Field","name":{"kind":"Name","value":"ended"}},{"kind":"Field","name":{"kind":"Name","value":"allowances"}},{"kind":"Field","name":{"kind":"Name","value":"removed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addedCount"}},{"kind":"Field","name":{"kind":"Name","value":"unitCount"}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DirectoryUnitFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DirectoryUnitFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"placementCount"}},{"kind":"Field","name":{"kind":"Name","value":"placements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitPlacementFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitPlacementFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowanceCount"}},{"kind":"Field","name":{"kind":"Name","value":"allowances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitAllowanceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitAllowanceFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"removed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endedCount"}},{"kind":"Field","name":{"kind":"Name","value":"ended"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UnitReferenceFields"}}]}}]}}]} as unknown as DocumentNode<ChangeDirectoryMutation, ChangeDirectoryMutationVariables>;
export const IdentityProviderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IdentityProvider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityProvider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"emailDomains"}},{"kind":"Field","name":{"kind":"Name","value":"groupsClaim"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"groupRoles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleOfGroup"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleOfGroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GroupRole"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}}]}}]} as unknown as DocumentNode<IdentityProviderQuery, IdentityProviderQueryVariables>;
export const CheckIdentityProviderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CheckIdentityProvider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityProviderCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityProviderWorks"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tellsLogouts"}},{"kind":"Field","name":{"kind":"Name","value":"signsOutThere"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityProviderFails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<CheckIdentityProviderQuery, CheckIdentityProviderQueryVariables>;
export const AddGroupRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddGroupRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GroupRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addGroupRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GroupRole"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleOfGroup"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidGroupRole"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleOfGroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GroupRole"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}}]}}]} as unknown as DocumentNode<AddGroupRoleMutation, AddGroupRoleMutationVariables>;
export const RemoveGroupRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveGroupRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GroupRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeGroupRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GroupRole"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleOfGroup"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidGroupRole"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleOfGroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GroupRole"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}}]}}]} as unknown as DocumentNode<RemoveGroupRoleMutation, RemoveGroupRoleMutationVariables>;
export const MembersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberOfList"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberRole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"grantedAt"}},{"kind":"Field","name":{"kind":"Name","value":"grantedBy"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberOfList"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberRole"}}]}}]}}]} as unknown as DocumentNode<MembersQuery, MembersQueryVariables>;
export const UnitsForRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UnitsForRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnitKind"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"directory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Directory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<UnitsForRoleQuery, UnitsForRoleQueryVariables>;
export const AddMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}},{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddedMember"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberOfList"}}]}},{"kind":"Field","name":{"kind":"Name","value":"password"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidMemberInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberRole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"grantedAt"}},{"kind":"Field","name":{"kind":"Name","value":"grantedBy"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberOfList"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberRole"}}]}}]}}]} as unknown as DocumentNode<AddMemberMutation, AddMemberMutationVariables>;
export const GrantRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GrantRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberRole"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidMemberInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberRole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"grantedAt"}},{"kind":"Field","name":{"kind":"Name","value":"grantedBy"}}]}}]} as unknown as DocumentNode<GrantRoleMutation, GrantRoleMutationVariables>;
export const EndRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"grantId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"grantId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"grantId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberRole"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidMemberInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberRole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"grantedAt"}},{"kind":"Field","name":{"kind":"Name","value":"grantedBy"}}]}}]} as unknown as DocumentNode<EndRoleMutation, EndRoleMutationVariables>;
export const EndSessionsOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSessionsOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSessionsOf"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionsEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidMemberInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<EndSessionsOfMutation, EndSessionsOfMutationVariables>;
export const OrganizationExportsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationExports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationExports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExportOfList"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExportOfList"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"writtenRows"}},{"kind":"Field","name":{"kind":"Name","value":"expectedRows"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]} as unknown as DocumentNode<OrganizationExportsQuery, OrganizationExportsQueryVariables>;
export const ExportOrganizationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExportOrganization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exportOrganization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExportOfList"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExportRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExportOfList"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"writtenRows"}},{"kind":"Field","name":{"kind":"Name","value":"expectedRows"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]} as unknown as DocumentNode<ExportOrganizationMutation, ExportOrganizationMutationVariables>;
export const RenameOrganizationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenameOrganization"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renameOrganization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationRenamed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidOrganizationInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RenameOrganizationMutation, RenameOrganizationMutationVariables>;
export const DeleteOrganizationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteOrganization"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteOrganization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationDeletion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dueAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidOrganizationInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DeleteOrganizationMutation, DeleteOrganizationMutationVariables>;
export const CancelOrganizationDeletionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelOrganizationDeletion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrganizationDeletion"}}]}}]} as unknown as DocumentNode<CancelOrganizationDeletionMutation, CancelOrganizationDeletionMutationVariables>;
export const PeoplePrivacyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PeoplePrivacy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"peoplePrivacy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PeopleSeen"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PeopleSeen"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PeoplePrivacy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"view"}},{"kind":"Field","name":{"kind":"Name","value":"groupSize"}},{"kind":"Field","name":{"kind":"Name","value":"lift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<PeoplePrivacyQuery, PeoplePrivacyQueryVariables>;
export const ChangePeoplePrivacyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePeoplePrivacy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeoplePrivacyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePeoplePrivacy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PeoplePrivacy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PeopleSeen"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidPeopleInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PeopleSeen"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PeoplePrivacy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"view"}},{"kind":"Field","name":{"kind":"Name","value":"groupSize"}},{"kind":"Field","name":{"kind":"Name","value":"lift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<ChangePeoplePrivacyMutation, ChangePeoplePrivacyMutationVariables>;
export const RevealPeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevealPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevealPeopleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revealPeople"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PeoplePrivacy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PeopleSeen"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidPeopleInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PeopleSeen"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PeoplePrivacy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"view"}},{"kind":"Field","name":{"kind":"Name","value":"groupSize"}},{"kind":"Field","name":{"kind":"Name","value":"lift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<RevealPeopleMutation, RevealPeopleMutationVariables>;
export const HidePeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"HidePeople"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hidePeople"}}]}}]} as unknown as DocumentNode<HidePeopleMutation, HidePeopleMutationVariables>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"reportingCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"hasCalls"}},{"kind":"Field","name":{"kind":"Name","value":"deletion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"seesAllSpend"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"scopeKind"}},{"kind":"Field","name":{"kind":"Name","value":"scopeUnit"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;