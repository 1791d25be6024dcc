import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import {
  ClickHouseLedgerWriter,
  METERING_CLICKHOUSE_MIGRATIONS,
  METERING_CLICKHOUSE_TENANT_TABLES,
} from '@tokenledger/metering/data';
import { aReading, asSeen, flatPriceBook } from '@tokenledger/metering/testing';
import {
  exportFilePath,
  LEFT_OUT_OF_EXPORTS,
  ORGANIZATION_TENANT_TABLES,
  PostgresAuditLog,
  PostgresTenantExports,
  TypeOrmTenants,
  verifyExport,
} from '@tokenledger/organization/data';
import {
  EXPORT_KEPT_MS,
  type ExportArchive,
  type TenantExport,
  TenantExporter,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import { aPerson, settle } from '@tokenledger/organization/testing';
import { singleServer } from '@tokenledger/shared/clickhouse';
import { migratePostgres } from '@tokenledger/shared/postgres';
import { createLogger } from '@tokenledger/shared/telemetry';
import { describeWithEngines, withClickHouse, withPostgres } from '@tokenledger/shared/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { exportArchive } from './export-archive';
import { openDecisionStore } from './open-stores';
import { TENANT_TABLES } from './tenant-removal';

const acme = tenantId('acme');
const other = tenantId('other');
const CALLS = 12_000;
const PASSWORD_HASH = 'scrypt$1$1$1$c2FsdA==$aGFzaA==';
const AT_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

describeWithEngines('taking out an organisation', () => {
  const clock = new FixedClock('2026-03-20T12:00:00Z');
  const anna = aPerson('anna');
  const folder = mkdtempSync(join(tmpdir(), 'exports-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const postgres = withPostgres(async ({ url, pool }) => {
    const store = await openDecisionStore(url, 2, createLogger({ service: 'test', level: 'error' }));
    await migratePostgres(store.dataSource, pool);
    const tenants = new TypeOrmTenants(store.dataSource);
    for (const [n, tenant] of [acme, other].entries()) {
      await settle(tenants, tenant, { id: id(n), email: `anna@${tenant}.example`, passwordHash: PASSWORD_HASH });
    }
    await store.close();
  });
  const clickhouse = withClickHouse(async (engine) => {
    for (const text of METERING_CLICKHOUSE_MIGRATIONS.flatMap(({ up }) => up(singleServer)))
      await engine.command({ text });
    // Two days, and slices of more calls than are read at once.
    const readings = [acme, other].flatMap((tenant) =>
      Array.from({ length: tenant === acme ? CALLS : 10 }, (_, n) =>
        aReading({ tenant, startedAtUs: AT_US + (n % 2) * 86_400_000_000 + n * 1_000, spanId: hex(n) }),
      ),
    );
    await new ClickHouseLedgerWriter(engine).append(readings.map((reading) => asSeen(reading, flatPriceBook)));
    await engine.command({
      text: `INSERT INTO dead_letters (tenant_id, topic, offset, value, headers)
             VALUES ('acme', 't', 7, unhex('ff00'), map('proof', unhex('fe'))), ('other', 't', 8, '', map())`,
    });
  });
  const failures: unknown[] = [];
  const exports = () => new PostgresTenantExports(postgres().pool);
  const archiveOf = () => exportArchive({ clickhouse: clickhouse(), postgres: postgres().pool, folder, clock });
  const exporter = (archive: ExportArchive = archiveOf()) =>
    new TenantExporter({
      exports: exports(),
      archive,
      observer: { finished: () => undefined, failed: (_wanted, error) => failures.push(error) },
      clock,
    });

  async function exported(n: number): Promise<TenantExport> {
    expect(await exports().request(acme, id(n), anna, clock.now())).toMatchObject({ ok: true });
    expect(await exporter().turn()).toBe('worked');
    expect(failures).toEqual([]);
    const done = await exports().find(acme, id(n));
    if (done === undefined) throw new Error('the export is not there');
    return done;
  }

  /** As anybody reads it, with the tools of an operating system. */
  function linesOf(n: number, path: string): readonly Readonly<Record<string, unknown>>[] {
    const file = exportFilePath(folder, acme, id(n));
    const unpacked = gunzipSync(execFileSync('tar', ['xOf', file, path], { maxBuffer: 1 << 30 })).toString();
    return unpacked
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  }

  it('has every reading of the ledger once, and its money to the last digit', async () => {
    const done = await exported(1);
    const rows = linesOf(1, 'clickhouse/usage_events.ndjson.gz');
    const [ledger] = await clickhouse().query<{ money: string; tokens: string }>({
      text: `SELECT toString(sum(effective_cost)) AS money, sum(tokens_output) AS tokens
               FROM usage_events FINAL WHERE tenant_id = 'acme'`,
    });
    expect(rows).toHaveLength(CALLS);
    expect(new Set(rows.map((row) => `${String(row['call_id'])}${String(row['reading_id'])}`)).size).toBe(CALLS);
    const money = rows.reduce((total, row) => total + units(String(row['effective_cost'])), 0n);
    expect(money).toBe(units(ledger?.money ?? ''));
    expect(money).toBeGreaterThan(0n);
    // 20 output tokens each.
    expect(rows.reduce((total, row) => total + BigInt(String(row['tokens_output'])), 0n)).toBe(240_000n);
    expect(rows[0]).toMatchObject({ tenant_id: 'acme', team: 'search', bucket: '2026-03-10T12:00:00Z' });
    expect(done).toMatchObject({ state: 'done', expectedRows: BigInt(CALLS), requestedBy: anna.name });
    expect(done.file?.expiresAt).toEqual(new Date(clock.now().getTime() + EXPORT_KEPT_MS));
  });

  it('has what could not be booked as the bytes that came', () => {
    expect(linesOf(1, 'clickhouse/dead_letters.ndjson.gz')).toEqual([
      expect.objectContaining({
        offset: '7',
        value_base64: '/wA=',
        headers_base64: { proof: '/g==' },
        replayed_at: null,
      }),
    ]);
  });

  it('agrees with its manifest, which names every table that is there and where the log ends', async () => {
    const { manifest, problems } = await verifyExport(exportFilePath(folder, acme, id(1)));
    expect(problems).toEqual([]);
    const head = await new PostgresAuditLog(postgres().pool).head(acme);
    expect(manifest?.sources).toEqual([
      {
        store: 'ClickHouse',
        readFrom: '2026-03-20T12:00:00.000Z',
        readUntil: '2026-03-20T12:00:00.000Z',
        schema: expect.any(String),
      },
      {
        store: 'PostgreSQL',
        readFrom: '2026-03-20T12:00:00.000Z',
        readUntil: '2026-03-20T12:00:00.000Z',
        schema: expect.any(String),
        auditHead: { sequence: head.sequence.toString(), hash: head.hash.toString('hex') },
      },
    ]);
    const told = [
      ...(manifest?.files ?? []),
      ...(manifest?.leftOut ?? []).filter(({ columns }) => columns === undefined),
    ].map(({ table }) => table);
    const listed = [...METERING_CLICKHOUSE_TENANT_TABLES, ...TENANT_TABLES].map(({ name }) => name);
    expect(told).toEqual(expect.arrayContaining(listed));
    // Parts of others are there, too: the lines of price lists.
    expect(told).toContain('pricing_price_entries');
  });

  it('holds nobody else and no secret', () => {
    const users = linesOf(1, 'postgresql/organization_users.ndjson.gz');
    expect(users).toEqual([expect.objectContaining({ tenant_id: 'acme', email: 'anna@acme.example' })]);
    expect(Object.keys(users[0] ?? {})).not.toContain('password_hash');
    const everything = execFileSync('tar', ['xOf', exportFilePath(folder, acme, id(1))], { maxBuffer: 1 << 30 });
    expect(everything.includes('scrypt$')).toBe(false);
  });

  it('leaves out every column that sounds like a secret: a new one cannot be forgotten', async () => {
    const { rows } = await postgres().pool.query<{ table_name: string; column_name: string }>(
      `SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = ANY($1)
          AND column_name ~ '(hash|secret|token|sealed|verifier|nonce|password|credential)'`,
      [TENANT_TABLES.map(({ name }) => name)],
    );
    const shown = rows
      .filter(
        ({ table_name, column_name }) =>
          !LEFT_OUT_OF_EXPORTS.some(
            ({ table, columns }) => table === table_name && (columns?.includes(column_name) ?? true),
          ),
      )
      .map(({ table_name, column_name }) => `${table_name}.${column_name}`);
    expect(shown.sort()).toEqual([
      // Quantities, seals of the log that anybody may check, and the name of a file that lies elsewhere.
      'organization_allowances.monthly_tokens',
      'organization_audit.hash',
      'organization_audit_heads.hash',
      'organization_identity_providers.secret_file',
      'pricing_contract_terms.tokens',
    ]);
  });

  it('is refused while another one is not finished', async () => {
    await exports().request(acme, id(2), anna, clock.now());
    expect(await exports().request(acme, id(3), anna, clock.now())).toEqual({ ok: false, error: 'running' });
    expect(await exporter().turn()).toBe('worked');
    expect(await exports().find(acme, id(2))).toMatchObject({ state: 'done' });
  });

  it('leaves no file that looks whole where it was interrupted, and tells who asked', async () => {
    await exports().request(acme, id(4), anna, clock.now());
    const broken = exportArchive({
      clickhouse: { ...clickhouse(), query: () => Promise.reject(new Error('ClickHouse is away')) },
      postgres: postgres().pool,
      folder,
      clock,
    });
    await exporter(broken).turn();
    expect(failures.splice(0)).toHaveLength(1);
    expect(await exports().find(acme, id(4))).toMatchObject({
      state: 'failed',
      failure: 'ClickHouse is away',
      file: undefined,
    });
    expect(readdirSync(join(folder, acme)).filter((name) => name.startsWith(id(4)))).toEqual([]);
  });

  it('leaves no file of an organisation that was removed when all of it had been written', async () => {
    await exports().request(acme, id(6), anna, clock.now());
    const archive = archiveOf();
    const removedAtTheEnd = {
      discard: (tenant: TenantId, of: string) => archive.discard(tenant, of),
      write: async (...wanted: Parameters<ExportArchive['write']>) => {
        const written = await archive.write(...wanted);
        await postgres().pool.query(`DELETE FROM organization_exports WHERE id = $1`, [id(6)]);
        return written;
      },
    };
    await exporter(removedAtTheEnd).turn();
    expect(failures.splice(0)).toEqual([new Error('the organisation was removed while it was taken out')]);
    expect(readdirSync(join(folder, acme)).filter((name) => name.startsWith(id(6)))).toEqual([]);
  });

  it.each([
    ['was cut off', (file: string) => truncateSync(file, 5_000), 'unreadable'],
    ['was changed', (file: string) => flip(file, 3_000), 'changed'],
  ])('is found out where it %s', async (_what, damage, problem) => {
    await exported(5);
    const file = exportFilePath(folder, acme, id(5));
    damage(file);
    expect((await verifyExport(file)).problems).toContainEqual(expect.objectContaining({ problem }));
    await postgres().pool.query(`DELETE FROM organization_exports WHERE id = $1`, [id(5)]);
  });

  it('is kept for a week, and goes also where it could not go at first', async () => {
    clock.advanceBy(EXPORT_KEPT_MS);
    const archive = archiveOf();
    const stuck = {
      write: (...wanted: Parameters<ExportArchive['write']>) => archive.write(...wanted),
      discard: () => Promise.reject(new Error('the disk is away')),
    };
    await expect(exporter(stuck).turn()).rejects.toThrow('the disk is away');
    expect(await exporter().hasWork()).toBe(true);
    await exporter().turn();
    expect(await exporter().hasWork()).toBe(false);
    expect(await exports().find(acme, id(1))).toMatchObject({ state: 'expired', file: undefined });
    expect(readdirSync(join(folder, acme))).toEqual([`${id(5)}.tar`]);
  });

  it('is in the log with who asked for it', async () => {
    const { entries } = await new PostgresAuditLog(postgres().pool).page(acme, { before: undefined, first: 50 });
    expect(entries.filter(({ action }) => action === 'export.made').map(({ actor }) => actor.name)).toContain(
      anna.name,
    );
    expect(ORGANIZATION_TENANT_TABLES.map(({ name }) => name)).toContain('organization_exports');
  });
});

function hex(n: number): string {
  return (n + 1).toString(16).padStart(16, '0');
}

/** In units of 10^-18. */
function units(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(18, '0'));
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
