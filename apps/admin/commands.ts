import { isSpendTimeZone } from '@tokenledger/metering/domain';
import {
  type AccessKey,
  bootstrapOrganisation,
  isTenantId,
  type Actor,
  type AuditLog,
  type KeyKind,
  type KeyManager,
  type ReportingCurrencies,
  type TenantId,
  type Tenants,
} from '@tokenledger/organization/domain';

import { AUDIT_USAGE, auditCommand, type AuditParts } from './audit-commands';
import { CLICKHOUSE_USAGE, clickHouseGrants } from './clickhouse-commands';
import { type CommandOutcome, refused } from './command-outcome';
import { CONTRACT_USAGE, contractCommand, type ContractParts } from './contract-commands';
import { DIRECTORY_USAGE, directoryCommand, type DirectoryParts } from './directory-commands';
import {
  IDENTITY_PROVIDER_USAGE,
  identityProviderCommand,
  type IdentityProviderParts,
} from './identity-provider-commands';
import { ORGANISATION_USAGE, organisationCommand } from './organisation-commands';
import { PERIOD_USAGE, periodCommand, type PeriodParts } from './period-commands';
import { PRICE_USAGE, priceCommand, type PriceParts } from './price-commands';
import { RATE_USAGE, rateCommand, type RateParts } from './rate-commands';
import { RERATING_USAGE, reratingCommand, type ReratingParts } from './rerating-commands';
import { TENANT_USAGE, tenantCommand, type TenantParts } from './tenant-commands';
import { userCommand, type UserParts } from './user-commands';

export interface AdminParts
  extends
    UserParts,
    IdentityProviderParts,
    DirectoryParts,
    PriceParts,
    RateParts,
    ContractParts,
    PeriodParts,
    ReratingParts,
    AuditParts,
    TenantParts {
  readonly tenants: Tenants & ReportingCurrencies;
  readonly keys: KeyManager;
  readonly auditLog: AuditLog;
  readonly removals: TenantParts['removals'];
  /** Who runs the command, for those who ask later. */
  readonly operator: Actor;
}

export const USAGE = `TokenLedger administration (of POSTGRES_URL, else of the npm start that is running here)

  npm run admin -- bootstrap                                    first organisation, administrator and keys
  npm run admin -- tenant create ID NAME [TIME_ZONE]            an organisation (UTC unless given)
  npm run admin -- user add TENANT EMAIL [ROLE]                 an owner, or somebody with another role; the password is shown once
  npm run admin -- user password TENANT EMAIL                   a new password; ends the sessions of the old one
  npm run admin -- user disable TENANT EMAIL                    for whoever left: ends their sessions; their roles stay
  npm run admin -- user enable TENANT EMAIL                     signs in again with the password and roles of before
  npm run admin -- key create TENANT ingestion|read NAME        a key; its secret is shown once
  npm run admin -- key list TENANT
  npm run admin -- key rotate TENANT KEY_ID                     a new key; the old one works until it is revoked
  npm run admin -- key revoke TENANT KEY_ID                     refused everywhere within seconds
${TENANT_USAGE}
${ORGANISATION_USAGE}
${IDENTITY_PROVIDER_USAGE}
${DIRECTORY_USAGE}
${PRICE_USAGE}
${RATE_USAGE}
${CONTRACT_USAGE}
${RERATING_USAGE}
${PERIOD_USAGE}
${AUDIT_USAGE}
${CLICKHOUSE_USAGE}`;

/** Runs one command of an operator. Bad input is an outcome with a remedy, never an exception. */
export async function runCommand(words: readonly string[], parts: AdminParts): Promise<CommandOutcome> {
  const [subject, action, ...rest] = words;
  if (subject === 'bootstrap') return bootstrap(parts);
  if (subject === 'clickhouse-grants') return clickHouseGrants(action, rest[0]);
  if (subject === 'tenant' && action === 'create') return createTenant(rest, parts);
  if (subject === 'tenant') return (await tenantCommand(action, rest, parts)) ?? refused(USAGE);
  if (subject === 'prices') return (await priceCommand(action, rest, parts)) ?? refused(USAGE);
  if (subject === 'contracts') return (await contractCommand(action, rest, parts)) ?? refused(USAGE);
  if (subject === 'audit') return (await auditCommand(action, rest, parts)) ?? refused(USAGE);
  if (subject === 'rates') return (await rateCommand(action, rest, parts)) ?? refused(USAGE);
  if (isOfTenant(subject)) return ofTenant(subject, action, rest, parts);
  return refused(USAGE);
}

/** Subjects whose next word but one names an organisation. */
const OF_TENANT = ['user', 'key', 'identity-provider', 'organisation', 'directory', 'rerate', 'periods'] as const;

type OfTenant = (typeof OF_TENANT)[number];

function isOfTenant(subject: string | undefined): subject is OfTenant {
  return (OF_TENANT as readonly (string | undefined)[]).includes(subject);
}

async function ofTenant(
  subject: OfTenant,
  action: string | undefined,
  [tenant, ...rest]: readonly string[],
  parts: AdminParts,
): Promise<CommandOutcome> {
  const found = tenant !== undefined && isTenantId(tenant) ? await parts.tenants.find(tenant) : undefined;
  if (found === undefined) {
    return refused(`TENANT: there is no organisation ${tenant ?? ''}; create it with: tenant create ID NAME`);
  }
  const { id, timeZone } = found;
  switch (subject) {
    case 'key':
      return keyCommand(action, id, rest, parts);
    case 'user':
      return (await userCommand(action, id, rest, parts)) ?? refused(USAGE);
    case 'identity-provider':
      return (await identityProviderCommand(action, id, rest, parts)) ?? refused(USAGE);
    case 'organisation':
      return (await organisationCommand(action, id, rest, parts)) ?? refused(USAGE);
    case 'directory':
      return (await directoryCommand(action, id, timeZone, rest, parts)) ?? refused(USAGE);
    case 'rerate':
      return (await reratingCommand(action, id, timeZone, rest, parts)) ?? refused(USAGE);
    case 'periods':
      return (await periodCommand(action, id, timeZone, rest, parts)) ?? refused(USAGE);
  }
}

async function bootstrap(parts: AdminParts): Promise<CommandOutcome> {
  const made = await bootstrapOrganisation(parts);
  if (made === undefined)
    return refused('There is an organisation already; create keys with: key create TENANT KIND NAME');
  return {
    lines: [
      `organisation   ${made.tenant}`,
      `administrator  ${made.adminEmail}  ${made.adminPassword}`,
      `ingestion key  ${made.ingestionKey}`,
      `read key       ${made.readKey}`,
      'These are shown once: put them into your vault now.',
    ],
  };
}

async function createTenant(
  [id, name, timeZone = 'UTC']: readonly string[],
  parts: AdminParts,
): Promise<CommandOutcome> {
  if (id === undefined || !isTenantId(id)) {
    return refused('ID: 1 to 64 lower-case letters, digits or dashes, for example acme');
  }
  if (name === undefined || name.trim() === '') return refused('NAME: the organisation as people know it');
  if (!isSpendTimeZone(timeZone)) return refused(`TIME_ZONE: ${timeZone} is no IANA name; for example Europe/Berlin`);
  const added = await parts.tenants.add(
    {
      id,
      name: name.trim(),
      timeZone,
      reportingCurrency: 'USD',
      status: 'active',
      createdAt: parts.clock.now(),
    },
    parts.operator,
  );
  return added ? { lines: [`created ${id}`] } : refused(`ID: ${id} is taken`);
}

async function keyCommand(
  action: string | undefined,
  tenant: TenantId,
  rest: readonly string[],
  parts: AdminParts,
): Promise<CommandOutcome> {
  switch (action) {
    case 'create':
      return createKey(tenant, rest, parts);
    case 'list':
      return { lines: (await parts.keys.list(tenant)).map(describe) };
    case 'rotate': {
      const rotated = await parts.keys.rotate(tenant, rest[0] ?? '', parts.operator);
      return rotated.ok ? shownOnce(rotated.value.secret) : refused(`KEY_ID: ${rotated.error.message}`);
    }
    case 'revoke': {
      const revoked = await parts.keys.revoke(tenant, rest[0] ?? '', parts.operator);
      return revoked.ok ? { lines: [`revoked ${rest[0]}`] } : refused(`KEY_ID: ${revoked.error.message}`);
    }
    default:
      return refused(USAGE);
  }
}

async function createKey(
  tenant: TenantId,
  [kind, name]: readonly string[],
  parts: AdminParts,
): Promise<CommandOutcome> {
  if (!isKeyKind(kind)) return refused('KIND: ingestion (sends usage) or read (asks for spend)');
  const issued = await parts.keys.issue(tenant, kind, name ?? '', parts.operator);
  return issued.ok ? shownOnce(issued.value.secret) : refused(`NAME: ${issued.error.message}`);
}

function shownOnce(secret: string): CommandOutcome {
  return { lines: [secret, 'This is shown once: put it into your vault now.'] };
}

function describe(key: AccessKey): string {
  const state = key.revokedAt === undefined ? 'active' : `revoked ${key.revokedAt.toISOString()}`;
  const used = key.lastUsedAt === undefined ? 'never used' : `used ${key.lastUsedAt.toISOString()}`;
  return [key.keyId, key.kind.padEnd(9), state, used, key.name].join('  ');
}

function isKeyKind(text: string | undefined): text is KeyKind {
  return text === 'ingestion' || text === 'read';
}
