import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { METERING_CLICKHOUSE_MIGRATIONS, METERING_CLICKHOUSE_TENANT_TABLES } from '@tokenledger/metering/data';
import {
  appendAudit,
  ORGANIZATION_TENANT_TABLES,
  PostgresDemoOrganisations,
  PostgresTenantLife,
  PostgresTenantRemovals,
  REMOVAL_TABLES,
} from '@tokenledger/organization/data';
import {
  DELETION_GRACE_MS,
  REMOVAL_REST_MS,
  type Tenant,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import { anAuditDraft, aPerson, OPERATOR } from '@tokenledger/organization/testing';
import { singleServer } from '@tokenledger/shared/clickhouse';
import { migratePostgres, protectTenantRows } from '@tokenledger/shared/postgres';
import { asTenant, describeWithEngines, withClickHouse, withPostgres } from '@tokenledger/shared/testing';
import { createLogger } from '@tokenledger/shared/telemetry';
import { FixedClock } from '@tokenledger/shared/time';

import { openDecisionStore } from './open-stores';
import { PROTECTED_TABLES, SHARED_TABLES } from './protected-tables';
import { createTenantRemover, TENANT_TABLES } from './tenant-removal';

const first = tenantId('first');
const demo = tenantId('a-demo');
const plain = tenantId('plain');
const BUCKET = 1_773_144_000;

describeWithEngines('removing an organisation', () => {
  const postgres = withPostgres(async ({ url, pool }) => {
    const store = await openDecisionStore(url, 2, createLogger({ service: 'test', level: 'error' }));
    await migratePostgres(store.dataSource, pool);
    await protectTenantRows(pool, PROTECTED_TABLES);
    await store.close();
  });
  const clickhouse = withClickHouse(async (engine) => {
    for (const text of METERING_CLICKHOUSE_MIGRATIONS.flatMap(({ up }) => up(singleServer)))
      await engine.command({ text });
    // The rows below are of 1970, and slices are kept of recent buckets only.
    await engine.command({ text: 'ALTER TABLE usage_slice REMOVE TTL' });
  });
  const clock = new FixedClock('2026-03-10T12:00:00Z');
  const exports = mkdtempSync(join(tmpdir(), 'exports-'));
  afterAll(() => rmSync(exports, { recursive: true, force: true }));
  let removals: PostgresTenantRemovals;

  beforeEach(async () => {
    removals = new PostgresTenantRemovals(postgres().pool);
    await postgres().pool.query(
      `TRUNCATE organization_tenants, organization_tenant_removals, metering_bucket_changes,
                metering_dead_letter_replays, metering_reratings, metering_closed_periods,
                attribution_rule_sets CASCADE`,
    );
    // The log of an organisation that is not removed is for good.
    const audit = ORGANIZATION_TENANT_TABLES.map(({ name }) => name).filter((name) => name.includes('audit'));
    for (const name of audit) await postgres().pool.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    await postgres().pool.query(`TRUNCATE ${audit.join(', ')}`);
    for (const name of audit) await postgres().pool.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
    for (const { name } of METERING_CLICKHOUSE_TENANT_TABLES) {
      await clickhouse().command({ text: `TRUNCATE TABLE ${name}` });
    }
    const demos = new PostgresDemoOrganisations(postgres().pool);
    await postgres().pool.query(
      `INSERT INTO organization_tenants VALUES ('first', 'First', 'UTC', 'USD', 'active', '2026-01-01T00:00:00Z'),
                                              ('plain', 'Plain', 'UTC', 'USD', 'active', '2026-01-02T00:00:00Z')`,
    );
    await demos.create(organisation(demo), origin(), OPERATOR);
    for (const tenant of [demo, plain]) await fill(tenant);
  });

  function organisation(id: TenantId): Tenant {
    return {
      id,
      name: id,
      timeZone: 'UTC',
      reportingCurrency: 'USD',
      status: 'active',
      createdAt: clock.now(),
    };
  }

  const origin = () => ({ seed: 7, calls: 100, startedAt: clock.now() });

  /** A row of the tenant in every table, whatever its columns are. */
  async function fill(tenant: TenantId): Promise<void> {
    for (const { name } of METERING_CLICKHOUSE_TENANT_TABLES) {
      await clickhouse().command({
        text: `INSERT INTO ${name} (tenant_id) SELECT {tenant:String}`,
        params: { tenant },
      });
    }
    mkdirSync(join(exports, tenant), { recursive: true });
    writeFileSync(join(exports, tenant, 'export.tar'), '');
    const { pool } = postgres();
    await pool.query(
      `INSERT INTO organization_exports (tenant_id, id, state, requested_by, requested_at, written_rows)
       VALUES ($1, gen_random_uuid(), 'done', '', now(), 0)`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_people_settings (tenant_id, view, group_size, secret)
       VALUES ($1, 'groups', 5, decode(repeat('ab', 32), 'hex'))`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_people_lifts (tenant_id, id, user_id, reason, from_at, until_at)
       VALUES ($1, gen_random_uuid(), gen_random_uuid(), '', now(), now())`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_deletions (tenant_id, requested_by, requested_at, due_at) VALUES ($1, '', now(), 'infinity')`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO metering_bucket_changes (tenant_id, bucket, slices, new_since_ms) VALUES ($1, ${BUCKET}, '{}', 0)`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_users (id, tenant_id, email, password_hash, created_at)
       VALUES (gen_random_uuid(), $1, $1 || '@example.com', '', now())`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_role_grants
         (id, tenant_id, user_id, role, scope_kind, scope_unit, source, granted_at, granted_by)
       SELECT gen_random_uuid(), tenant_id, id, 'owner', 'organisation', '', 'local', now(), ''
         FROM organization_users WHERE tenant_id = $1`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_sessions (id, token_hash, tenant_id, user_id, user_agent, created_at, last_seen_at, expires_at)
       SELECT gen_random_uuid(), convert_to($1, 'UTF8'), tenant_id, id, '', now(), now(), now()
         FROM organization_users WHERE tenant_id = $1`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_identity_providers
         (tenant_id, name, issuer, client_id, secret_file, scopes, groups_claim, group_roles, enabled)
       VALUES ($1, '', '', '', '', '{}', '', '[]', true)`,
      [tenant],
    );
    await pool.query(`INSERT INTO organization_email_domains (domain, tenant_id) VALUES ($1 || '.example', $1)`, [
      tenant,
    ]);
    await pool.query(
      `INSERT INTO organization_outside_identities (tenant_id, issuer, subject, user_id, linked_at)
       SELECT tenant_id, '', '', id, now() FROM organization_users WHERE tenant_id = $1`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_sign_in_rounds
         (state, tenant_id, browser_hash, nonce, code_verifier, redirect_uri, begun_at)
       VALUES ($1, $1, '', '', '', '', now())`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_provider_sessions
         (session_id, tenant_id, issuer, subject, sealed_refresh_token, confirmed_at, due_at)
       SELECT id, tenant_id, '', '', '', now(), now() FROM organization_sessions WHERE tenant_id = $1`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO metering_dead_letter_replays (id, tenant_id, requested_by, requested_at, truncated, state)
       VALUES ($1, $1, '', now(), false, 'queued')`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO metering_reratings (id, tenant_id, from_ms, to_ms, reason, state, requested_by, requested_at)
       VALUES ($1, $1, 0, 1, '', 'preview-queued', '', now())`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO metering_closed_periods (tenant_id, period_from, period_to, closed_at, closed_by)
       VALUES ($1, '2026-03-01', '2026-04-01', now(), '')`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO pricing_price_lists (tenant_id, name, revision, revised_at) VALUES ($1, 'contract', 1, now())`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO pricing_exchange_rates (tenant_id, from_currency, to_currency, period, rate, source, recorded_at, recorded_by)
       VALUES ($1, 'EUR', 'USD', '2026-03-10', 1.1, 'a treasury', now(), 'ada')`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO pricing_contract_terms (tenant_id, kind, contract, provider, model, meters, service_tier, percent,
                                           currency, period, valid_from, note, recorded_at, recorded_by)
       VALUES ($1, 'discount', 'C-7', '', '*', '', '', 10, '', '', '2026-01-01', '', now(), 'ada')`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_units (tenant_id, kind, id, id_key, name, owners, aliases, recorded_at, recorded_by)
       VALUES ($1, 'person', 'ada', 'ada', 'Ada', '{}', '{}', now(), '')`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_placements (tenant_id, unit_kind, unit_id, parent_kind, parent_id, valid_from, recorded_at, recorded_by)
       VALUES ($1, 'person', 'ada', 'team', 'data', '2026-01-01', now(), '')`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO attribution_rule_sets (tenant_id, revision, rules, reason, recorded_at, recorded_by)
       VALUES ($1, 1, '[]', '', now(), '')`,
      [tenant],
    );
    await pool.query(
      `INSERT INTO organization_allowances (tenant_id, person_id, monthly_tokens, valid_from, recorded_at, recorded_by)
       VALUES ($1, 'ada', 5, '2026-01-01', now(), '')`,
      [tenant],
    );
    // A demo's log begins with its making.
    if (tenant !== demo) await pool.transaction((sql) => appendAudit(sql, tenant, anAuditDraft()));
    await pool.query(
      `INSERT INTO organization_access_keys (key_id, kind, tenant_id, name, secret_hash, created_at)
       VALUES ($1, 'read', $1, 'CI', '', now())`,
      [tenant],
    );
  }

  async function rowsOf(tenant: TenantId): Promise<Record<string, number>> {
    const rows: Record<string, number> = {};
    for (const { name, tenantColumn } of TENANT_TABLES) {
      const answer = await postgres().pool.query(`SELECT FROM ${name} WHERE ${tenantColumn} = $1`, [tenant]);
      rows[name] = answer.rowCount;
    }
    for (const { name } of METERING_CLICKHOUSE_TENANT_TABLES) {
      const answer = await clickhouse().query({
        text: `SELECT 1 FROM ${name} WHERE tenant_id = {tenant:String}`,
        params: { tenant },
      });
      rows[name] = answer.length;
    }
    return rows;
  }

  function remover(engine = clickhouse()) {
    return createTenantRemover({
      clickhouse: engine,
      postgres: postgres().pool,
      cluster: undefined,
      exportsFolder: exports,
      clock,
    });
  }

  it('knows every table that holds rows of tenants: a new one cannot be forgotten', async () => {
    const inClickHouse = await clickhouse().query<{ table: string }>({
      text: `SELECT DISTINCT table FROM system.columns WHERE database = currentDatabase() AND name = 'tenant_id' ORDER BY table`,
    });
    expect(inClickHouse.map(({ table }) => table)).toEqual(
      METERING_CLICKHOUSE_TENANT_TABLES.map(({ name }) => name).sort(),
    );
    const { rows } = await postgres().pool.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'`,
    );
    const listed = TENANT_TABLES.filter(({ tenantColumn }) => tenantColumn === 'tenant_id').map(({ name }) => name);
    expect(rows.map((row) => row.table_name).sort()).toEqual(
      [...listed, ...REMOVAL_TABLES.map(({ name }) => name)].sort(),
    );
  });

  it('leaves nothing of the organisation and everything of the others, and says so table by table', async () => {
    const untouched = await rowsOf(plain);
    expect(Object.values(await rowsOf(demo))).not.toContain(0);
    expect(await removals.request(demo, clock.now())).toEqual({ ok: true, value: undefined });
    clock.advanceBy(REMOVAL_REST_MS);
    expect(await remover().pass()).toBe(demo);

    expect(new Set(Object.values(await rowsOf(demo)))).toEqual(new Set([0]));
    expect(await rowsOf(plain)).toEqual(untouched);
    const removal = await removals.find(demo);
    expect(removal).toMatchObject({ state: 'done', finishedAt: clock.now(), failure: undefined });
    expect(removal?.tables.map(({ table, foundRows, remainingRows }) => [table, foundRows, remainingRows])).toEqual(
      [{ name: 'exports' }, ...METERING_CLICKHOUSE_TENANT_TABLES, ...TENANT_TABLES].map(({ name }) => [name, 1n, 0n]),
    );
    expect([demo, plain].map((tenant) => existsSync(join(exports, tenant)))).toEqual([false, true]);
    await removals.forget(demo);
    expect(await removals.find(demo)).toBeUndefined();
  });

  it('suspends at once, and waits until no key of it is believed any more', async () => {
    await removals.request(demo, clock.now());
    const { rows } = await postgres().pool.query(`SELECT status FROM organization_tenants WHERE id = $1`, [demo]);
    expect(rows).toEqual([{ status: 'suspended' }]);
    clock.advanceBy(REMOVAL_REST_MS - 1);
    expect(await remover().pass()).toBeUndefined();
  });

  it('goes on where a crash left it, whichever statement that was', async () => {
    for (let survived = 0; ; survived += 1) {
      await postgres().pool.query('TRUNCATE organization_tenant_removals CASCADE');
      await removals.request(demo, clock.now());
      clock.advanceBy(REMOVAL_REST_MS);
      let statements = 0;
      const dying = {
        ...clickhouse(),
        command: (query: { readonly text: string }) => {
          statements += 1;
          return statements > survived ? Promise.reject(new Error('killed')) : clickhouse().command(query);
        },
      };
      const finished = await remover(dying)
        .pass()
        .then(() => true)
        .catch(() => false);
      if (finished) break;
      expect(await removals.find(demo)).toMatchObject({ state: 'running', failure: 'killed' });
      expect(await remover().pass()).toBe(demo);
      expect(new Set(Object.values(await rowsOf(demo)))).toEqual(new Set([0]));
      await new PostgresDemoOrganisations(postgres().pool).create(organisation(demo), origin(), OPERATOR);
      await fill(demo);
    }
    expect(new Set(Object.values(await rowsOf(demo)))).toEqual(new Set([0]));
  });

  it.each([
    ['one that is not marked as a demo', plain, 'not-a-demo'],
    ['one that does not exist', tenantId('nobody'), 'unknown'],
  ])('refuses %s', async (_name, tenant, refusal) => {
    expect(await removals.request(tenant, clock.now())).toEqual({ ok: false, error: refusal });
    clock.advanceBy(REMOVAL_REST_MS);
    expect(await remover().pass()).toBeUndefined();
  });

  describe("of an owner's wish", () => {
    const anna = aPerson('anna');
    const life = () => new PostgresTenantLife(postgres().pool);

    beforeEach(() => postgres().pool.query('TRUNCATE organization_deletions'));

    it('removes nothing before its day, and any organisation on it', async () => {
      expect(await life().requestDeletion(first, anna, clock.now())).toBe(true);
      expect(await life().requestDeletion(first, anna, clock.now())).toBe(false);
      clock.advanceBy(DELETION_GRACE_MS - 1);
      expect(await remover().pass()).toBeUndefined();
      expect(await removals.find(first)).toBeUndefined();
      clock.advanceBy(1);
      expect(await remover().pass()).toBeUndefined();
      expect(await life().cancelDeletion(first, anna, clock.now())).toBe(false);
      clock.advanceBy(REMOVAL_REST_MS);
      expect(await remover().pass()).toBe(first);
      expect(await removals.find(first)).toMatchObject({ state: 'done', requestedBy: anna.name });
      expect(new Set(Object.values(await rowsOf(first)))).toEqual(new Set([0]));
    });

    it('removes nothing where it was taken back', async () => {
      await life().requestDeletion(plain, anna, clock.now());
      expect(await life().cancelDeletion(plain, anna, clock.now())).toBe(true);
      clock.advanceBy(DELETION_GRACE_MS + REMOVAL_REST_MS);
      expect(await remover().pass()).toBeUndefined();
      expect(await removals.find(plain)).toBeUndefined();
    });

    it('removes nothing while the organisation is suspended, and on its new day once it is resumed', async () => {
      await life().requestDeletion(plain, anna, clock.now());
      await life().setStatus(plain, 'suspended', OPERATOR, clock.now());
      clock.advanceBy(2 * DELETION_GRACE_MS);
      expect(await removals.requestDue(clock.now())).toEqual([]);
      await life().setStatus(plain, 'active', OPERATOR, clock.now());
      clock.advanceBy(DELETION_GRACE_MS - 1);
      expect(await removals.requestDue(clock.now())).toEqual([]);
      clock.advanceBy(1);
      expect(await removals.requestDue(clock.now())).toEqual([plain]);
      expect(await removals.requestDue(clock.now())).toEqual([]);
    });

    it('removes nothing that an operator took back while it was suspended', async () => {
      await life().requestDeletion(plain, anna, clock.now());
      await life().setStatus(plain, 'suspended', OPERATOR, clock.now());
      clock.advanceBy(2 * DELETION_GRACE_MS);
      expect(await life().cancelDeletion(plain, OPERATOR, clock.now())).toBe(true);
      await life().setStatus(plain, 'active', OPERATOR, clock.now());
      clock.advanceBy(2 * DELETION_GRACE_MS);
      expect(await removals.requestDue(clock.now())).toEqual([]);
      const { rows } = await postgres().pool.query(
        `SELECT action, actor_name FROM organization_audit WHERE tenant_id = $1 AND action = 'deletion.cancelled'`,
        [plain],
      );
      expect(rows).toEqual([{ action: 'deletion.cancelled', actor_name: OPERATOR.name }]);
    });

    it('is either carried out or taken back where both come at once', async () => {
      await life().requestDeletion(plain, anna, clock.now());
      clock.advanceBy(DELETION_GRACE_MS);
      const [due, isBack] = await Promise.all([
        removals.requestDue(clock.now()),
        life().cancelDeletion(plain, anna, clock.now()),
      ]);
      expect(due).toEqual(isBack ? [] : [plain]);
      expect((await removals.find(plain)) === undefined).toBe(isBack);
    });

    it('is not resumed while it is removed', async () => {
      expect(await life().setStatus(plain, 'suspended', anna, clock.now())).toBe(true);
      expect(await life().setStatus(plain, 'active', anna, clock.now())).toBe(true);
      await removals.requestAny(plain, 'ada', clock.now());
      expect(await life().setStatus(plain, 'active', anna, clock.now())).toBe(false);
    });
  });

  it('refuses the first organisation even where somebody marked it as a demo', async () => {
    await postgres().pool.query(
      `INSERT INTO organization_demos (tenant_id, seed, calls, started_at) VALUES ('first', 1, 1, now())`,
    );
    expect(await removals.request(first, clock.now())).toEqual({ ok: false, error: 'first-organisation' });
  });

  describe('and its second line: what PostgreSQL shows in the scope of an organisation', () => {
    it.each(TENANT_TABLES)(
      'is its own rows of $name, although no statement says whose',
      async ({ name, tenantColumn, tenantMay = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] }) => {
        const { pool } = postgres();
        const everybodys = await pool.query<{ owner: string }>(`SELECT ${tenantColumn} AS owner FROM ${name}`);
        expect(everybodys.rows.map(({ owner }) => owner)).toContain(demo);
        const { rows } = await asTenant(demo, () =>
          pool.query<{ owner: string }>(`SELECT ${tenantColumn} AS owner FROM ${name}`),
        );
        expect(rows).toEqual([{ owner: demo }]);

        const others = asTenant(demo, () => pool.query(`DELETE FROM ${name} WHERE ${tenantColumn} <> '${demo}'`));
        if (tenantMay.includes('DELETE')) expect((await others).rowCount).toBe(0);
        else await expect(others).rejects.toThrow('permission denied');
        const given = asTenant(demo, () => pool.query(`UPDATE ${name} SET ${tenantColumn} = '${plain}'`));
        // The head of the log refuses every change but the next entry, before it is asked whose it is.
        const refusal = tenantMay.includes('UPDATE')
          ? /row-level security|only takes new entries/
          : 'permission denied';
        await expect(given).rejects.toThrow(refusal);
      },
    );

    it.each(REMOVAL_TABLES)('is what is told of removals in $name, and not to be changed', async ({ name }) => {
      for (const statement of [
        `INSERT INTO ${name} DEFAULT VALUES`,
        `UPDATE ${name} SET tenant_id = '${plain}'`,
        `DELETE FROM ${name}`,
      ]) {
        const change = asTenant(demo, () => postgres().pool.query(statement));
        await expect(change).rejects.toThrow('permission denied');
      }
    });

    it('is what belongs to its rows as well', async () => {
      const { pool } = postgres();
      await pool.query(
        `INSERT INTO metering_replayed_letters (replay_id, place, topic, partition, "offset")
         SELECT id, 1, tenant_id, 0, 0 FROM metering_dead_letter_replays`,
      );
      const { rows } = await asTenant(demo, () =>
        pool.query<{ topic: string }>(`SELECT topic FROM metering_replayed_letters`),
      );
      expect(rows).toEqual([{ topic: demo }]);
    });

    it('is what holds for everybody, and not to be changed', async () => {
      const { pool } = postgres();
      await pool.query(`INSERT INTO pricing_price_lists (name, revision, revised_at) VALUES ('of all', 1, now())`);
      const seen = await asTenant(demo, () =>
        pool.query<{ name: string }>(`SELECT name FROM pricing_price_lists ORDER BY 1`),
      );
      expect(seen.rows.map(({ name }) => name)).toEqual(['contract', 'of all']);
      const change = await asTenant(demo, () =>
        pool.query(`UPDATE pricing_price_lists SET revision = 2 WHERE name = 'of all'`),
      );
      expect(change.rowCount).toBe(0);
    });

    it('leaves out no table but those that are of nobody', async () => {
      const { rows } = await postgres().pool.query<{ name: string }>(
        `SELECT relname AS name FROM pg_class
          WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT relrowsecurity ORDER BY 1`,
      );
      expect(rows.map(({ name }) => name)).toEqual(Object.keys(SHARED_TABLES));
    });
  });
});
