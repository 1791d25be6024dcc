import { type AccessKeys, KeyManager, type TenantId } from '@tokenledger/organization/domain';

import { OPERATOR } from './organization-builder';

/** What every store of keys promises. @param open gives an empty store in which both tenants exist */
export function itKeepsTheAccessKeysContract(acme: TenantId, globex: TenantId, open: () => Promise<AccessKeys>): void {
  const now = new Date('2026-03-10T12:00:00Z');

  async function issued(keys: AccessKeys, tenant: TenantId): Promise<string> {
    const result = await new KeyManager(keys, { now: () => now }).issue(tenant, 'ingestion', 'CI', OPERATOR);
    if (!result.ok) throw new Error(result.error.message);
    return result.value.key.keyId;
  }

  it('gives back a key with everything but its secret', async () => {
    const keys = await open();
    const keyId = await issued(keys, acme);
    const record = await keys.find(keyId);
    expect(record).toMatchObject({
      tenantSuspended: false,
      key: { keyId, tenant: acme, kind: 'ingestion', name: 'CI', createdAt: now },
    });
    expect(record?.key.signingKey).toHaveLength(32);
    expect(await keys.find('nokeyatall00')).toBeUndefined();
  });

  it('lists one tenant nothing of another', async () => {
    const keys = await open();
    const keyId = await issued(keys, acme);
    await issued(keys, globex);
    expect((await keys.list(acme)).map((key) => key.keyId)).toEqual([keyId]);
  });

  it('revokes once, and only for the tenant that owns the key', async () => {
    const keys = await open();
    const keyId = await issued(keys, acme);
    expect(await keys.revoke(globex, keyId, OPERATOR, now)).toBe(false);
    expect(await keys.revoke(acme, keyId, OPERATOR, now)).toBe(true);
    expect(await keys.revoke(acme, keyId, OPERATOR, now)).toBe(false);
    expect((await keys.find(keyId))?.key.revokedAt).toEqual(now);
  });

  it('remembers when a key was used last', async () => {
    const keys = await open();
    const keyId = await issued(keys, acme);
    await keys.touch(keyId, now);
    expect((await keys.find(keyId))?.key.lastUsedAt).toEqual(now);
  });

  it('ends a key that has a successor when that says, never later than it would, and only of the same tenant', async () => {
    const keys = await open();
    const [old, foreign] = [await issued(keys, acme), await issued(keys, globex)];
    const [soon, later] = [new Date('2026-03-11T00:00:00Z'), new Date('2026-03-12T00:00:00Z')];
    const manager = new KeyManager(keys, { now: () => now });
    const expiryOf = async (keyId: string) => (await keys.find(keyId))?.key.expiresAt;
    await manager.rotate(acme, old, OPERATOR);
    expect(await expiryOf(old)).toBeUndefined();
    await manager.rotate(acme, old, OPERATOR, soon);
    await manager.rotate(acme, old, OPERATOR, later);
    expect(await expiryOf(old)).toEqual(soon);
    const successor = (await keys.find(old))?.key;
    if (successor === undefined) throw new Error('no key');
    await keys.add({ ...successor, keyId: 'successor000' }, OPERATOR, { keyId: foreign, worksUntil: soon });
    expect(await expiryOf(foreign)).toBeUndefined();
  });

  it('keeps what a read key is limited to', async () => {
    const keys = await open();
    const limits = { expiresAt: new Date('2026-03-11T00:00:00Z'), scope: { kind: 'team', id: 'payments' } } as const;
    const made = await new KeyManager(keys, { now: () => now }).issue(acme, 'read', 'Dashboard', OPERATOR, limits);
    if (!made.ok) throw new Error(made.error.message);
    expect((await keys.find(made.value.key.keyId))?.key).toMatchObject(limits);
  });
}
