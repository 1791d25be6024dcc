import { parseDecimal18 } from '@tokenledger/shared/money';
import { randomUUID } from 'node:crypto';

import { PostgresRuleSets } from '@tokenledger/attribution/data';
import { CompiledRules } from '@tokenledger/attribution/domain';
import { aRule } from '@tokenledger/attribution/testing';
import {
  ClickHouseDeadLetters,
  ClickHouseLedgerWriter,
  PostgresClosedPeriods,
  PostgresDeadLetterReplays,
  PostgresDirtyBuckets,
  PostgresReratings,
} from '@tokenledger/metering/data';
import { deadLetterId, formatCallRef } from '@tokenledger/metering/domain';
import { aDeadLetter, aReading, asSeen, flatPriceBook, type ReadingFacts } from '@tokenledger/metering/testing';
import {
  appendAudit,
  PostgresDirectories,
  PostgresIdentityProviders,
  PostgresPeopleSettings,
  PostgresRoleGrants,
  PostgresTenantExports,
  TypeOrmAccessKeys,
  TypeOrmTenants,
} from '@tokenledger/organization/data';
import {
  EXPORT_KEPT_MS,
  KeyManager,
  localDay,
  PeoplePrivacy,
  planDirectory,
  readDirectoryRow,
  ScryptPasswords,
  type TenantId,
} from '@tokenledger/organization/domain';
import { addPerson, ANNAS_PASSWORD, aProvider, aUser } from '@tokenledger/organization/testing';
import { PostgresContractTerms, PostgresExchangeRates, PostgresPriceLists } from '@tokenledger/pricing/data';
import { termIdOf } from '@tokenledger/pricing/domain';
import { aContractTerm, anExchangeRate, aPriceLine } from '@tokenledger/pricing/testing';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { bucketOf, sliceOf, systemClock } from '@tokenledger/shared/time';

import type { DecisionStore } from '../../../wiring/open-stores';

export interface Stores {
  readonly clickhouse: ClickHouse;
  readonly decisions: DecisionStore;
}

/** An organisation with something of everything, each of which says the marker somewhere. */
export interface MarkedOrganisation {
  readonly tenant: TenantId;
  readonly email: string;
  readonly password: string;
  readonly readKey: string;
  /** What its things are named by, by what they are; none of these says the marker. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Names nobody by the marker: what tells it must have read a row that does. */
const by = { kind: 'operator', id: 'test', name: 'test' } as const;

/** An hour ago, and thus arrived within the last day. */
const STARTED_US = Math.floor((Date.now() - 3_600_000) / 1000) * 1_000_000;

/**
 * Fills an organisation: keys, calls seen by a service, a gateway and a vendor, a dead letter and its replay, prices,
 * rates, contracts, a directory, attribution rules, a re-rating and a closed period.
 */
export async function settleMarked(stores: Stores, tenant: TenantId, marker: string): Promise<MarkedOrganisation> {
  const { dataSource, pool } = stores.decisions;
  const now = systemClock.now();
  const email = `owner@${marker}.example`;
  const tenants = new TypeOrmTenants(dataSource);
  await tenants.add(
    {
      id: tenant,
      name: `${marker} Inc`,
      timeZone: 'UTC',
      // No rate leads there: what is missing is told by its currencies.
      reportingCurrency: 'CHF',
      status: 'active',
      createdAt: now,
    },
    by,
  );
  const passwordHash = await new ScryptPasswords().hash(ANNAS_PASSWORD);
  const userId = randomUUID();
  await addPerson(tenants, aUser({ id: userId, tenant, email, passwordHash }));
  const keys = new KeyManager(new TypeOrmAccessKeys(dataSource), systemClock);
  const issue = async (kind: 'read' | 'ingestion') => {
    const issued = await keys.issue(tenant, kind, `${marker} ${kind}`, by);
    if (!issued.ok) throw new Error(issued.error.message);
    return issued.value;
  };
  const readKey = await issue('read');
  const ingestionKey = await issue('ingestion');
  const [grant] = await new PostgresRoleGrants(dataSource).list(tenant);
  await privacyFor(stores, tenant, userId, marker);
  const provider = { name: `${marker} Login`, secretFile: `${marker}-oidc`, emailDomains: [`${marker}.example`] };
  await new PostgresIdentityProviders(dataSource).set(aProvider({ tenant, ...provider }), by, now);
  const decided = await decide(stores, tenant, marker);
  const exported = randomUUID();
  const exports = new PostgresTenantExports(pool);
  await exports.request(tenant, exported, { ...by, name: `${marker} owner` }, now);
  const file = { bytes: 1n, sha256: '', expiresAt: new Date(now.getTime() + EXPORT_KEPT_MS) };
  await exports.finish(tenant, exported, 1n, file, now);
  const letter = aDeadLetter({ tenant, detail: `${marker} detail`, offset: `${tenant.length}`, topic: 'otlp_logs' });
  await new ClickHouseDeadLetters(stores.clickhouse, systemClock).keep([letter]);
  const replay = { id: randomUUID(), requestedBy: by, requestedAt: now, truncated: false, letters: [letter] };
  await new PostgresDeadLetterReplays(pool, appendAudit).request(tenant, replay);
  await pool.query(`UPDATE metering_dead_letter_replays SET error = $2 WHERE tenant_id = $1`, [
    tenant,
    `${marker} error`,
  ]);
  return {
    tenant,
    email,
    password: ANNAS_PASSWORD,
    readKey: readKey.secret,
    ids: {
      user: userId,
      grant: grant?.id ?? '',
      readKey: readKey.key.keyId,
      ingestionKey: ingestionKey.key.keyId,
      deadLetter: deadLetterId(letter),
      replay: replay.id,
      export: exported,
      ...decided,
      ...(await call(stores, tenant, marker, ingestionKey.key.keyId)),
    },
  };
}

/** The owner sees names, for a reason that says the marker. */
async function privacyFor({ decisions }: Stores, tenant: TenantId, userId: string, marker: string): Promise<void> {
  const privacy = new PeoplePrivacy(new PostgresPeopleSettings(decisions.dataSource), systemClock);
  const lifted = await privacy.lift(tenant, userId, { reason: `${marker} reason`, hours: 1 }, by);
  if (!lifted.ok) throw new Error(lifted.error.message);
}

/** What people of the organisation decide. */
async function decide({ decisions }: Stores, tenant: TenantId, marker: string): Promise<Record<string, string>> {
  const { pool } = decisions;
  const now = systemClock.now();
  const line = aPriceLine({ source: `${marker} list`, model: 'gpt-of-theirs' });
  for (const name of [`list-of-${tenant}`, `${marker}-list`]) {
    await new PostgresPriceLists(pool, appendAudit).replace({ tenant, name }, [line], by, now);
  }
  const rate = anExchangeRate({ from: 'SEK', to: 'NOK', source: `${marker} treasury` });
  await new PostgresExchangeRates(pool, appendAudit).add(tenant, [rate], by, now);
  const terms = [
    aContractTerm({ contract: `${marker}-discount` }),
    aContractTerm({
      kind: 'commitment',
      contract: `${marker}-commitment`,
      period: 'month',
      amount: '100',
      currency: 'USD',
    }),
  ];
  await new PostgresContractTerms(pool, appendAudit).replace(tenant, terms, by, now);
  const rows = ['cost-centre', 'team', 'person'].map((kind, index) => {
    const row = readDirectoryRow(
      { kind, id: `${kind}-of-${tenant}`, name: `${marker} ${kind}`, from: '2026-01-01' },
      index,
    );
    if (!row.ok) throw new Error(JSON.stringify(row.error));
    return row.value;
  });
  const planned = await new PostgresDirectories(pool).change(
    tenant,
    (before) => planDirectory(before, rows, { on: localDay('2026-01-01'), isComplete: false }),
    by,
    now,
  );
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  const result = { owner: { team: `${marker} team` }, purpose: undefined, labels: {} };
  const rules = [aRule({ id: `rule-of-${tenant}`, name: `${marker} rule`, result })];
  const saved = { rules, expectedRevision: 0, by, reason: `${marker} reason`, at: now };
  await new PostgresRuleSets(pool, appendAudit).save(tenant, saved);
  const rerating = randomUUID();
  await new PostgresReratings(pool, appendAudit).request(tenant, {
    id: rerating,
    scope: { fromMs: 0, toMs: 86_400_000, provider: undefined, model: undefined },
    reason: `${marker} reason`,
    requestedBy: by,
    requestedAt: now,
  });
  await new PostgresClosedPeriods(pool, appendAudit).close(
    tenant,
    { from: new Date('2020-01-01'), to: new Date('2020-02-01') },
    by,
    now,
  );
  return {
    priceList: `own:list-of-${tenant}`,
    term: termIdOf(terms[0] as (typeof terms)[0]),
    team: `team-of-${tenant}`,
    costCentre: `cost-centre-of-${tenant}`,
    rerating,
  };
}

/** Calls that say the marker in whatever they name, and one team that does not say it, to ask for. */
async function call(
  { clickhouse, decisions }: Stores,
  tenant: TenantId,
  marker: string,
  keyId: string,
): Promise<Record<string, string>> {
  const named = {
    tenant,
    keyId,
    startedAtUs: STARTED_US,
    requestModel: `${marker}-asked`,
    responseModel: `${marker}-model`,
    provider: `${marker}-provider`,
    traceId: Buffer.from(tenant.padEnd(16, '.')).toString('hex'),
    owner: {
      values: {
        team: `team-of-${tenant}`,
        project: `${marker}-project`,
        service: `${marker}-service`,
        user: `${marker}-user`,
        agent: `${marker}-agent`,
        environment: `${marker}-environment`,
        costCenter: `${marker}-cost-centre`,
      },
      evidence: {},
      unallocatedReason: undefined,
    },
  } satisfies ReadingFacts;
  const reportedCost = { amount: parseDecimal18('0.005'), currency: 'USD' };
  const readings = [
    aReading({ ...named, spanId: '00000000000000a1', responseId: 'response-seen-twice' }),
    aReading({ ...named, spanId: '00000000000000a2', responseId: 'response-seen-twice', observer: 'gateway' }),
    aReading({
      ...named,
      spanId: '00000000000000a3',
      provider: 'openai',
      responseModel: 'gpt-4o',
      dialect: `${marker}-dialect`,
      reportedCost,
    }),
    aReading({
      ...named,
      spanId: '00000000000000a4',
      observer: 'vendor',
      workspace: `${marker}-workspace`,
      apiKey: `${marker}-key`,
    }),
    aReading({
      ...named,
      spanId: '00000000000000a5',
      owner: { values: { service: `${marker}-unowned` }, evidence: {}, unallocatedReason: 'unmapped-value' },
    }),
    aReading({
      ...named,
      spanId: '00000000000000a6',
      owner: { values: { service: `${marker}-ruled` }, evidence: {}, unallocatedReason: 'no-metadata' },
    }),
  ];
  const condition = { subject: 'service', operator: 'equals', values: [`${marker}-ruled`] } as const;
  const rules = new CompiledRules(
    { revision: 1, rules: [aRule({ id: `${marker}-rule`, conditions: [condition] })] },
    'UTC',
  );
  const rows = readings.map((reading) => asSeen(reading, flatPriceBook, { rulesOf: () => rules }));
  await new ClickHouseLedgerWriter(clickhouse).append(rows);
  await new PostgresDirtyBuckets(decisions.pool).mark(
    readings.map(({ startedAtUs, endedAtUs }) => ({
      tenant,
      bucket: bucketOf(startedAtUs),
      slices: [sliceOf(startedAtUs)],
      newSinceMs: Math.floor(endedAtUs / 1000),
    })),
  );
  const [first] = readings;
  return {
    call: formatCallRef({ bucket: bucketOf(STARTED_US), callId: first?.callId ?? '' }),
    trace: named.traceId,
    response: 'response-seen-twice',
  };
}
