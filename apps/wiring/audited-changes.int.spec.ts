import { PostgresClosedPeriods, PostgresDeadLetterReplays, PostgresReratings } from '@tokenledger/metering/data';
import {
  appendAudit,
  PostgresAuditLog,
  PostgresDemoOrganisations,
  PostgresDirectories,
  PostgresRoleGrants,
  TypeOrmAccessKeys,
  TypeOrmSessions,
  TypeOrmTenants,
  TypeOrmUsers,
} from '@tokenledger/organization/data';
import {
  createSessionToken,
  hashSessionToken,
  KeyManager,
  type RoleGrant,
  type TenantId,
  tenantId,
  verifyChain,
} from '@tokenledger/organization/domain';
import { addPerson, aPerson, aTenant, aUser, OPERATOR, planning, settle } from '@tokenledger/organization/testing';
import { PostgresContractTerms, PostgresExchangeRates, PostgresPriceLists } from '@tokenledger/pricing/data';
import { aContractTerm, anExchangeRate, aPriceLine } from '@tokenledger/pricing/testing';
import { migratePostgres } from '@tokenledger/shared/postgres';
import { createLogger } from '@tokenledger/shared/telemetry';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { type DecisionStore, openDecisionStore } from './open-stores';

const SESSION = '00000000-0000-4000-8000-0000000000f1';

describeWithEngines('changes in PostgreSQL and the audit log', () => {
  const postgres = withPostgres();
  const clock = new FixedClock('2026-03-10T12:00:00Z');
  const anna = aPerson('anna');
  let store: DecisionStore;
  let log: PostgresAuditLog;
  let tenants = 0;

  beforeAll(async () => {
    store = await openDecisionStore(postgres().url, 4, createLogger({ service: 'test', level: 'error' }));
    await migratePostgres(store.dataSource, store.pool);
    log = new PostgresAuditLog(store.pool);
  });
  afterAll(() => store.close());

  /** An organisation of its own for each test: its log is for good. */
  async function organisation(): Promise<{ readonly tenant: TenantId; readonly userId: string }> {
    tenants += 1;
    const tenant = tenantId(`acme-${tenants}`);
    const userId = `00000000-0000-4000-8000-00000000000${tenants.toString(16)}`;
    await settle(new TypeOrmTenants(store.dataSource), tenant, { id: userId, email: `anna@${tenant}.example` });
    return { tenant, userId };
  }

  async function recorded(tenant: TenantId): Promise<readonly string[]> {
    const head = await log.head(tenant);
    expect(await verifyChain(log.walk(tenant, head), head)).toMatchObject({ verdict: 'intact' });
    const told: string[] = [];
    for await (const { action, actor, subject } of log.walk(tenant, head)) {
      told.push(`${action} ${subject.kind} by ${actor.name}`);
    }
    return told;
  }

  const founded = [
    'organisation.created organisation by npm run admin (ada)',
    'user.added user by npm run admin (ada)',
  ];

  it('has what is done about people, keys and sessions', async () => {
    const { tenant, userId } = await organisation();
    const { dataSource } = store;
    const [organisations, users, sessions] = [
      new TypeOrmTenants(dataSource),
      new TypeOrmUsers(dataSource),
      new TypeOrmSessions(dataSource),
    ];
    const keys = new KeyManager(new TypeOrmAccessKeys(dataSource), clock);
    const issued = await keys.issue(tenant, 'read', 'CI', anna);
    if (!issued.ok) throw new Error(issued.error.message);
    await keys.rotate(tenant, issued.value.key.keyId, anna);
    await keys.revoke(tenant, issued.value.key.keyId, OPERATOR);
    await keys.revoke(tenant, issued.value.key.keyId, OPERATOR);
    await organisations.setReportingCurrency(tenant, 'EUR', anna, clock.now());
    await organisations.setReportingCurrency(tenant, 'EUR', anna, clock.now());
    const hash = hashSessionToken(createSessionToken());
    const user = await users.find(tenant, userId);
    if (hash === undefined || user === undefined) throw new Error('a session of a user was expected');
    const session = {
      id: SESSION,
      tenant,
      userId,
      userAgent: 'Firefox',
      address: '192.0.2.7',
      createdAt: clock.now(),
      lastSeenAt: clock.now(),
      expiresAt: clock.now(),
      endedAt: undefined,
    };
    const here = { ...anna, address: '192.0.2.7' };
    expect(await sessions.open(session, hash, 'another password', here)).toBe(false);
    expect(await sessions.open(session, hash, user.passwordHash, here)).toBe(true);
    await sessions.end(hash, clock.now(), '192.0.2.8');
    await sessions.end(hash, clock.now(), '192.0.2.8');
    await users.setPassword(tenant, userId, 'new', anna, clock.now());
    const roles = new PostgresRoleGrants(dataSource);
    const grant: RoleGrant = {
      id: SESSION,
      tenant,
      userId,
      role: 'lead',
      scope: { kind: 'team', id: 'payments' },
      source: 'local',
      grantedAt: clock.now(),
      grantedBy: anna.name,
    };
    expect(await roles.grant(grant, anna)).toBe(true);
    expect(await roles.grant(grant, anna)).toBe(false);
    expect(await roles.end(tenant, grant.id, OPERATOR, clock.now())).toBe('ended');
    expect(await roles.end(tenant, grant.id, OPERATOR, clock.now())).toBe('unknown');
    const ben = aUser({ id: SESSION, tenant, email: `ben@${tenant}.example` });
    await addPerson(organisations, ben, 'member');
    for (const disabled of [true, true, false, false]) {
      expect(await users.setDisabled(tenant, ben.id, disabled, anna, clock.now())).toBe('done');
    }
    expect(await users.setDisabled(tenant, userId, true, anna, clock.now())).toBe('last-owner');
    expect(await recorded(tenant)).toEqual([
      ...founded,
      'key.issued key by anna',
      'key.rotated key by anna',
      'key.revoked key by npm run admin (ada)',
      'reporting-currency.changed organisation by anna',
      'sign-in.succeeded session by anna',
      `sign-out session by anna@${tenant}.example`,
      'password.changed user by anna',
      'role.granted user by anna',
      'role.ended user by npm run admin (ada)',
      'user.added user by npm run admin (ada)',
      'user.disabled user by anna',
      'user.enabled user by anna',
    ]);
    const [signOut] = (await log.page(tenant, { before: undefined, first: 1, actions: ['sign-out'] })).entries;
    expect(signOut).toMatchObject({ subject: { id: SESSION }, actor: { id: userId, address: '192.0.2.8' } });
  });

  it('has what is done about prices, terms, rates and the directory, with how it was before', async () => {
    const { tenant } = await organisation();
    const at = clock.now();
    const lists = new PostgresPriceLists(store.pool, appendAudit);
    await lists.replace({ tenant, name: 'contract' }, [aPriceLine({ price: '2.50' })], anna, at);
    await lists.replace({ tenant, name: 'contract' }, [aPriceLine({ price: '2.25' })], anna, at);
    await lists.replace({ tenant, name: 'contract' }, [aPriceLine({ price: '2.25' })], anna, at);
    // Of all organisations: in nobody's log.
    await lists.replace({ tenant: undefined, name: 'ours' }, [aPriceLine()], anna, at);
    await new PostgresContractTerms(store.pool, appendAudit).replace(tenant, [aContractTerm()], anna, at);
    const rates = new PostgresExchangeRates(store.pool, appendAudit);
    const rate = anExchangeRate();
    await rates.add(tenant, [rate], anna, at);
    expect(await rates.withdraw(tenant, rate, anna, at)).toBe(true);
    expect(await rates.withdraw(tenant, rate, anna, at)).toBe(false);
    await rates.add(undefined, [rate], anna, at);
    const directories = new PostgresDirectories(store.pool);
    const lines = planning([{ kind: 'cost-centre', id: 'CC', name: 'One' }]);
    await directories.change(tenant, lines, anna, at);
    await directories.change(tenant, lines, anna, at);
    expect(await recorded(tenant)).toEqual([
      ...founded,
      'prices.changed price-list by anna',
      'prices.changed price-list by anna',
      'contract-terms.changed contract-terms by anna',
      'exchange-rates.changed exchange-rates by anna',
      'exchange-rates.changed exchange-rates by anna',
      'directory.imported directory by anna',
    ]);
    const [prices] = (await log.page(tenant, { before: undefined, first: 1, actions: ['prices.changed'] })).entries;
    expect(JSON.parse(prices?.before ?? '')).toMatchObject({ count: 1, first: [{ price: '2.5' }] });
    expect(JSON.parse(prices?.after ?? '')).toMatchObject({ count: 1, first: [{ price: '2.25' }] });
  });

  it('begins with the making of a demo as well', async () => {
    const demo = tenantId('a-demo');
    const demos = new PostgresDemoOrganisations(store.pool);
    const make = () => demos.create(aTenant({ id: demo }), { seed: 7, calls: 1, startedAt: clock.now() }, anna);
    expect([await make(), await make()]).toEqual([true, false]);
    expect(await recorded(demo)).toEqual(['organisation.created organisation by anna']);
  });

  it('has what is asked of calls that are booked, and which months are closed', async () => {
    const { tenant } = await organisation();
    const at = clock.now();
    const reratings = new PostgresReratings(store.pool, appendAudit);
    const scope = { fromMs: 0, toMs: 1, provider: undefined, model: 'gpt-4o' };
    for (const id of ['r1', 'r2']) {
      await reratings.request(tenant, { id, scope, reason: 'March', requestedBy: anna, requestedAt: at });
    }
    await reratings.cancel(tenant, 'r1', OPERATOR, at);
    expect(await reratings.apply(tenant, 'r2', anna, at)).toBe('not-previewed');
    await store.pool.query(`UPDATE metering_reratings SET state = 'previewed' WHERE id = 'r2'`);
    await reratings.apply(tenant, 'r2', anna, at);
    const periods = new PostgresClosedPeriods(store.pool, appendAudit);
    const month = { from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-03-01T00:00:00Z') };
    await periods.close(tenant, month, OPERATOR, at);
    await periods.close(tenant, month, OPERATOR, at);
    await periods.reopen(tenant, month.from, OPERATOR, at);
    await new PostgresDeadLetterReplays(store.pool, appendAudit).request(tenant, {
      id: 'replay',
      requestedBy: anna,
      requestedAt: at,
      truncated: false,
      letters: [{ topic: 'otlp_spans', partition: 0, offset: '7' }],
    });
    expect(await recorded(tenant)).toEqual([
      ...founded,
      'rerating.requested rerating by anna',
      'rerating.requested rerating by anna',
      'rerating.cancelled rerating by npm run admin (ada)',
      'rerating.applied rerating by anna',
      'period.closed period by npm run admin (ada)',
      'period.reopened period by npm run admin (ada)',
      'dead-letters.replayed replay by anna',
    ]);
  });

  it('has no change that its log did not take', async () => {
    const { tenant } = await organisation();
    const refusing = new PostgresPriceLists(store.pool, () => Promise.reject(new Error('the log is full')));
    const list = { tenant, name: 'contract' };
    await expect(refusing.replace(list, [aPriceLine()], anna, clock.now())).rejects.toThrow('the log is full');
    expect(await refusing.read(list)).toBeUndefined();
  });

  it('goes on without a deadlock when everything of one organisation changes at once', async () => {
    const { tenant } = await organisation();
    const keys = new KeyManager(new TypeOrmAccessKeys(store.dataSource), clock);
    const directories = new PostgresDirectories(store.pool);
    const lists = new PostgresPriceLists(store.pool, appendAudit);
    const organisations = new TypeOrmTenants(store.dataSource);
    const rounds = Array.from({ length: 10 }, (_, round) => round);
    await Promise.all(
      rounds.flatMap((round) => [
        keys.issue(tenant, 'read', `key ${round}`, anna),
        directories.change(tenant, planning([{ kind: 'cost-centre', id: `CC-${round}` }]), anna, clock.now()),
        lists.replace({ tenant, name: 'contract' }, [aPriceLine({ price: `${round + 1}` })], anna, clock.now()),
        organisations.setReportingCurrency(tenant, round % 2 === 0 ? 'EUR' : 'USD', anna, clock.now()),
      ]),
    );
    const told = await recorded(tenant);
    expect(told.filter((entry) => entry.startsWith('key.issued'))).toHaveLength(10);
    expect(told.filter((entry) => entry.startsWith('directory.imported'))).toHaveLength(10);
    expect(told.filter((entry) => entry.startsWith('prices.changed'))).toHaveLength(10);
  });
});
