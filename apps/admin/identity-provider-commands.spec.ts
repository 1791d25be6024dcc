import { FixedClock } from '@tokenledger/shared/time';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { tenantId } from '@tokenledger/organization/domain';
import { aProvider, InMemoryIdentityProviders, OPERATOR } from '@tokenledger/organization/testing';

import { identityProviderCommand } from './identity-provider-commands';
import { writeProviderFile } from './identity-provider-file';

describe('npm run admin -- identity-provider', () => {
  const acme = tenantId('acme');
  const provider = aProvider({ tenant: acme });
  let identityProviders: InMemoryIdentityProviders;
  let folder: string;
  const parts = () => ({ identityProviders, operator: OPERATOR, clock: new FixedClock('2026-03-10T12:00:00Z') });

  beforeEach(async () => {
    identityProviders = new InMemoryIdentityProviders();
    folder = await mkdtemp(join(tmpdir(), 'identity-provider-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function set(content: unknown, tenant = acme): Promise<readonly string[]> {
    const file = join(folder, 'provider.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    const outcome = await identityProviderCommand('set', tenant, [file], parts());
    return (outcome?.lines.join('\n') ?? '').split('\n');
  }

  const file = (): Record<string, unknown> => JSON.parse(writeProviderFile(provider)) as Record<string, unknown>;

  it('keeps what show writes, and shows it again', async () => {
    expect(await set(file())).toEqual(['acme signs in at Acme Login (https://login.acme.example); 2 roles by groups']);
    expect(await identityProviders.find(acme)).toEqual(provider);
    const shown = await identityProviderCommand('show', acme, [], parts());
    expect(JSON.parse(shown?.lines[0] ?? '')).toEqual(file());
  });

  it('needs no scopes, claim and switch: they have defaults', async () => {
    const { scopes: _, groupsClaim: __, enabled: ___, ...rest } = file();
    await set(rest);
    expect(await identityProviders.find(acme)).toEqual(provider);
  });

  it.each<[object, string]>([
    [{ issuer: 'http://login.acme.example' }, 'issuer: An https address is expected'],
    [{ issuer: 'https://login.acme.example?x=1' }, 'issuer: An https address is expected'],
    [{ secretFile: '../postgres' }, 'secretFile: The name of a file is expected'],
    [{ emailDomains: [] }, 'emailDomains: Domains of e-mail addresses are expected'],
    [{ emailDomains: ['acme'] }, 'emailDomains: Domains of e-mail addresses are expected'],
    [{ scopes: ['email'] }, 'scopes: The scope openid must be among them.'],
    [{ clientSecret: 'x' }, 'the file: Unrecognized key: "clientSecret"'],
    [{ groupRoles: [{ group: 'a', role: 'king' }] }, 'groupRoles.0.role: Invalid option'],
    [{ groupRoles: [{ group: 'a', role: 'lead', in: 'data' }] }, 'groupRoles.0.in: expected a unit of the directory'],
  ])('refuses %j', async (wrong, message) => {
    const [first, second] = await set({ ...file(), ...wrong });
    expect(first).toMatch(/provider\.json: nothing was changed$/);
    expect(second).toContain(message);
    expect(await identityProviders.find(acme)).toBeUndefined();
  });

  it('refuses a file that is no JSON, and one that is not there', async () => {
    expect((await set('name: Acme'))[1]).toMatch(/^the file: /);
    const outcome = await identityProviderCommand('set', acme, ['/nowhere.json'], parts());
    expect(outcome).toMatchObject({ failed: true, lines: [expect.stringContaining('/nowhere.json cannot be read')] });
  });

  it('gives no domain of one organisation to another', async () => {
    await set(file());
    expect(await set(file(), tenantId('globex'))).toEqual([
      'emailDomains: another organisation has acme.example; leave out what is not of globex',
    ]);
  });

  it('removes it, and says where there is none', async () => {
    await set(file());
    const remove = () => identityProviderCommand('remove', acme, [], parts());
    expect(await remove()).toEqual({ lines: ['removed that of acme'] });
    expect(await remove()).toMatchObject({ failed: true });
    expect(await identityProviderCommand('show', acme, [], parts())).toMatchObject({ failed: true });
  });
});
