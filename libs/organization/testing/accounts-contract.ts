import { randomUUID } from 'node:crypto';

import {
  asOf,
  type AsOf,
  createSessionToken,
  hashSessionToken,
  type ReportingCurrencies,
  type Session,
  type Sessions,
  type TenantId,
  type Tenants,
  type User,
  type Users,
} from '@tokenledger/organization/domain';

import { aPerson } from './audit-builder';
import { addPerson, aUser, OPERATOR, settle } from './organization-builder';

export interface AccountStores {
  readonly tenants: Tenants & ReportingCurrencies;
  readonly users: Users;
  readonly sessions: Sessions;
}

/** What every store of people and sessions promises. @param open gives empty ones */
export function itKeepsTheAccountsContract(acme: TenantId, globex: TenantId, open: () => Promise<AccountStores>): void {
  const now = new Date('2026-03-10T12:00:00Z');
  const later = new Date('2026-03-10T12:05:00Z');
  const by = aPerson('Anna@acme.example');

  async function opened(stores: AccountStores, user: User): Promise<{ session: Session; hash: Buffer }> {
    const hash = hashSessionToken(createSessionToken());
    if (hash === undefined) throw new Error('no hash of a new token');
    const session: Session = {
      id: randomUUID(),
      tenant: user.tenant,
      userId: user.id,
      userAgent: 'Firefox',
      address: '192.0.2.7',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date('2026-03-17T12:00:00Z'),
      endedAt: undefined,
    };
    expect(await stores.sessions.open(session, hash, user.passwordHash, by)).toBe(true);
    return { session, hash };
  }

  it('keeps what each organisation reports in, and changes it for one alone', async () => {
    const { tenants } = await open();
    await settle(tenants, acme);
    await settle(tenants, globex);
    await tenants.setReportingCurrency(globex, 'EUR', by, now);
    const currencies = (await tenants.reporting()).map(({ id, reportingCurrency }) => [id, reportingCurrency]);
    expect(currencies).toEqual([
      [acme, 'USD'],
      [globex, 'EUR'],
    ]);
  });

  it('finds a person by e-mail address in any case, and by id within one tenant only', async () => {
    const stores = await open();
    const anna = await settle(stores.tenants, acme);
    expect(await stores.users.findByEmail(' aNNa@ACME.example ')).toMatchObject({ user: anna, tenant: { id: acme } });
    expect(await stores.users.findByEmail('ben@acme.example')).toBeUndefined();
    expect(await stores.users.find(acme, anna.id)).toEqual(anna);
    expect(await stores.users.find(globex, anna.id)).toBeUndefined();
  });

  it('lists everybody of one tenant, in the order in which they were added', async () => {
    const stores = await open();
    const anna = await settle(stores.tenants, acme);
    const later = { id: randomUUID(), email: 'ben@acme.example', createdAt: new Date('2026-03-02T00:00:00Z') };
    const ben = aUser({ tenant: acme, ...later });
    await addPerson(stores.tenants, ben, 'lead');
    await settle(stores.tenants, globex, { id: randomUUID(), email: 'gus@globex.example' });
    expect(await stores.users.list(acme)).toEqual([anna, ben]);
  });

  it('gives an e-mail address to one person of all organisations', async () => {
    const stores = await open();
    const anna = await settle(stores.tenants, acme);
    const other = aUser({ tenant: acme, id: randomUUID(), email: 'ANNA@acme.example' });
    expect(await addPerson(stores.tenants, other)).toBe(false);
    expect((await stores.users.findByEmail(anna.email))?.user.id).toBe(anna.id);
  });

  it('gives back a session by the hash of its token, with what its user may do', async () => {
    const stores = await open();
    const { session, hash } = await opened(stores, await settle(stores.tenants, acme));
    expect(await stores.sessions.find(hash)).toEqual({
      session,
      email: 'Anna@acme.example',
      roles: [{ role: 'owner', scope: 'organisation' }],
      userDisabled: false,
      tenantSuspended: false,
    });
    expect(await stores.sessions.find(Buffer.alloc(32))).toBeUndefined();
  });

  it('opens no session with a password that was changed meanwhile, or for another tenant', async () => {
    const stores = await open();
    const anna = await settle(stores.tenants, acme);
    const { session } = await opened(stores, anna);
    await stores.users.setPassword(acme, anna.id, 'new', by, later);
    const other = { ...session, id: randomUUID() };
    expect(await stores.sessions.open(other, Buffer.alloc(32, 1), anna.passwordHash, by)).toBe(false);
    expect(await stores.sessions.open({ ...other, tenant: globex }, Buffer.alloc(32, 1), 'new', by)).toBe(false);
    expect(await stores.sessions.find(Buffer.alloc(32, 1))).toBeUndefined();
  });

  it('switches somebody off with their sessions, and opens none until they are switched on again', async () => {
    const stores = await open();
    await settle(stores.tenants, acme);
    const ben = await settle(stores.tenants, acme, { id: randomUUID(), email: 'ben@acme.example' }, 'member');
    const [running, other] = [await opened(stores, ben), await opened(stores, ben)];
    await stores.sessions.end(other.hash, now);
    const { users, sessions } = stores;
    expect(await users.setDisabled(globex, ben.id, true, by, later)).toBe('unknown');
    expect(await users.setDisabled(acme, randomUUID(), true, by, later)).toBe('unknown');
    expect(await users.setDisabled(acme, ben.id, true, by, later)).toBe('done');
    expect(await users.find(acme, ben.id)).toEqual({ ...ben, disabledAt: later });
    expect(await sessions.find(running.hash)).toMatchObject({ session: { endedAt: later }, userDisabled: true });
    expect((await sessions.find(other.hash))?.session.endedAt).toEqual(now);
    // Once more changes nothing, also not since when.
    expect(await users.setDisabled(acme, ben.id, true, by, new Date('2026-03-11T00:00:00Z'))).toBe('done');
    expect((await users.find(acme, ben.id))?.disabledAt).toEqual(later);
    const next = { ...running.session, id: randomUUID() };
    expect(await sessions.open(next, Buffer.alloc(32, 1), ben.passwordHash, by)).toBe(false);

    expect(await users.setDisabled(acme, ben.id, false, by, later)).toBe('done');
    expect((await users.findByEmail(ben.email))?.user).toEqual(ben);
    expect((await sessions.find(running.hash))?.session.endedAt).toEqual(later);
    expect(await sessions.open(next, Buffer.alloc(32, 1), ben.passwordHash, by)).toBe(true);
  });

  it('ends a session once', async () => {
    const stores = await open();
    const { hash } = await opened(stores, await settle(stores.tenants, acme));
    await stores.sessions.end(hash, now);
    await stores.sessions.end(hash, later);
    expect((await stores.sessions.find(hash))?.session.endedAt).toEqual(now);
  });

  it('notes when a session was used last, for its own tenant and never backwards', async () => {
    const stores = await open();
    const { session, hash } = await opened(stores, await settle(stores.tenants, acme));
    await stores.sessions.touch(globex, session.id, later);
    expect((await stores.sessions.find(hash))?.session.lastSeenAt).toEqual(now);
    await stores.sessions.touch(acme, session.id, later);
    await stores.sessions.touch(acme, session.id, now);
    expect((await stores.sessions.find(hash))?.session.lastSeenAt).toEqual(later);
  });

  it("ends a person's other sessions with the password, and nobody else's", async () => {
    const stores = await open();
    const anna = await settle(stores.tenants, acme);
    const ben = await settle(stores.tenants, acme, { id: randomUUID(), email: 'ben@acme.example' });
    const [kept, other, bens] = [await opened(stores, anna), await opened(stores, anna), await opened(stores, ben)];
    expect(await stores.users.setPassword(globex, anna.id, 'new', by, later)).toBe(false);
    expect(await stores.users.setPassword(acme, anna.id, 'new', by, later, kept.session.id)).toBe(true);
    const endOf = async (hash: Buffer) => (await stores.sessions.find(hash))?.session.endedAt;
    expect([await endOf(kept.hash), await endOf(other.hash), await endOf(bens.hash)]).toEqual([
      undefined,
      later,
      undefined,
    ]);
    expect((await stores.users.find(acme, anna.id))?.passwordHash).toBe('new');
    await stores.users.setPassword(acme, anna.id, 'newer', by, later);
    expect(await endOf(kept.hash)).toEqual(later);
  });

  it("lists a person's open sessions, and ends one, or all but one", async () => {
    const stores = await open();
    const anna = await settle(stores.tenants, acme);
    const ben = await settle(stores.tenants, acme, { id: randomUUID(), email: 'ben@acme.example' });
    const { sessions } = stores;
    const [first, second, third] = [await opened(stores, anna), await opened(stores, anna), await opened(stores, anna)];
    const bens = await opened(stores, ben);
    const end = { by: OPERATOR, ...asOf(later, { idleMs: 60 * 60_000 }) };
    await sessions.touch(acme, second.session.id, later);
    const listed = async () => (await sessions.list(acme, anna.id, end)).map(({ id }) => id);
    expect(await listed()).toHaveLength(3);
    expect((await sessions.list(acme, anna.id, end))[0]).toEqual({ ...second.session, lastSeenAt: later });
    expect(await sessions.list(globex, anna.id, end)).toEqual([]);

    expect(await sessions.endOne(acme, anna.id, bens.session.id, end)).toBe(false);
    expect(await sessions.endOne(globex, anna.id, first.session.id, end)).toBe(false);
    expect(await sessions.endOne(acme, anna.id, first.session.id, end)).toBe(true);
    expect(await sessions.endOne(acme, anna.id, first.session.id, end)).toBe(false);
    expect(await sessions.endAll(globex, anna.id, end)).toBe(0);
    expect(await sessions.endAll(acme, anna.id, end, third.session.id)).toBe(1);
    expect(await listed()).toEqual([third.session.id]);
    expect(await sessions.endAll(acme, anna.id, end)).toBe(1);
    expect((await sessions.find(bens.hash))?.session.endedAt).toBeUndefined();
  });

  it('neither lists nor counts sessions that are over by themselves, and ends them all the same', async () => {
    const { tenants, users, sessions } = await open();
    const stores = { tenants, users, sessions };
    const anna = await settle(tenants, acme);
    const [idle, used, other] = [await opened(stores, anna), await opened(stores, anna), await opened(stores, anna)];
    for (const { session } of [used, other]) await sessions.touch(acme, session.id, later);
    const listed = async (as: AsOf) => (await sessions.list(acme, anna.id, as)).map(({ id }) => id);
    const inAnHour = asOf(new Date(now.getTime() + 60 * 60_000), { idleMs: 60 * 60_000 });
    expect((await listed(inAnHour)).sort()).toEqual([used.session.id, other.session.id].sort());
    const expired = asOf(used.session.expiresAt, { idleMs: 30 * 24 * 60 * 60_000 });
    expect(await listed(expired)).toEqual([]);

    expect(await sessions.endOne(acme, anna.id, other.session.id, { by: OPERATOR, ...expired })).toBe(false);
    expect(await sessions.endAll(acme, anna.id, { by: OPERATOR, ...inAnHour })).toBe(1);
    for (const { hash } of [idle, used, other]) expect((await sessions.find(hash))?.session.endedAt).toBeDefined();
  });

  it('forgets sessions that ended or expired before, and no other', async () => {
    const stores = await open();
    const anna = await settle(stores.tenants, acme);
    const [ended, running] = [await opened(stores, anna), await opened(stores, anna)];
    await stores.sessions.end(ended.hash, now);
    await stores.sessions.forget(now, now);
    expect(await stores.sessions.find(ended.hash)).toBeDefined();
    await stores.sessions.forget(later, later);
    expect(await stores.sessions.find(ended.hash)).toBeUndefined();
    expect(await stores.sessions.find(running.hash)).toBeDefined();
    const expired = new Date('2026-03-17T12:00:01Z');
    await stores.sessions.forget(expired, expired);
    expect(await stores.sessions.find(running.hash)).toBeUndefined();
  });
}
