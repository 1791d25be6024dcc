import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ReratingRequests } from '@tokenledger/metering/domain';
import { InMemoryClosedPeriods, InMemoryReratings } from '@tokenledger/metering/testing';
import {
  type AuditAction,
  type AuditEntry,
  bootstrapOrganisation,
  KeyManager,
  tenantId,
  type ExportVerdict,
} from '@tokenledger/organization/domain';
import {
  anAuditDraft,
  aProvider,
  aTenant,
  InMemoryAccessKeys,
  InMemoryAuditLog,
  InMemoryDirectories,
  InMemoryIdentityProviders,
  ImmediateTenantRemovals,
  InMemoryOrganizations,
  InMemoryTenantExports,
  InMemoryTenantLife,
  OPERATOR,
  PlainPasswords,
} from '@tokenledger/organization/testing';
import { writePriceCsv, writeTermCsv } from '@tokenledger/pricing/data';
import {
  aContractTerm,
  aPriceLine,
  InMemoryContractTerms,
  InMemoryExchangeRates,
  InMemoryPriceLists,
  InMemoryPublicPrices,
} from '@tokenledger/pricing/testing';
import { FixedClock } from '@tokenledger/shared/time';

import type { CommandOutcome } from './command-outcome';
import { runCommand, USAGE } from './commands';
import { writeProviderFile } from './identity-provider-file';

const acme = tenantId('acme');

/** Every command that leaves an entry in the log of an organisation. */
const RECORDED: Readonly<Record<string, AuditAction>> = {
  'tenant create': 'organisation.created',
  'tenant suspend': 'organisation.suspended',
  'tenant resume': 'organisation.resumed',
  'tenant keep': 'deletion.cancelled',
  'tenant export': 'export.made',
  'tenant remove': 'deletion.requested',
  'user add': 'user.added',
  'user password': 'password.changed',
  'user disable': 'user.disabled',
  'user enable': 'user.enabled',
  'identity-provider set': 'identity-provider.changed',
  'identity-provider remove': 'identity-provider.removed',
  'key create': 'key.issued',
  'key rotate': 'key.rotated',
  'key revoke': 'key.revoked',
  'organisation currency': 'reporting-currency.changed',
  'directory export': 'export.made',
  'directory import': 'directory.imported',
  'prices export': 'export.made',
  'prices import': 'prices.changed',
  'contracts export': 'export.made',
  'contracts import': 'contract-terms.changed',
  'rates export': 'export.made',
  'rates import': 'exchange-rates.changed',
  'rates set': 'exchange-rates.changed',
  'rates withdraw': 'exchange-rates.changed',
  'rerate preview': 'rerating.requested',
  'rerate apply': 'rerating.applied',
  'rerate cancel': 'rerating.cancelled',
  'periods close': 'period.closed',
  'periods reopen': 'period.reopened',
  'audit export': 'export.made',
};

/** They show something to whoever runs TokenLedger, and change nothing; `bootstrap` is tested by itself. */
const NOT_RECORDED = [
  'bootstrap',
  'clickhouse-grants',
  // verify-export, and what is told of an organisation that is gone.
  'tenant verify',
  'tenant removal',
  'tenant forget',
  'key list',
  'identity-provider show',
  'directory preview',
  'prices lists',
  'prices preview',
  'prices check',
  'prices public',
  'contracts list',
  'contracts preview',
  // It asks the API with a key of its own, which is issued and revoked.
  'contracts position',
  'rates list',
  'rates preview',
  'rerate status',
  'periods list',
  'audit verify',
];

const WHOLE_EXPORT = {
  manifest: {
    format: 'tokenledger-organisation-export',
    formatVersion: 1,
    exportId: 'e1',
    organisation: 'acme',
    requestedBy: '',
    requestedAt: '',
    sources: [],
    files: [],
    leftOut: [],
  },
  problems: [],
} as const;

describe('npm run admin and the audit log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const file = join(folder, 'file.csv');
  let log: InMemoryAuditLog;
  let keys: KeyManager;
  let reratings: InMemoryReratings;
  let exported: string[];
  let removals: ImmediateTenantRemovals;
  let tenantLife: InMemoryTenantLife;
  let run: (...words: string[]) => Promise<CommandOutcome>;

  beforeEach(async () => {
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    log = new InMemoryAuditLog();
    exported = [];
    removals = new ImmediateTenantRemovals();
    tenantLife = new InMemoryTenantLife(log.appendWithin);
    const tenants = new InMemoryOrganizations(log.appendWithin);
    await tenants.add(aTenant({ id: acme }), OPERATOR);
    keys = new KeyManager(new InMemoryAccessKeys(log.appendWithin), clock);
    reratings = new InMemoryReratings(log.appendWithin);
    const exports = new InMemoryTenantExports(log.appendWithin);
    const currentRevision = () => Promise.resolve('book');
    const parts = {
      tenants,
      users: tenants.users,
      passwords: new PlainPasswords(),
      keys,
      priceLists: new InMemoryPriceLists(log.appendWithin),
      priceSources: () => Promise.resolve({ sources: [], models: [] }),
      exchangeRates: new InMemoryExchangeRates(log.appendWithin),
      directories: new InMemoryDirectories(log.appendWithin),
      contractTerms: new InMemoryContractTerms(log.appendWithin),
      publicPrices: new InMemoryPublicPrices(),
      reratings,
      reratingRequests: new ReratingRequests({ reratings, currentRevision, clock, newId: () => 'r1' }),
      // What a processor does with it, as soon as it is waited for.
      say: () => {
        void workedOff(reratings, clock.now());
        void exports.finish(acme, 'e1', 0n, { bytes: 0n, sha256: '', expiresAt: clock.now() }, clock.now());
      },
      lookEveryMs: 1,
      tenantLife,
      exports,
      removals,
      exportFolder: {
        fileOf: () => '/exports/1.tar',
        copy: () => Promise.resolve(undefined),
        verify: () => Promise.resolve<ExportVerdict>(WHOLE_EXPORT),
      },
      newId: () => 'e1',
      closedPeriods: new InMemoryClosedPeriods(reratings, log.appendWithin),
      graphql: () => Promise.resolve(undefined),
      send: () => Promise.reject(new Error('nothing is asked')),
      identityProviders: new InMemoryIdentityProviders(log.appendWithin),
      operator: OPERATOR,
      auditLog: log,
      put: (line: string) => {
        exported.push(line);
        return Promise.resolve();
      },
      clock,
    };
    run = (...words) => runCommand(words, parts);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const entries = (tenant = acme): readonly AuditEntry[] => log.entriesOf(tenant);

  function setProvider(): Promise<CommandOutcome> {
    writeFileSync(file, writeProviderFile(aProvider({ tenant: acme })));
    return run('identity-provider', 'set', 'acme', file);
  }

  /** Runs a command so that it succeeds, with what it needs before. */
  const RUNS: Readonly<Record<string, () => Promise<CommandOutcome>>> = {
    'tenant create': () => run('tenant', 'create', 'globex', 'Globex'),
    'user add': () => run('user', 'add', 'acme', 'anna@acme.example'),
    'user password': async () => {
      await run('user', 'add', 'acme', 'anna@acme.example');
      return run('user', 'password', 'acme', 'anna@acme.example');
    },
    'user disable': async () => {
      await aSecondOwner();
      return run('user', 'disable', 'acme', 'anna@acme.example');
    },
    'user enable': async () => {
      await aSecondOwner();
      await run('user', 'disable', 'acme', 'anna@acme.example');
      return run('user', 'enable', 'acme', 'anna@acme.example');
    },
    'identity-provider set': () => setProvider(),
    'identity-provider remove': async () => {
      await setProvider();
      return run('identity-provider', 'remove', 'acme');
    },
    'tenant suspend': () => run('tenant', 'suspend', 'acme'),
    'tenant resume': async () => {
      await run('tenant', 'suspend', 'acme');
      return run('tenant', 'resume', 'acme');
    },
    'tenant keep': async () => {
      await tenantLife.requestDeletion(acme, OPERATOR, new Date('2026-03-10T12:00:00Z'));
      return run('tenant', 'keep', 'acme');
    },
    'tenant export': () => run('tenant', 'export', 'acme', '--to', 'acme.tar'),
    'tenant remove': () => run('tenant', 'remove', 'acme', '--confirm', 'acme'),
    'key create': () => run('key', 'create', 'acme', 'read', 'CI'),
    'key rotate': async () => run('key', 'rotate', 'acme', await aKey()),
    'key revoke': async () => run('key', 'revoke', 'acme', await aKey()),
    'organisation currency': () => run('organisation', 'currency', 'acme', 'EUR'),
    'directory export': () => run('directory', 'export', 'acme'),
    'directory import': () => run('directory', 'import', 'acme', holding('kind,id,name\ncost-centre,CC,One\n')),
    'prices export': async () => {
      await run('prices', 'import', holding(writePriceCsv([aPriceLine()])), 'contract', 'acme');
      return run('prices', 'export', 'contract', 'acme');
    },
    'prices import': () => run('prices', 'import', holding(writePriceCsv([aPriceLine()])), 'contract', 'acme'),
    'contracts export': () => run('contracts', 'export', 'acme'),
    'contracts import': () => run('contracts', 'import', holding(writeTermCsv([aContractTerm()])), 'acme'),
    'rates export': () => run('rates', 'export', 'acme'),
    'rates import': () => run('rates', 'import', holding('Date,USD\n2026-03-10,1.1\n'), 'acme'),
    'rates set': () => run('rates', 'set', 'EUR', 'USD', '2026-03-10', '1.1', 'treasury', 'acme'),
    'rates withdraw': async () => {
      await run('rates', 'set', 'EUR', 'USD', '2026-03-10', '1.1', 'treasury', 'acme');
      return run('rates', 'withdraw', 'EUR', 'USD', '2026-03-10', 'acme');
    },
    'rerate preview': () => run('rerate', 'preview', 'acme', '2026-02-01', '2026-03-01', 'the contract of February'),
    'rerate apply': async () => {
      await run('rerate', 'preview', 'acme', '2026-02-01', '2026-03-01', 'the contract of February');
      return run('rerate', 'apply', 'acme', 'r1');
    },
    'rerate cancel': async () => {
      await run('rerate', 'preview', 'acme', '2026-02-01', '2026-03-01', 'the contract of February');
      return run('rerate', 'cancel', 'acme', 'r1');
    },
    'periods close': () => run('periods', 'close', 'acme', '2026-02'),
    'periods reopen': async () => {
      await run('periods', 'close', 'acme', '2026-02');
      return run('periods', 'reopen', 'acme', '2026-02');
    },
    'audit export': () => run('audit', 'export', '--tenant', 'acme'),
  };

  /** One of them can be switched off. */
  async function aSecondOwner(): Promise<void> {
    for (const email of ['anna@acme.example', 'ben@acme.example']) await run('user', 'add', 'acme', email);
  }

  async function aKey(): Promise<string> {
    const issued = await keys.issue(acme, 'read', 'CI', OPERATOR);
    if (!issued.ok) throw new Error(issued.error.message);
    return issued.value.key.keyId;
  }

  function holding(text: string): string {
    writeFileSync(file, text);
    return file;
  }

  it('knows of every command whether it is recorded', () => {
    const commands = [...USAGE.matchAll(/npm run admin -- ([\w-]+)(?: ([a-z]\w*))?/g)].map(([, subject, action]) =>
      [subject, action].filter(Boolean).join(' '),
    );
    expect(commands.length).toBeGreaterThan(30);
    expect(commands.sort()).toEqual([...Object.keys(RECORDED), ...NOT_RECORDED].sort());
  });

  it.each(Object.entries(RECORDED))('has an entry of %s, by the operator', async (command, action) => {
    const outcome = await RUNS[command]?.();
    expect(outcome?.failed ?? false).toBe(false);
    const tenant = command === 'tenant create' ? tenantId('globex') : acme;
    expect(entries(tenant).at(-1)).toMatchObject({ action, actor: OPERATOR });
  });

  it('has entries of how an installation began', async () => {
    const fresh = new InMemoryAuditLog();
    const tenants = new InMemoryOrganizations(fresh.appendWithin);
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    const made = await bootstrapOrganisation({
      tenants,
      keys: new KeyManager(new InMemoryAccessKeys(fresh.appendWithin), clock),
      clock,
    });
    const told = fresh.entriesOf(tenantId(made?.tenant ?? ''));
    expect(told.map(({ action, actor }) => `${action} by ${actor.name}`)).toEqual([
      'organisation.created by bootstrap',
      'user.added by bootstrap',
      'key.issued by bootstrap',
      'key.issued by bootstrap',
    ]);
  });

  describe('audit verify', () => {
    it('says up to which entry and hash it holds: the head, to keep elsewhere', async () => {
      await run('tenant', 'create', 'globex', 'Globex');
      const [acmes, globexs] = [entries().at(-1), entries(tenantId('globex')).at(-1)];
      expect(await run('audit', 'verify')).toEqual({
        lines: [`acme  OK  1:${acmes?.hash.toString('hex')}`, `globex  OK  1:${globexs?.hash.toString('hex')}`],
      });
      expect((await run('audit', 'verify', '--tenant', 'globex')).lines).toHaveLength(1);
    });

    it('fails with the first entry that is not as it was appended', async () => {
      await log.append(acme, anAuditDraft());
      jest.spyOn(log, 'walk').mockImplementation(async function* () {
        yield* await Promise.resolve(entries().map((entry) => ({ ...entry, reason: 'another' })));
      });
      expect(await run('audit', 'verify')).toEqual({
        lines: ['acme  BROKEN at entry 1: it, or the one before it, is not as it was appended'],
        failed: true,
      });
    });

    it('fails where the log of an organisation is empty', async () => {
      log.lose(acme, 1n);
      expect(await run('audit', 'verify')).toEqual({
        lines: ['acme  BROKEN at entry 1: the log is empty, although making the organisation was its first entry'],
        failed: true,
      });
    });

    it('holds against a head that was kept elsewhere, until the log has that entry no more', async () => {
      await log.append(acme, anAuditDraft());
      const kept = `2:${entries().at(-1)?.hash.toString('hex')}`;
      await log.append(acme, anAuditDraft());
      const verify = () => run('audit', 'verify', '--tenant', 'acme', '--expect', kept);
      expect((await verify()).failed).toBeUndefined();
      const broken = {
        lines: [
          'acme  BROKEN at entry 2: the log no longer has it with the hash of --expect: it was cut off, or written anew',
        ],
        failed: true,
      };
      log.lose(acme, 2n);
      expect(await verify()).toEqual(broken);
      await log.append(acme, anAuditDraft({ reason: 'another' }));
      expect(await verify()).toEqual(broken);
      expect((await run('audit', 'verify')).failed).toBeUndefined();
    });

    it('says of an organisation that is being removed that its log goes as well', async () => {
      log.lose(acme, 1n);
      await removals.requestAny(acme, 'ada', new Date('2026-03-10T12:00:00Z'));
      const removal = await removals.find(acme);
      if (removal === undefined) throw new Error('a removal was asked for');
      jest.spyOn(removals, 'find').mockResolvedValue({ ...removal, state: 'running' });
      expect(await run('audit', 'verify')).toEqual({ lines: ['acme  is being removed, and its log with it'] });
    });

    it.each([
      [['--tenant', 'nobody'], '--tenant: there is no organisation nobody'],
      [['--tenant'], '--tenant: --tenant, --expect are known, each with its value'],
      [['acme'], 'acme: --tenant, --expect are known'],
      [['--expect', `1:${'0'.repeat(64)}`], '--expect: name its organisation with --tenant'],
      [['--tenant', 'acme', '--expect', '1:5f0c'], '--expect: 1:5f0c is no head'],
      [['--tenant', 'acme', '--expect', `0:${'0'.repeat(64)}`], 'is no head; give what verify printed'],
    ])('refuses %j with a remedy', async (words, message) => {
      const refused = await run('audit', 'verify', ...words);
      expect(refused.failed).toBe(true);
      expect(refused.lines[0]).toContain(message);
    });
  });

  describe('audit export', () => {
    it('writes lines that others can verify without reading them', async () => {
      await log.append(acme, anAuditDraft({ reason: 'für "später", 日本 😀' }));
      await log.append(acme, anAuditDraft({ at: new Date('2026-03-18T12:00:00Z') }));
      const head = entries().at(-1)?.hash.toString('hex');
      await run('audit', 'export', '--tenant', 'acme');
      let previous = '0'.repeat(64);
      for (const line of exported) {
        // As the guide says: from the tenth character on, up to 153 before the end.
        const text = line.slice(9, -153);
        const hash = createHash('sha256').update(Buffer.from(previous, 'hex')).update(text).digest('hex');
        expect(JSON.parse(line)).toMatchObject({ hash, previous, entry: JSON.parse(text) });
        previous = hash;
      }
      expect(exported).toHaveLength(3);
      expect(previous).toBe(head);
    });

    it('keeps entries of some days, each with the hash before it', async () => {
      await log.append(acme, anAuditDraft({ at: new Date('2026-03-17T00:00:00Z') }));
      await log.append(acme, anAuditDraft({ at: new Date('2026-03-18T00:00:00Z') }));
      await run('audit', 'export', '--tenant', 'acme', '--from', '2026-03-17', '--to', '2026-03-18');
      expect(exported.map((line) => JSON.parse(line) as object)).toEqual([
        {
          entry: expect.objectContaining({ sequence: '2' }),
          hash: entries()[1]?.hash.toString('hex'),
          previous: entries()[0]?.hash.toString('hex'),
        },
      ]);
    });

    it.each([
      [[], '--tenant: there is no organisation'],
      [['--tenant', 'acme', '--from', 'yesterday'], '--from: yesterday is no moment'],
    ])('refuses %j with a remedy', async (words, message) => {
      const refused = await run('audit', 'export', ...words);
      expect(refused.failed).toBe(true);
      expect(refused.lines[0]).toContain(message);
    });
  });
});

async function workedOff(reratings: InMemoryReratings, at: Date): Promise<void> {
  const preview = await reratings.takeTurn('preview', at);
  if (preview !== undefined) {
    await reratings.beginPreview(preview.id, 'book', 0);
    await reratings.finish(preview.id, 'preview', at);
  }
  const apply = await reratings.takeTurn('apply', at);
  if (apply !== undefined) await reratings.finish(apply.id, 'apply', at);
}
