import { Readable } from 'node:stream';

import { InMemoryRuleSets } from '@tokenledger/attribution/testing';
import { writeUnitSpendCsv } from '@tokenledger/metering/data';
import {
  FakeSoldUsageReader,
  FakeSpendReader,
  flatPriceBook,
  InMemoryCalls,
  InMemoryDeadLetters,
  InMemoryDimensionValues,
  InMemoryOwnedSpend,
  InMemoryReratings,
  InMemoryUnpricedModels,
  InMemoryLedgerChecks,
} from '@tokenledger/metering/testing';
import type { RuleUse } from '@tokenledger/metering/domain';
import type { OrganizationPorts } from '@tokenledger/organization/api';
import { type KeyVerdict, type ReadIdentity, type TenantId, tenantId } from '@tokenledger/organization/domain';
import {
  addPerson,
  aTenant,
  aUser,
  InMemoryAccessKeys,
  InMemoryAuditLog,
  InMemoryDirectories,
  InMemoryIdentityProviders,
  InMemoryOrganizations,
  InMemoryOutsideIdentities,
  InMemoryPeopleSettings,
  InMemorySignInAttempts,
  OPERATOR,
  InMemorySignInRounds,
  InMemoryTenantExports,
  InMemoryTenantLife,
  PlainPasswords,
} from '@tokenledger/organization/testing';
import {
  OpenidProviderClient,
  readDirectoryCsv,
  writeChangesCsv,
  writeDirectoryCsv,
} from '@tokenledger/organization/data';
import { readPriceCsv, readRateCsv, readTermCsv, writePriceCsv, writeTermCsv } from '@tokenledger/pricing/data';
import { InMemoryContractTerms, InMemoryExchangeRates, InMemoryPriceLists } from '@tokenledger/pricing/testing';
import type { GraphqlApp } from '@tokenledger/shared/graphql';
import { type RecordingLogger, recordingLogger } from '@tokenledger/shared/telemetry';
import { type Clock, FixedClock, systemClock } from '@tokenledger/shared/time';

import { type ApiAppOptions, type ApiPorts, createApiApp, type PricingPorts } from '../create-api-app';
import { ingestionOverFakes } from './ingestion-fakes';
import { attributionOver } from '../../wiring/attribution';
import { reratingOverFakes } from './rerating-fakes';

export const acme = tenantId('acme');
export const globex = tenantId('globex');

/** Of the client at every identity provider. */
export const CLIENT_SECRET = 'a secret of the client, long enough';

/** What every file of an export holds. */
export const EXPORTED = 'a tar of everything';

/** Keys of the fake verifier. */
export const KEYS: Readonly<Record<string, KeyVerdict<ReadIdentity>>> = {
  tlr_acme: { verdict: 'valid', identity: { tenant: acme, keyId: 'k-acme', scope: 'organisation' } },
  tlr_globex: { verdict: 'valid', identity: { tenant: globex, keyId: 'k-globex', scope: 'organisation' } },
  tlr_team: { verdict: 'valid', identity: { tenant: acme, keyId: 'k-team', scope: { kind: 'team', id: 'payments' } } },
  tlr_revoked: { verdict: 'refused', reason: 'revoked' },
  tlr_short: { verdict: 'refused', reason: 'malformed' },
  tlr_suspended: { verdict: 'refused', reason: 'tenant-suspended' },
};

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly string[];
  readonly extensions: { readonly code: string; readonly id: string; readonly retriable: boolean };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: { readonly data?: Answers | null; readonly errors?: readonly GraphqlError[] };
}

/** By question; a test asks for the ones that it asked. */
interface Answers {
  readonly spend: SpendAnswer;
  readonly recentCalls: SpendAnswer;
  readonly call: Readonly<Record<string, unknown>> | null;
  readonly dimensionValues: SpendAnswer;
  readonly [question: string]: unknown;
}

export interface SpendAnswer {
  readonly __typename: string;
  readonly issues?: readonly { readonly field: string; readonly message: string }[];
  readonly [field: string]: unknown;
}

/** Anna of acme and Gus of globex, without a database. */
export interface OrganizationFakes {
  readonly organizations: InMemoryOrganizations;
  readonly attempts: InMemorySignInAttempts;
  readonly passwords: PlainPasswords;
  readonly accessKeys: InMemoryAccessKeys;
  readonly directories: InMemoryDirectories;
  readonly audit: InMemoryAuditLog;
  readonly tenantsWithCalls: Set<TenantId>;
  readonly identityProviders: InMemoryIdentityProviders;
  readonly people: InMemoryPeopleSettings;
  readonly life: InMemoryTenantLife;
  readonly exports: InMemoryTenantExports;
}

export interface ApiUnderTest {
  readonly app: GraphqlApp;
  readonly url: string;
  readonly spend: FakeSpendReader;
  readonly ownedSpend: InMemoryOwnedSpend;
  readonly calls: InMemoryCalls;
  readonly checks: InMemoryLedgerChecks;
  readonly dimensionValues: InMemoryDimensionValues;
  readonly unpriced: InMemoryUnpricedModels;
  /** What rules own, by organisation. */
  readonly ruleUses: Map<TenantId, readonly RuleUse[]>;
  readonly soldUsage: FakeSoldUsageReader;
  readonly priceLists: InMemoryPriceLists;
  readonly exchangeRates: InMemoryExchangeRates;
  readonly contractTerms: InMemoryContractTerms;
  readonly prices: PricingPorts;
  readonly reratings: InMemoryReratings;
  readonly deadLetters: InMemoryDeadLetters;
  readonly logger: RecordingLogger;
  readonly clock: FixedClock;
  readonly fakes: OrganizationFakes;
  /** @param key undefined sends no credential */
  ask(query: string, variables?: object, key?: string | null): Promise<Answer>;
  post(body: string, headers?: Record<string, string>): Promise<Answer>;
}

/** The API on a free port over fakes: what a client sees. */
export async function startApi(
  ports: Partial<ApiPorts> = {},
  options: Partial<ApiAppOptions> = {},
): Promise<ApiUnderTest> {
  const spend = new FakeSpendReader();
  const ownedSpend = new InMemoryOwnedSpend();
  const calls = new InMemoryCalls();
  const checks = new InMemoryLedgerChecks();
  const dimensionValues = new InMemoryDimensionValues();
  const unpriced = new InMemoryUnpricedModels();
  const ruleUses = new Map<TenantId, readonly RuleUse[]>();
  const soldUsage = new FakeSoldUsageReader();
  const audit = new InMemoryAuditLog();
  const reratings = new InMemoryReratings(audit.appendWithin);
  const deadLetters = new InMemoryDeadLetters();
  const priceLists = new InMemoryPriceLists(audit.appendWithin);
  const logger = recordingLogger();
  const clock = new FixedClock('2026-03-20T12:00:00Z');
  const fakes = await organizationFakes(audit);
  const csv = { read: readPriceCsv, write: writePriceCsv };
  const exchangeRates = new InMemoryExchangeRates(audit.appendWithin);
  const contractTerms = new InMemoryContractTerms(audit.appendWithin);
  const rates = { exchangeRates, rateCsv: { read: readRateCsv } };
  const terms = { contractTerms, termCsv: { read: readTermCsv, write: writeTermCsv } };
  const rerating = reratingOverFakes(clock, reratings);
  const prices = { priceLists, productList: 'product', csv, ...rates, ...terms, audit, clock };
  let failures = 0;
  const app = await createApiApp(
    {
      spend,
      ownedSpend,
      writeUnitSpendCsv,
      calls,
      checks,
      dimensionValues,
      unpriced,
      missingRates: { missingRates: () => Promise.resolve([]) },
      ruleUse: { ruleUse: (tenant) => Promise.resolve(ruleUses.get(tenant) ?? []) },
      soldUsage,
      sellers: { sellerOf: (provider) => provider ?? 'unnamed' },
      prices,
      rerating,
      attribution: attributionOver(
        new InMemoryRuleSets(audit.appendWithin),
        fakes.directories.services,
        rerating,
        clock,
      ),
      priceBook: () => flatPriceBook,
      currencies: { reportingCurrencyOf: () => Promise.resolve('USD') },
      timeZones: { timeZoneOf: () => Promise.resolve('Asia/Kolkata') },
      clock,
      ingestion: ingestionOverFakes(clock, audit, deadLetters),
      readKeys: {
        verify: (secret) => Promise.resolve(KEYS[secret] ?? { verdict: 'refused', reason: 'unknown' }),
      },
      organization: portsOf(fakes, ports.clock ?? clock),
      ...ports,
    },
    { logger, newErrorId: () => `err_${(failures += 1)}`, ...options },
  );
  const url = `http://127.0.0.1:${await app.listen(0, '127.0.0.1')}/graphql`;
  const post = async (body: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const sent = { 'content-type': 'application/json', ...headers };
    const response = await fetch(url, { method: 'POST', headers: sent, body });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer['body'] };
  };
  const ask: ApiUnderTest['ask'] = (query, variables = {}, key = 'tlr_acme') =>
    post(JSON.stringify({ query, variables }), key === null ? {} : { authorization: `Bearer ${key}` });
  return {
    app,
    url,
    spend,
    ownedSpend,
    calls,
    checks,
    dimensionValues,
    unpriced,
    ruleUses,
    soldUsage,
    priceLists,
    exchangeRates,
    contractTerms,
    prices,
    reratings,
    deadLetters,
    logger,
    clock,
    fakes,
    ask,
    post,
  };
}

async function organizationFakes(audit: InMemoryAuditLog): Promise<OrganizationFakes> {
  const organizations = new InMemoryOrganizations(audit.appendWithin);
  await organizations.add(aTenant({ id: acme, name: 'Acme', timeZone: 'Asia/Kolkata' }), OPERATOR);
  await organizations.add(aTenant({ id: globex, name: 'Globex' }), OPERATOR);
  await addPerson(organizations, aUser({ tenant: acme }));
  await addPerson(organizations, aUser({ tenant: globex, id: 'user-gus', email: 'gus@globex.example' }));
  return {
    organizations,
    attempts: new InMemorySignInAttempts(),
    passwords: new PlainPasswords(),
    accessKeys: new InMemoryAccessKeys(audit.appendWithin),
    directories: new InMemoryDirectories(audit.appendWithin),
    audit,
    tenantsWithCalls: new Set(),
    identityProviders: new InMemoryIdentityProviders(audit.appendWithin),
    people: new InMemoryPeopleSettings(audit),
    life: new InMemoryTenantLife(audit.appendWithin),
    exports: new InMemoryTenantExports(audit.appendWithin),
  };
}

export function portsOf(fakes: OrganizationFakes, clock: Clock = systemClock): OrganizationPorts {
  const { organizations, attempts, passwords, accessKeys, directories, audit, tenantsWithCalls } = fakes;
  return {
    tenants: organizations,
    users: organizations.users,
    sessions: organizations.sessions,
    attempts,
    passwords,
    accessKeys,
    roles: organizations.roles,
    identity: {
      providers: fakes.identityProviders,
      rounds: new InMemorySignInRounds(),
      identities: new InMemoryOutsideIdentities(organizations),
      groupGrants: organizations.groupGrants,
      providerSessions: organizations.providerSessions,
      client: new OpenidProviderClient({ read: () => Promise.resolve(CLIENT_SECRET) }, clock),
    },
    people: fakes.people,
    directories,
    audit,
    life: fakes.life,
    exports: fakes.exports,
    exportFiles: {
      open: () => Promise.resolve({ bytes: EXPORTED.length, content: Readable.from([EXPORTED]) }),
    },
    directoryCsv: { read: readDirectoryCsv, write: writeDirectoryCsv, writeChanges: writeChangesCsv },
    calls: { hasCalls: (tenant) => Promise.resolve(tenantsWithCalls.has(tenant)) },
  };
}
