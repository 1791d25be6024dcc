import { type DynamicModule, Module } from '@nestjs/common';
import {
  type AccessKeys,
  AddressGate,
  type AuditLog,
  type CallPresence,
  DEFAULT_SIGN_IN_LIMITS,
  type Directories,
  KeyManager,
  MemberManager,
  type GroupGrants,
  GroupRoleManager,
  type IdentityProviders,
  OldSignIns,
  type OutsideIdentities,
  PasswordChanger,
  PeoplePrivacy,
  type PeopleSettings,
  type Passwords,
  type Principal,
  type ProviderClient,
  type ProviderSessions,
  ProviderLogout,
  ProviderSignIn,
  type ReadKeyVerifier,
  RefusedSignIns,
  type ReportingCurrencies,
  type RoleGrants,
  RunningSessions,
  ScopeUnits,
  type SessionLifetime,
  SessionOpener,
  SessionRechecker,
  type Sessions,
  SignIn,
  type SignInAttempts,
  SignInGate,
  type SignInLimits,
  type SignInRounds,
  StoredSessionVerifier,
  type TenantExports,
  type TenantLife,
  type Tenants,
  type Users,
} from '@tokenledger/organization/domain';
import type { Clock } from '@tokenledger/shared/time';
import type { IncomingMessage } from 'node:http';

import { AccessKeysResolver } from './access-keys/access-keys.resolver';
import { ChangeDirectoryResolver } from './directory/change-directory.resolver';
import { DirectoryImportController } from './directory/directory-import.controller';
import { AuditResolver } from './audit/audit.resolver';
import { DirectoryResolver } from './directory/directory.resolver';
import { DirectoryTreeResolver } from './directory/directory-tree.resolver';
import { ExportDownloadController } from './life/export-download.controller';
import { IdentityProviderResolver } from './identity-provider/identity-provider.resolver';
import { LifeResolver } from './life/life.resolver';
import {
  type DirectoryCsv,
  type ExportFileReader,
  ORGANIZATION_PARTS,
  type OrganizationParts,
} from './organization-parts';
import { MembersResolver } from './members/members.resolver';
import { PasswordResolver } from './password/password.resolver';
import { authentication } from './session/authentication';
import { OwnOrigin } from './session/own-origin';
import { PeopleResolver } from './people/people.resolver';
import { SessionCookie } from './session/session-cookie';
import { SessionController } from './session/session.controller';
import { SessionsResolver } from './sessions/sessions.resolver';
import { ProviderLogoutController } from './session/provider-logout.controller';
import { ProviderSignInController } from './session/provider-sign-in.controller';
import { OrganizationResolver } from './viewer/organization.resolver';
import { ReportingCurrencyResolver } from './reporting-currency/reporting-currency.resolver';
import { ViewerResolver } from './viewer/viewer.resolver';

/** What the organisation's part of the API is made of. */
export interface OrganizationPorts {
  readonly tenants: Tenants & ReportingCurrencies;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly attempts: SignInAttempts;
  readonly passwords: Passwords;
  readonly accessKeys: AccessKeys;
  readonly calls: CallPresence;
  readonly people: PeopleSettings;
  readonly directories: Directories;
  readonly directoryCsv: DirectoryCsv;
  /** The log in which the stores above record what they change. */
  readonly audit: AuditLog;
  readonly roles: RoleGrants;
  readonly identity: IdentityPorts;
  readonly life: TenantLife;
  readonly exports: TenantExports;
  /** undefined where this installation makes no exports. */
  readonly exportFiles: ExportFileReader | undefined;
}

/** What signing in at an organisation's own provider is made of. */
export interface IdentityPorts {
  readonly providers: IdentityProviders;
  readonly rounds: SignInRounds;
  readonly identities: OutsideIdentities;
  readonly groupGrants: GroupGrants;
  readonly providerSessions: ProviderSessions;
  readonly client: ProviderClient;
}

export interface SignInSettings {
  /** The address that people open, where a proxy stands before us; with https, cookies are for https only. */
  readonly publicUrl?: string | undefined;
  readonly lifetime?: SessionLifetime;
  readonly limits?: Partial<SignInLimits>;
}

export interface OrganizationApi {
  readonly module: DynamicModule;
  readonly authenticate: (request: IncomingMessage) => Promise<Principal>;
  /** Whether people open the console by https. */
  readonly isHttps: boolean;
}

/** Signing in, the signed-in person, and keys; with the authentication that every request of the API passes. */
export function organizationApi(
  ports: OrganizationPorts,
  readKeys: ReadKeyVerifier,
  clock: Clock,
  settings: SignInSettings = {},
): OrganizationApi {
  const { tenants, users, sessions, passwords, calls, audit } = ports;
  const { publicUrl, lifetime } = settings;
  const limits = { ...DEFAULT_SIGN_IN_LIMITS, ...settings.limits };
  const { windowMs, roundsPerAddress, logoutsPerAddress } = limits;
  const gate = new SignInGate(ports.attempts, clock, limits);
  const origin = new OwnOrigin(publicUrl);
  const cookie = new SessionCookie(origin.isHttps);
  const opening = { sessions, clock, ...(lifetime && { lifetime }) };
  const oldSignIns = new OldSignIns({ sessions, gate, clock });
  const identityPorts = { ...ports.identity, tenants, users, roles: ports.roles, clock };
  const units = new ScopeUnits(ports.directories);
  const verifier = new StoredSessionVerifier(sessions, clock, lifetime, new SessionRechecker(identityPorts));
  const authenticate = authentication({ readKeys, sessions: verifier, cookie, origin });
  const parts: OrganizationParts = {
    authenticate,
    tenants,
    users,
    calls,
    keys: new KeyManager(ports.accessKeys, clock),
    signIn: new SignIn({ ...opening, users, gate, passwords, oldSignIns, audit }),
    providerSignIn: new ProviderSignIn({
      ...identityPorts,
      sessions: new SessionOpener(opening),
      oldSignIns,
      refusals: new RefusedSignIns({ ...identityPorts, attempts: ports.attempts, audit }),
    }),
    providerLogout: new ProviderLogout({ ...identityPorts, ...opening }),
    roundGate: new AddressGate(ports.attempts, clock, { of: 'sign-ins of', most: roundsPerAddress, windowMs }),
    logoutGate: new AddressGate(ports.attempts, clock, { of: 'logouts of', most: logoutsPerAddress, windowMs }),
    roundCookie: new SessionCookie(origin.isHttps, 'tokenledger_sign_in'),
    sessions: new RunningSessions(sessions, clock, lifetime),
    passwords: new PasswordChanger({ users, gate, passwords, clock }),
    cookie,
    origin,
    members: new MemberManager({ ...ports, units, clock }),
    groupRoles: new GroupRoleManager({ ...ports.identity, units, clock }),
    units,
    people: new PeoplePrivacy(ports.people, clock),
    directories: ports.directories,
    directoryCsv: ports.directoryCsv,
    audit,
    life: ports.life,
    exports: ports.exports,
    exportFiles: ports.exportFiles,
    clock,
  };
  return {
    module: OrganizationModule.with(parts),
    authenticate,
    isHttps: origin.isHttps,
  };
}

@Module({})
class OrganizationModule {
  static with(parts: OrganizationParts): DynamicModule {
    return {
      module: OrganizationModule,
      controllers: [
        SessionController,
        ProviderSignInController,
        ProviderLogoutController,
        DirectoryImportController,
        ExportDownloadController,
      ],
      providers: [
        ViewerResolver,
        OrganizationResolver,
        AccessKeysResolver,
        PasswordResolver,
        PeopleResolver,
        ReportingCurrencyResolver,
        ChangeDirectoryResolver,
        DirectoryResolver,
        DirectoryTreeResolver,
        AuditResolver,
        IdentityProviderResolver,
        MembersResolver,
        SessionsResolver,
        LifeResolver,
        { provide: ORGANIZATION_PARTS, useValue: parts },
      ],
    };
  }
}
