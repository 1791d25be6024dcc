import { InMemoryAccessKeys, OPERATOR } from '@tokenledger/organization/testing';

import { KeyOwners } from './key-owners';
import { KeyManager } from './manage-keys';
import { tenantId } from './tenant-id';

const [acme, globex] = [tenantId('acme'), tenantId('globex')];

describe('owners of keys', () => {
  it('are looked up once, and known to their own tenant only', async () => {
    const keys = new InMemoryAccessKeys();
    const manager = new KeyManager(keys, { now: () => new Date('2026-03-10T12:00:00Z') });
    const issued = await manager.issue(acme, 'ingestion', 'CI', OPERATOR, { owner: { team: 'payments' } });
    if (!issued.ok) throw new Error(issued.error.message);
    const { keyId } = issued.value.key;
    const owners = new KeyOwners(keys);
    expect(await owners.of(acme, keyId)).toEqual({ team: 'payments' });
    expect(await owners.of(acme, keyId)).toEqual({ team: 'payments' });
    expect(keys.lookUps).toBe(1);
    expect(await owners.of(globex, keyId)).toBeUndefined();
    expect(await owners.of(acme, '')).toBeUndefined();
    keys.outage = new Error('PostgreSQL is down');
    expect(await owners.of(acme, keyId)).toEqual({ team: 'payments' });
    await expect(owners.of(acme, 'nosuchkey000')).rejects.toThrow('PostgreSQL is down');
  });

  it.each([
    ['ingestion', { team: ' ' }, 'team'],
    ['ingestion', { costCenter: 'two\nlines' }, 'costCenter'],
    ['read', { project: 'atlas' }, 'project'],
  ] as const)('are names, and of ingestion keys: %s key, %j', async (kind, owner, field) => {
    const manager = new KeyManager(new InMemoryAccessKeys(), { now: () => new Date() });
    expect(await manager.issue(acme, kind, 'CI', OPERATOR, { owner })).toMatchObject({ ok: false, error: { field } });
  });
});
