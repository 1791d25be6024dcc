import type { ExportVerdict } from '@tokenledger/organization/domain';
import { tenantId } from '@tokenledger/organization/domain';
import {
  aPerson,
  aTenant,
  ImmediateTenantRemovals,
  InMemoryAuditLog,
  InMemoryOrganizations,
  InMemoryTenantExports,
  InMemoryTenantLife,
  OPERATOR,
} from '@tokenledger/organization/testing';
import { FixedClock } from '@tokenledger/shared/time';

import type { CommandOutcome } from './command-outcome';
import { tenantCommand, type TenantParts } from './tenant-commands';

const acme = tenantId('acme');

const WHOLE: ExportVerdict = {
  manifest: {
    format: 'tokenledger-organisation-export',
    formatVersion: 1,
    exportId: 'e1',
    organisation: 'acme',
    requestedBy: 'ada',
    requestedAt: '2026-03-10T12:00:00.000Z',
    sources: [{ store: 'ClickHouse', readFrom: 'then', readUntil: 'later', schema: '13' }],
    files: [{ path: 'a', store: 'ClickHouse', table: 'usage_events', rows: '12', bytes: '5', sha256: '' }],
    leftOut: [{ store: 'PostgreSQL', table: 'organization_users', columns: ['password_hash'], why: 'a secret' }],
  },
  problems: [],
};

describe('npm run admin -- tenant', () => {
  let parts: TenantParts;
  let said: string[];
  let verdict: ExportVerdict;
  let copied: string[];
  let exports: InMemoryTenantExports;
  let tenantLife: InMemoryTenantLife;
  const run = (line: string): Promise<CommandOutcome | undefined> => {
    const [action, ...words] = line.split(' ');
    return tenantCommand(action, words, parts);
  };

  beforeEach(async () => {
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    const tenants = new InMemoryOrganizations();
    await tenants.add(aTenant({ id: acme }), OPERATOR);
    [said, copied, verdict, exports] = [[], [], WHOLE, new InMemoryTenantExports()];
    tenantLife = new InMemoryTenantLife();
    parts = {
      tenants,
      tenantLife,
      exports,
      removals: new ImmediateTenantRemovals(),
      exportFolder: {
        fileOf: (tenant, id) => `/exports/${tenant}/${id}.tar`,
        copy: (from, to) => Promise.resolve(void copied.push(`${from} ${to}`)),
        verify: () => Promise.resolve(verdict),
      },
      newId: () => 'e1',
      say: (line) => {
        said.push(line);
        void exports.finish(acme, 'e1', 12n, { bytes: 5n, sha256: '', expiresAt: clock.now() }, clock.now());
      },
      lookEveryMs: 1,
      auditLog: new InMemoryAuditLog(),
      operator: OPERATOR,
      clock,
    };
  });

  it('exports: waits, copies the file, and says what is in it and what is not', async () => {
    expect(await run('export acme --to out.tar')).toEqual({
      lines: [
        'out.tar  OK  acme  1 tables  12 rows',
        'ClickHouse as of then to later',
        'left out: organization_users (password_hash): a secret',
      ],
    });
    expect(said).toEqual(['queued: 0 of about ? rows']);
    expect(copied).toEqual(['/exports/acme/e1.tar out.tar']);
  });

  it('tells what is wrong with a file', async () => {
    verdict = { ...WHOLE, problems: [{ path: 'a', problem: 'changed' }] };
    expect(await run('verify-export out.tar')).toMatchObject({
      failed: true,
      lines: expect.arrayContaining(['a: it is not as it was written']),
    });
    verdict = { manifest: undefined, problems: [{ path: 'out.tar', problem: 'unreadable', detail: 'cut off' }] };
    expect(await run('verify-export out.tar')).toEqual({
      failed: true,
      lines: ['out.tar is no whole export', 'out.tar: it cannot be read: cut off'],
    });
  });

  it('suspends and resumes, and says so where nothing changed', async () => {
    expect((await run('suspend acme'))?.lines[0]).toContain('suspended acme');
    expect((await run('suspend acme'))?.failed).toBe(true);
    expect((await run('resume acme'))?.lines).toEqual(['resumed acme']);
  });

  it('says of a deletion that an owner asked for what becomes of it, and takes it back', async () => {
    await tenantLife.requestDeletion(acme, aPerson('anna'), new Date('2026-03-01T12:00:00Z'));
    expect((await run('suspend acme'))?.lines[1]).toBe(
      'its deletion, asked for by anna, waits until it is resumed; take it back with: tenant keep acme',
    );
    // 10 March, 12:00, and 7 days.
    expect((await run('resume acme'))?.lines[1]).toBe(
      'its deletion, asked for by anna, is due 2026-03-17T12:00:00.000Z; take it back with: tenant keep acme',
    );
    expect(await run('keep acme')).toEqual({ lines: ['kept acme: its deletion is taken back'] });
    expect((await run('keep acme'))?.failed).toBe(true);
  });

  it('removes with proof, which can be asked for until it is forgotten', async () => {
    const proof = [
      'acme  done  asked for 2026-03-10T12:00:00.000Z by npm run admin (ada)',
      'ClickHouse  usage_events  found 7  remaining 0',
      'Nothing remains since 2026-03-10T12:00:00.000Z.',
    ];
    expect(await run('remove acme --confirm acme')).toEqual({ lines: proof });
    expect(await run('removal acme')).toEqual({ lines: proof });
    expect((await run('forget acme'))?.lines).toEqual(['forgot the removal of acme']);
    expect((await run('removal acme'))?.failed).toBe(true);
  });

  it.each([
    ['export nobody --to x', 'TENANT: there is no organisation nobody'],
    ['export acme', '--to: the file'],
    ['remove acme', '--confirm: type acme'],
    ['remove acme --confirm globex', '--confirm: type acme'],
  ])('refuses "%s" with what to do', async (line, remedy) => {
    const outcome = await run(line);
    expect(outcome?.failed).toBe(true);
    expect(outcome?.lines[0]).toContain(remedy);
  });
});
