import { OPERATOR, InMemoryAccessKeys, itKeepsTheAccessKeysContract } from '@tokenledger/organization/testing';

import { KeyManager } from './manage-keys';
import { tenantId } from './tenant-id';
import { CachingIngestionKeyVerifier, CachingReadKeyVerifier } from './verify-keys';

const acme = tenantId('acme');

class Hands {
  private ms = Date.UTC(2026, 2, 10);
  now(): Date {
    return new Date(this.ms);
  }
  forward(ms: number): void {
    this.ms += ms;
  }
}

async function issue(keys: InMemoryAccessKeys, clock: Hands, kind: 'ingestion' | 'read' = 'ingestion') {
  const issued = await new KeyManager(keys, clock).issue(acme, kind, 'test', OPERATOR);
  if (!issued.ok) throw new Error(issued.error.message);
  return issued.value;
}

describe('AccessKeys in memory', () => {
  itKeepsTheAccessKeysContract(acme, tenantId('globex'), () => Promise.resolve(new InMemoryAccessKeys()));
});

describe('verifying keys', () => {
  it('knows a key by its secret and whose it is', async () => {
    const [keys, clock] = [new InMemoryAccessKeys(), new Hands()];
    const { key, secret } = await issue(keys, clock);
    const verifier = new CachingIngestionKeyVerifier(keys, clock);
    expect(await verifier.verify(secret)).toEqual({
      verdict: 'valid',
      identity: { tenant: 'acme', keyId: key.keyId, scope: 'organisation' },
    });
    expect(await verifier.signingKeyOf(acme, key.keyId)).toEqual(key.signingKey);
    expect(await verifier.signingKeyOf(tenantId('globex'), key.keyId)).toBeUndefined();
  });

  it.each([
    ['no key', 'hello'],
    ['nothing', ''],
    ['a read key', 'read'],
    ['a typing error', 'typo'],
  ])('tells %s without asking the store', async (_name, text) => {
    const [keys, clock] = [new InMemoryAccessKeys(), new Hands()];
    const { secret } = await issue(keys, clock, text === 'read' ? 'read' : 'ingestion');
    const sent =
      text === 'typo' ? secret.slice(0, -1) + (secret.endsWith('a') ? 'b' : 'a') : text === 'read' ? secret : text;
    expect(await new CachingIngestionKeyVerifier(keys, clock).verify(sent)).toEqual({
      verdict: 'refused',
      reason: 'malformed',
    });
    expect(keys.lookUps).toBe(0);
  });

  it('refuses a well-formed secret that is not the stored one', async () => {
    const [keys, clock] = [new InMemoryAccessKeys(), new Hands()];
    const other = await issue(new InMemoryAccessKeys(), clock);
    expect(await new CachingIngestionKeyVerifier(keys, clock).verify(other.secret)).toMatchObject({
      reason: 'unknown',
    });
  });

  it('refuses a revoked key within seconds, and looks a busy one up once in that time', async () => {
    const [keys, clock] = [new InMemoryAccessKeys(), new Hands()];
    const { key, secret } = await issue(keys, clock);
    const verifier = new CachingIngestionKeyVerifier(keys, clock);
    await Promise.all(Array.from({ length: 100 }, () => verifier.verify(secret)));
    expect(keys.lookUps).toBe(1);
    await keys.revoke(acme, key.keyId, OPERATOR, clock.now());
    clock.forward(3_000);
    expect(await verifier.verify(secret)).toEqual({ verdict: 'refused', reason: 'revoked' });
    expect(await verifier.signingKeyOf(acme, key.keyId)).toBeUndefined();
  });

  it('refuses the keys of a suspended tenant', async () => {
    const [keys, clock] = [new InMemoryAccessKeys(), new Hands()];
    const { secret } = await issue(keys, clock, 'read');
    keys.suspend(acme);
    expect(await new CachingReadKeyVerifier(keys, clock).verify(secret)).toMatchObject({ reason: 'tenant-suspended' });
  });

  it('lets known senders through a short outage of the store, and nobody else', async () => {
    const [keys, clock] = [new InMemoryAccessKeys(), new Hands()];
    const known = await issue(keys, clock);
    const unseen = await issue(keys, clock);
    const verifier = new CachingIngestionKeyVerifier(keys, clock);
    await verifier.verify(known.secret);
    keys.outage = new Error('PostgreSQL is down');
    clock.forward(30_000);
    expect(await verifier.verify(known.secret)).toMatchObject({ verdict: 'valid' });
    await expect(verifier.verify(unseen.secret)).rejects.toThrow('PostgreSQL is down');
    clock.forward(31_000);
    await expect(verifier.verify(known.secret)).rejects.toThrow('PostgreSQL is down');
  });

  it('rotates with overlap: both keys work until the old one is revoked', async () => {
    const [keys, clock] = [new InMemoryAccessKeys(), new Hands()];
    const old = await issue(keys, clock);
    const manager = new KeyManager(keys, clock);
    const rotated = await manager.rotate(acme, old.key.keyId, OPERATOR);
    if (!rotated.ok) throw new Error(rotated.error.message);
    const verifier = new CachingIngestionKeyVerifier(keys, clock);
    expect(await verifier.verify(old.secret)).toMatchObject({ verdict: 'valid' });
    expect(await verifier.verify(rotated.value.secret)).toMatchObject({ verdict: 'valid' });
    expect(await manager.rotate(acme, 'nosuchkey000', OPERATOR)).toMatchObject({
      ok: false,
      error: { field: 'keyId' },
    });
  });

  it('refuses a key from the moment on at which it expires, whatever is remembered of it', async () => {
    const [keys, clock] = [new InMemoryAccessKeys(), new Hands()];
    const manager = new KeyManager(keys, clock);
    const made = await manager.issue(acme, 'ingestion', 'CI', OPERATOR, {
      expiresAt: new Date(clock.now().getTime() + 1_000),
    });
    if (!made.ok) throw new Error(made.error.message);
    const { key, secret } = made.value;
    const verifier = new CachingIngestionKeyVerifier(keys, clock);
    clock.forward(999);
    expect(await verifier.verify(secret)).toMatchObject({ verdict: 'valid' });
    clock.forward(1);
    expect(await verifier.verify(secret)).toEqual({ verdict: 'refused', reason: 'expired' });
    expect(await verifier.signingKeyOf(acme, key.keyId)).toBeUndefined();
    expect(await manager.rotate(acme, key.keyId, OPERATOR)).toMatchObject({ ok: false, error: { field: 'keyId' } });
    expect(await manager.issue(acme, 'read', 'late', OPERATOR, { expiresAt: clock.now() })).toMatchObject({
      ok: false,
      error: { field: 'expiresAt' },
    });
  });

  it('lets the old key of a rotation end by itself, and gives the new one the same limits', async () => {
    const [keys, clock] = [new InMemoryAccessKeys(), new Hands()];
    const manager = new KeyManager(keys, clock);
    const team = { kind: 'team', id: 'payments' } as const;
    const old = await manager.issue(acme, 'read', 'Dashboard', OPERATOR, { scope: team });
    if (!old.ok) throw new Error(old.error.message);
    const until = new Date(clock.now().getTime() + 60_000);
    const rotated = await manager.rotate(acme, old.value.key.keyId, OPERATOR, until);
    expect(rotated).toMatchObject({
      ok: true,
      value: { key: { name: 'Dashboard', scope: team, expiresAt: undefined } },
    });
    const verifier = new CachingReadKeyVerifier(keys, clock);
    expect(await verifier.verify(old.value.secret)).toMatchObject({ verdict: 'valid', identity: { scope: team } });
    clock.forward(60_000);
    expect(await verifier.verify(old.value.secret)).toMatchObject({ reason: 'expired' });
  });

  it('limits no ingestion key to a unit', async () => {
    const manager = new KeyManager(new InMemoryAccessKeys(), new Hands());
    expect(await manager.issue(acme, 'ingestion', 'CI', OPERATOR, { scope: { kind: 'team', id: 'x' } })).toMatchObject({
      ok: false,
      error: { field: 'scopeUnit' },
    });
  });
});
