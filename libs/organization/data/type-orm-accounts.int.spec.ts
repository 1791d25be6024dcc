import { randomUUID } from 'node:crypto';

import { tenantId } from '@tokenledger/organization/domain';
import {
  aPerson,
  chooseOwnPassword,
  itKeepsTheAccountsContract,
  itKeepsTheIdentityProvidersContract,
  itKeepsTheRoleGrantsContract,
  itKeepsTheSignInAttemptsContract,
  OPERATOR,
  settle,
} from '@tokenledger/organization/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import type { DataSource } from 'typeorm';

import {
  ORGANIZATION_ENTITIES,
  ORGANIZATION_MIGRATIONS,
  PostgresAuditLog,
  PostgresGroupGrants,
  PostgresIdentityProviders,
  PostgresOutsideIdentities,
  PostgresProviderSessions,
  PostgresRoleGrants,
  PostgresSignInRounds,
  TypeOrmSessions,
  TypeOrmSignInAttempts,
  TypeOrmTenants,
  TypeOrmUsers,
} from './index';
import { ProvenPeople1764000000166 } from './migrations/1764000000166-proven-people';

describeWithEngines(
  'people and sessions in PostgreSQL',
  () => {
    const postgres = withPostgres();
    let dataSource: DataSource;

    beforeAll(async () => {
      dataSource = await openPostgresDataSource(
        { url: postgres().url },
        { entities: ORGANIZATION_ENTITIES, migrations: ORGANIZATION_MIGRATIONS },
      );
      await migratePostgres(dataSource, postgres().pool);
    });
    afterAll(() => dataSource.destroy());
    beforeEach(() =>
      postgres().pool.query('TRUNCATE organization_tenants, organization_sign_in_attempts RESTART IDENTITY CASCADE'),
    );

    itKeepsTheAccountsContract(tenantId('acme'), tenantId('globex'), () =>
      Promise.resolve({
        tenants: new TypeOrmTenants(dataSource),
        users: new TypeOrmUsers(dataSource),
        sessions: new TypeOrmSessions(dataSource),
      }),
    );

    describe('with roles', () => {
      itKeepsTheRoleGrantsContract(tenantId('acme'), tenantId('globex'), () =>
        Promise.resolve({
          tenants: new TypeOrmTenants(dataSource),
          users: new TypeOrmUsers(dataSource),
          roles: new PostgresRoleGrants(dataSource),
        }),
      );
    });

    describe('with identity providers', () => {
      itKeepsTheIdentityProvidersContract(tenantId('acme'), tenantId('globex'), () =>
        Promise.resolve({
          tenants: new TypeOrmTenants(dataSource),
          users: new TypeOrmUsers(dataSource),
          providers: new PostgresIdentityProviders(dataSource),
          rounds: new PostgresSignInRounds(dataSource),
          identities: new PostgresOutsideIdentities(dataSource),
          groupGrants: new PostgresGroupGrants(dataSource),
          roles: new PostgresRoleGrants(dataSource),
          sessions: new TypeOrmSessions(dataSource),
          providerSessions: new PostgresProviderSessions(dataSource),
          audit: new PostgresAuditLog(postgres().pool),
        }),
      );
    });

    it.each([
      ['a change of the password', `password_hash = 'new'`],
      ['switching the person off', 'disabled_at = now()'],
    ])('waits with a session for %s that is under way, and then opens none', async (_what, change) => {
      const anna = await settle(new TypeOrmTenants(dataSource), tenantId('acme'));
      const runner = dataSource.createQueryRunner();
      try {
        await runner.startTransaction();
        await runner.query(`UPDATE organization_users SET ${change} WHERE id = $1`, [anna.id]);
        const now = new Date('2026-03-10T12:00:00Z');
        const session = {
          id: randomUUID(),
          tenant: anna.tenant,
          userId: anna.id,
          userAgent: '',
          address: undefined,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: now,
          endedAt: undefined,
        };
        let outcome: boolean | undefined;
        const opening = new TypeOrmSessions(dataSource)
          .open(session, Buffer.alloc(32, 1), anna.passwordHash, aPerson('anna'))
          .then((opened) => (outcome = opened));
        await new Promise((resolve) => setTimeout(resolve, 200));
        expect(outcome).toBeUndefined();
        await runner.commitTransaction();
        expect(await opening).toBe(false);
      } finally {
        await runner.release();
      }
    });

    it('waits with switching somebody off for a session that is being opened, and ends it', async () => {
      const { id, tenant } = await settle(new TypeOrmTenants(dataSource), tenantId('acme'), {}, 'member');
      const runner = dataSource.createQueryRunner();
      try {
        await runner.startTransaction();
        await runner.query(`SELECT id FROM organization_users WHERE id = $1 FOR SHARE`, [id]);
        const at = new Date('2026-03-10T12:00:00Z');
        const switching = new TypeOrmUsers(dataSource).setDisabled(tenant, id, true, OPERATOR, at);
        await new Promise((resolve) => setTimeout(resolve, 200));
        const token = Buffer.alloc(32, 1);
        await runner.query(
          `INSERT INTO organization_sessions
             (id, token_hash, tenant_id, user_id, user_agent, created_at, last_seen_at, expires_at)
           VALUES ($1, $2, $3, $4, '', $5, $5, $5)`,
          [randomUUID(), token, tenant, id, at],
        );
        await runner.commitTransaction();
        expect(await switching).toBe('done');
        expect((await new TypeOrmSessions(dataSource).find(token))?.session.endedAt).toEqual(at);
      } finally {
        await runner.release();
      }
    });

    it('finds out from the log whose passwords of before are their own', async () => {
      const acme = tenantId('acme');
      const [tenants, users] = [new TypeOrmTenants(dataSource), new TypeOrmUsers(dataSource)];
      const adding = (name: string) => settle(tenants, acme, { id: randomUUID(), email: `${name}@acme.example` });
      const [given, own, reset] = [await adding('given'), await adding('own'), await adding('reset')];
      await chooseOwnPassword(users, own);
      await chooseOwnPassword(users, reset);
      await users.setPassword(acme, reset.id, 'given', OPERATOR, new Date('2026-03-10T12:00:00Z'));
      const runner = dataSource.createQueryRunner();
      try {
        await new ProvenPeople1764000000166().down(runner);
        await new ProvenPeople1764000000166().up(runner);
      } finally {
        await runner.release();
      }
      const identities = new PostgresOutsideIdentities(dataSource);
      for (const { id } of [given, own, reset]) {
        await identities.link({ tenant: acme, issuer: 'https://login.acme.example', subject: id }, id, new Date());
      }
      const hashes = (await users.list(acme)).map(({ email, passwordHash }) => [email, passwordHash !== undefined]);
      expect(Object.fromEntries(hashes)).toEqual({
        'given@acme.example': false,
        'own@acme.example': true,
        'reset@acme.example': false,
      });
    });

    itKeepsTheSignInAttemptsContract(() => Promise.resolve(new TypeOrmSignInAttempts(dataSource)));
  },
  ['postgres'],
);
