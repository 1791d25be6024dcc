import { ReratingRequests } from '@tokenledger/metering/domain';
import { InMemoryClosedPeriods, InMemoryReratings } from '@tokenledger/metering/testing';
import {
  OPERATOR,
  InMemoryAuditLog,
  InMemoryAccessKeys,
  InMemoryDirectories,
  InMemoryIdentityProviders,
  ImmediateTenantRemovals,
  InMemoryOrganizations,
  InMemoryTenantExports,
  InMemoryTenantLife,
  PlainPasswords,
} from '@tokenledger/organization/testing';
import {
  InMemoryContractTerms,
  InMemoryExchangeRates,
  InMemoryPriceLists,
  InMemoryPublicPrices,
} from '@tokenledger/pricing/testing';
import { KeyManager } from '@tokenledger/organization/domain';
import { FixedClock } from '@tokenledger/shared/time';

import type { CommandOutcome } from './command-outcome';
import { runCommand, USAGE } from './commands';

describe('npm run admin', () => {
  let run: (line: string) => Promise<CommandOutcome>;
  let tenants: InMemoryOrganizations;

  beforeEach(() => {
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    tenants = new InMemoryOrganizations();
    const keys = new KeyManager(new InMemoryAccessKeys(), clock);
    const priceLists = new InMemoryPriceLists();
    const priceSources = () => Promise.resolve({ sources: [], models: [] });
    const reratings = new InMemoryReratings();
    const currentRevision = () => Promise.resolve('');
    const parts = {
      tenants,
      users: tenants.users,
      passwords: new PlainPasswords(),
      keys,
      priceLists,
      priceSources,
      exchangeRates: new InMemoryExchangeRates(),
      directories: new InMemoryDirectories(),
      identityProviders: new InMemoryIdentityProviders(),
      contractTerms: new InMemoryContractTerms(),
      publicPrices: new InMemoryPublicPrices(),
      reratings,
      reratingRequests: new ReratingRequests({ reratings, currentRevision, clock, newId: () => 'r1' }),
      say: () => undefined,
      lookEveryMs: 1,
      tenantLife: new InMemoryTenantLife(),
      exports: new InMemoryTenantExports(),
      removals: new ImmediateTenantRemovals(),
      exportFolder: {
        fileOf: () => '/exports/1.tar',
        copy: () => Promise.resolve(undefined),
        verify: () => Promise.resolve({ manifest: undefined, problems: [] }),
      },
      newId: () => 'e1',
      closedPeriods: new InMemoryClosedPeriods(reratings),
      graphql: () => Promise.resolve(undefined),
      send: () => Promise.reject(new Error('nothing is asked')),
      operator: OPERATOR,
      auditLog: new InMemoryAuditLog(),
      put: () => Promise.resolve(),
      clock,
    };
    run = (line) => runCommand(line.split(' '), parts);
  });

  it('gives an empty installation its first credentials, once', async () => {
    const { lines } = await run('bootstrap');
    expect(lines.join('\n')).toMatch(/ingestion key {2}tli_\w+\nread key {7}tlr_\w+/);
    expect(await run('bootstrap')).toMatchObject({ failed: true });
  });

  it('makes an organisation, then keys, shows each secret once, and revokes', async () => {
    expect(await run('tenant create acme Acme Europe/Berlin')).toEqual({ lines: ['created acme'] });
    const [secret = ''] = (await run('key create acme ingestion CI')).lines;
    const [listed = ''] = (await run('key list acme')).lines;
    const keyId = secret.split('_')[1] ?? '';
    expect(listed).toBe(`${keyId}  ingestion  active  never used  CI`);
    expect(listed).not.toContain(secret);
    expect((await run(`key rotate acme ${keyId}`)).lines[0]).toMatch(/^tli_/);
    expect((await run(`key revoke acme ${keyId}`)).lines).toEqual([`revoked ${keyId}`]);
    expect((await run('key list acme')).lines[0]).toContain('revoked 2026-03-10T12:00:00.000Z');
  });

  it('adds a person, and gives them another password', async () => {
    await run('tenant create acme Acme');
    await run('tenant create globex Globex');
    const passwordOf = async () => (await tenants.users.findByEmail('anna@acme.example'))?.user.passwordHash;
    const [added = ''] = (await run('user add acme Anna@acme.example')).lines;
    expect(added).toMatch(/^Anna@acme.example {2}[\w-]{20}$/);
    expect(`plain:${added.split('  ')[1]}`).toBe(await passwordOf());
    expect(await run('user add globex anna@acme.example')).toMatchObject({ failed: true });
    const [changed = ''] = (await run('user password acme anna@acme.example')).lines;
    expect(changed).not.toBe(added);
    expect(`plain:${changed.split('  ')[1]}`).toBe(await passwordOf());
  });

  it('switches off whoever left, and on again, but for the last owner', async () => {
    await run('tenant create acme Acme');
    await run('tenant create globex Globex');
    await run('user add acme anna@acme.example');
    expect(await run('user disable acme anna@acme.example')).toEqual({
      failed: true,
      lines: ['EMAIL: anna@acme.example is the last owner of acme; add another with: user add TENANT EMAIL'],
    });
    await run('user add acme ben@acme.example');
    expect(await run('user disable globex ben@acme.example')).toMatchObject({ failed: true });
    const isOff = async () => (await tenants.users.findByEmail('ben@acme.example'))?.user.disabledAt !== undefined;
    expect((await run('user disable acme Ben@acme.example')).lines[0]).toContain('ben@acme.example is switched off');
    expect(await isOff()).toBe(true);
    expect((await run('user password acme ben@acme.example')).lines.at(-1)).toContain('user enable TENANT EMAIL');
    expect((await run('user enable acme ben@acme.example')).lines[0]).toContain('may sign in again');
    expect(await isOff()).toBe(false);
  });

  it('gives nobody of another organisation a password', async () => {
    await run('tenant create acme Acme');
    await run('tenant create globex Globex');
    await run('user add acme anna@acme.example');
    const outcome = await run('user password globex anna@acme.example');
    expect(outcome).toMatchObject({ failed: true, lines: [expect.stringContaining('globex has nobody with')] });
    expect((await run('user add acme anna')).lines[0]).toContain('EMAIL: an address is expected');
    expect((await run('user remove acme anna@acme.example')).lines[0]).toBe(USAGE);
  });

  it('changes what an organisation reports in, and says what stays', async () => {
    await run('tenant create acme Acme');
    const { lines } = await run('organisation currency acme EUR');
    expect(lines).toEqual(['acme reports in EUR', expect.stringContaining('calls that are booked keep')]);
    expect((await tenants.reporting())[0]?.reportingCurrency).toBe('EUR');
    expect(await run('organisation currency acme Euro')).toMatchObject({
      failed: true,
      lines: ['CODE: "Euro": an ISO 4217 code in use, such as USD or EUR, is expected'],
    });
    expect((await tenants.reporting())[0]?.reportingCurrency).toBe('EUR');
  });

  it.each([
    ['nothing', '', USAGE],
    ['a malformed id', 'tenant create ACME Acme', 'ID: '],
    ['an unknown zone', 'tenant create acme Acme Mars/Olympus', 'TIME_ZONE: Mars/Olympus'],
    ['an unknown organisation', 'key list nobody', 'TENANT: there is no organisation nobody'],
  ])('refuses %s with what to do instead', async (_name, line, expected) => {
    const outcome = await run(line);
    expect(outcome.failed).toBe(true);
    expect(outcome.lines.join('\n')).toContain(expected);
  });

  it('refuses a kind or an id that does not exist', async () => {
    await run('tenant create acme Acme');
    expect((await run('key create acme admin CI')).lines[0]).toContain('KIND: ');
    expect((await run('key revoke acme nosuchkey000')).lines[0]).toContain('KEY_ID: ');
    expect((await run('tenant create acme Again')).lines[0]).toBe('ID: acme is taken');
  });
});
