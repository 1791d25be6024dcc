import type {
  AddressGate,
  AuditLog,
  CallPresence,
  Directories,
  Directory,
  DirectoryPlan,
  DirectoryRow,
  GroupRoleManager,
  KeyManager,
  MemberManager,
  PasswordChanger,
  PeoplePrivacy,
  ProviderLogout,
  ProviderSignIn,
  ReportingCurrencies,
  RowProblem,
  RunningSessions,
  ScopeUnits,
  SignIn,
  TenantExports,
  TenantId,
  TenantLife,
  Tenants,
  Users,
} from '@tokenledger/organization/domain';
import type { Authenticate } from '@tokenledger/shared/graphql';
import type { InPortions } from '@tokenledger/shared/portions';
import type { Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';
import type { Readable } from 'node:stream';

import type { OwnOrigin } from './session/own-origin';
import type { SessionCookie } from './session/session-cookie';

/** Directories as files. */
export interface DirectoryCsv {
  read(text: string): InPortions<Result<readonly DirectoryRow[], readonly RowProblem[]>>;
  write(directory: Directory): InPortions<string>;
  /** What a plan changes, all of it. */
  writeChanges(plan: DirectoryPlan): InPortions<string>;
}

/** Files of exports that are done. */
export interface ExportFileReader {
  /** @returns undefined where there is none; what is returned has to be read or destroyed */
  open(tenant: TenantId, id: string): Promise<{ readonly bytes: number; readonly content: Readable } | undefined>;
}

/** What resolvers and controllers of this context call. */
export interface OrganizationParts {
  readonly tenants: Pick<Tenants, 'find'> & Pick<ReportingCurrencies, 'setReportingCurrency'>;
  readonly users: Pick<Users, 'find'>;
  readonly calls: CallPresence;
  readonly keys: KeyManager;
  readonly signIn: SignIn;
  readonly providerSignIn: ProviderSignIn;
  readonly providerLogout: ProviderLogout;
  /** Before a sign-in at a provider begins. */
  readonly roundGate: AddressGate;
  /** Before a logout that a provider tells of is looked at. */
  readonly logoutGate: AddressGate;
  /** Binds a sign-in at a provider to the browser that began it. */
  readonly roundCookie: SessionCookie;
  readonly sessions: RunningSessions;
  readonly members: MemberManager;
  readonly groupRoles: GroupRoleManager;
  readonly units: Pick<ScopeUnits, 'problemOf'>;
  readonly passwords: PasswordChanger;
  readonly cookie: SessionCookie;
  readonly origin: OwnOrigin;
  /** Who asks a controller; GraphQL has asked before. */
  readonly authenticate: Authenticate;
  readonly people: PeoplePrivacy;
  readonly directories: Directories;
  readonly directoryCsv: DirectoryCsv;
  readonly audit: Pick<AuditLog, 'append' | 'page'>;
  readonly life: Pick<TenantLife, 'rename' | 'deletion' | 'requestDeletion' | 'cancelDeletion'>;
  readonly exports: Pick<TenantExports, 'request' | 'list' | 'find'>;
  readonly exportFiles: ExportFileReader | undefined;
  readonly clock: Clock;
}

export const ORGANIZATION_PARTS = Symbol('OrganizationParts');
