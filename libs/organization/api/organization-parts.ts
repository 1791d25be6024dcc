import type {
  AuditLog,
  CallPresence,
  Directories,
  Directory,
  DirectoryRow,
  KeyManager,
  MemberManager,
  PasswordChanger,
  ProviderSignIn,
  ReportingCurrencies,
  RowProblem,
  Sessions,
  ScopeUnits,
  SignIn,
  Tenants,
  Users,
} from '@tokenledger/organization/domain';
import type { Authenticate } from '@tokenledger/shared/graphql';
import type { InPortions } from '@tokenledger/shared/portions';
import type { Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import type { OwnOrigin } from './session/own-origin';
import type { SessionCookie } from './session/session-cookie';

/** Directories as files. */
export interface DirectoryCsv {
  read(text: string): InPortions<Result<readonly DirectoryRow[], readonly RowProblem[]>>;
  write(directory: Directory): InPortions<string>;
}

/** What resolvers and controllers of this context call. */
export interface OrganizationParts {
  readonly tenants: Pick<Tenants, 'find'> & Pick<ReportingCurrencies, 'setReportingCurrency'>;
  readonly users: Pick<Users, 'find'>;
  readonly calls: CallPresence;
  readonly keys: KeyManager;
  readonly signIn: SignIn;
  readonly providerSignIn: ProviderSignIn;
  /** Binds a sign-in at a provider to the browser that began it. */
  readonly roundCookie: SessionCookie;
  readonly sessions: Pick<Sessions, 'list' | 'endOne' | 'endAll'>;
  readonly members: MemberManager;
  readonly units: Pick<ScopeUnits, 'problemOf'>;
  readonly passwords: PasswordChanger;
  readonly cookie: SessionCookie;
  readonly origin: OwnOrigin;
  /** Who asks a controller; GraphQL has asked before. */
  readonly authenticate: Authenticate;
  readonly directories: Directories;
  readonly directoryCsv: DirectoryCsv;
  readonly audit: Pick<AuditLog, 'append' | 'page'>;
  readonly clock: Clock;
}

export const ORGANIZATION_PARTS = Symbol('OrganizationParts');
