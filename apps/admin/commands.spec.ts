import { InMemoryAccessKeys, InMemoryOrganizations } from '@tokenledger/organization/testing';
import { KeyManager } from '@tokenledger/organization/domain';
import { FixedClock } from '@tokenledger/shared/time';

import { type CommandOutcome, runCommand, USAGE } from './commands';

describe('npm run admin', () => {
  let run: (line: string) => Promise<CommandOutcome>;

  beforeEach(() => {
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    const parts = {
      tenants: new InMemoryOrganizations(),
      keys: new KeyManager(new InMemoryAccessKeys(), clock),
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
