import { randomUUID } from 'node:crypto';

import {
  type AuditLog,
  DEFAULT_SCOPES,
  firstGrantOf,
  type GroupGrants,
  type GroupRole,
  type IdentityProvider,
  type IdentityProviders,
  type OutsideIdentities,
  type ProviderConfirmation,
  type ProviderSessions,
  type RoleGrants,
  type Session,
  type Sessions,
  type SignInRound,
  type SignInRounds,
  type TenantId,
  type Tenants,
  type User,
  type Users,
} from '@tokenledger/organization/domain';

import { aUser, chooseOwnPassword, OPERATOR, settle } from './organization-builder';

export interface IdentityProviderStores {
  readonly tenants: Tenants;
  readonly users: Users;
  readonly providers: IdentityProviders;
  readonly rounds: SignInRounds;
  readonly identities: OutsideIdentities;
  readonly groupGrants: GroupGrants;
  readonly roles: RoleGrants;
  readonly sessions: Sessions;
  readonly providerSessions: ProviderSessions;
  /** Where they record what they change. */
  readonly audit: Pick<AuditLog, 'page'>;
}

export function aProvider(provider: Partial<IdentityProvider> & Pick<IdentityProvider, 'tenant'>): IdentityProvider {
  return {
    name: 'Acme Login',
    issuer: 'https://login.acme.example',
    clientId: 'tokenledger',
    secretFile: 'acme-oidc',
    scopes: DEFAULT_SCOPES,
    groupsClaim: 'groups',
    groupRoles: [
      { group: 'ledger-finance', role: 'finance', scope: 'organisation' },
      { group: 'data', role: 'lead', scope: { kind: 'team', id: 'data' } },
    ],
    emailDomains: ['acme.example'],
    enabled: true,
    ...provider,
  };
}

/** What every store behind signing in at a provider promises. @param open gives empty ones */
export function itKeepsTheIdentityProvidersContract(
  acme: TenantId,
  globex: TenantId,
  open: () => Promise<IdentityProviderStores>,
): void {
  const now = new Date('2026-03-10T12:00:00Z');
  const later = new Date('2026-03-10T12:05:00Z');
  const muchLater = new Date('2026-03-10T13:00:00Z');
  const browser = Buffer.alloc(32, 1);
  const round: SignInRound = {
    tenant: acme,
    state: 'state',
    nonce: 'nonce',
    codeVerifier: 'verifier',
    redirectUri: 'https://ledger.acme.example/auth/oidc/callback',
    begunAt: now,
  };
  const confirmation: ProviderConfirmation = {
    issuer: 'https://login.acme.example',
    subject: 'anna',
    vouchesForEmail: true,
    refreshToken: Buffer.from('sealed'),
    confirmedAt: now,
    dueAt: later,
  };

  const anna = { issuer: confirmation.issuer, subject: confirmation.subject };
  const anEnd = { by: OPERATOR, at: later, usedAfter: new Date(now.getTime() - 1) };

  async function opened(
    stores: Pick<IdentityProviderStores, 'sessions'>,
    user: User,
    hash: Buffer,
    by?: ProviderConfirmation,
    expiresAt = new Date('2026-03-17T12:00:00Z'),
  ) {
    const session: Session = {
      id: randomUUID(),
      tenant: user.tenant,
      userId: user.id,
      userAgent: '',
      address: undefined,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      endedAt: undefined,
    };
    expect(await stores.sessions.open(session, hash, user.passwordHash, OPERATOR, by)).toBe(true);
    return session;
  }

  it("gives back an organisation's provider as it was set last, also by its domains", async () => {
    const { tenants, providers } = await open();
    await settle(tenants, acme);
    await providers.set(aProvider({ tenant: acme, emailDomains: ['old.example'] }), OPERATOR, now);
    const provider = aProvider({ tenant: acme, emailDomains: ['acme.example', 'acme.test'] });
    expect(await providers.set(provider, OPERATOR, now)).toEqual([]);
    expect(await providers.find(acme)).toEqual(provider);
    expect(await providers.forDomain('ACME.example')).toEqual(provider);
    expect(await providers.forDomain('old.example')).toBeUndefined();
    expect(await providers.find(globex)).toBeUndefined();
    expect(await providers.remove(acme, OPERATOR, now)).toBe(true);
    expect(await providers.remove(acme, OPERATOR, now)).toBe(false);
    expect(await providers.forDomain('acme.example')).toBeUndefined();
  });

  it('gives a domain to one organisation, and lists what is in use', async () => {
    const { tenants, providers } = await open();
    await settle(tenants, acme);
    await settle(tenants, globex, { id: randomUUID(), email: 'gus@globex.example' });
    const provider = aProvider({ tenant: acme });
    await providers.set(provider, OPERATOR, now);
    const theirs = aProvider({ tenant: globex, emailDomains: ['acme.example', 'globex.example'] });
    expect(await providers.set(theirs, OPERATOR, now)).toEqual(['acme.example']);
    expect(await providers.find(globex)).toBeUndefined();
    await providers.set({ ...theirs, emailDomains: ['globex.example'], enabled: false }, OPERATOR, now);
    expect(await providers.enabled()).toEqual([provider]);
  });

  it('changes what groups are here, and nothing else of a provider; those who change it at one time take turns', async () => {
    const { tenants, providers } = await open();
    await settle(tenants, acme);
    const provider = aProvider({ tenant: acme, groupRoles: [] });
    const roleOf = (group: string): GroupRole => ({ group, role: 'member', scope: 'organisation' });
    const add = (group: string) =>
      providers.changeGroupRoles(acme, (before) => [...before, roleOf(group)], OPERATOR, later);
    expect(await add('early')).toBe(false);
    await providers.set(provider, OPERATOR, now);
    const groups = ['a', 'b', 'c', 'd'];
    expect(await Promise.all(groups.map(add))).toEqual([true, true, true, true]);
    const changed = await providers.find(acme);
    expect(changed).toEqual({ ...provider, groupRoles: expect.any(Array) });
    expect(changed?.groupRoles.map(({ group }) => group).sort()).toEqual(groups);
    expect(await providers.changeGroupRoles(acme, () => undefined, OPERATOR, later)).toBe(false);
    expect(await providers.changeGroupRoles(globex, () => [], OPERATOR, later)).toBe(false);
    expect((await providers.find(acme))?.groupRoles).toHaveLength(4);
  });

  it('gives a round once, and only to the browser that began it', async () => {
    const { tenants, rounds } = await open();
    await settle(tenants, acme);
    await rounds.begin(round, browser);
    expect(await rounds.take('state', Buffer.alloc(32, 2))).toBeUndefined();
    expect(await rounds.take('state', browser)).toEqual(round);
    expect(await rounds.take('state', browser)).toBeUndefined();
  });

  it('forgets rounds that were begun before', async () => {
    const { tenants, rounds } = await open();
    await settle(tenants, acme);
    await rounds.begin(round, browser);
    await rounds.forget(later);
    expect(await rounds.take('state', browser)).toBeUndefined();
  });

  it('knows a person by issuer and subject within one tenant, once and for all', async () => {
    const { tenants, identities } = await open();
    const anna = await settle(tenants, acme);
    const ben = await settle(tenants, acme, { id: randomUUID(), email: 'ben@acme.example' });
    await settle(tenants, globex, { id: randomUUID(), email: 'gus@globex.example' });
    const identity = { tenant: acme, issuer: 'https://login.acme.example', subject: 'a' };
    expect(await identities.link(identity, anna.id, now)).toBe(true);
    expect(await identities.link(identity, ben.id, now)).toBe(false);
    expect(await identities.link({ ...identity, tenant: globex }, anna.id, now)).toBe(false);
    expect(await identities.find(identity)).toMatchObject({ id: anna.id, email: anna.email });
    for (const other of [{ subject: 'b' }, { issuer: 'https://other.example' }, { tenant: globex }]) {
      expect(await identities.find({ ...identity, ...other })).toBeUndefined();
    }
  });

  it('takes a password away that somebody else gave, with what was opened with it, and leaves one that is their own', async () => {
    const { tenants, users, identities, sessions } = await open();
    const given = await settle(tenants, acme);
    const chosen = await settle(tenants, acme, { id: randomUUID(), email: 'ben@acme.example' });
    await chooseOwnPassword(users, chosen);
    await opened({ sessions }, given, Buffer.alloc(32, 11));
    await opened({ sessions }, chosen, Buffer.alloc(32, 12));
    for (const { id } of [given, chosen]) {
      expect(
        await identities.link({ tenant: acme, issuer: 'https://login.acme.example', subject: id }, id, later),
      ).toBe(true);
    }
    expect((await users.find(acme, given.id))?.passwordHash).toBeUndefined();
    expect((await users.find(acme, chosen.id))?.passwordHash).toBe(chosen.passwordHash);
    expect((await sessions.find(Buffer.alloc(32, 11)))?.session.endedAt).toEqual(later);
    expect((await sessions.find(Buffer.alloc(32, 12)))?.session.endedAt).toBeUndefined();
  });

  it('counts a password as given again where somebody else set it last', async () => {
    const { tenants, users, identities } = await open();
    const anna = await settle(tenants, acme);
    await chooseOwnPassword(users, anna);
    await users.setPassword(acme, anna.id, 'given', OPERATOR, later);
    await identities.link({ tenant: acme, issuer: 'https://login.acme.example', subject: 'a' }, anna.id, later);
    expect((await users.find(acme, anna.id))?.passwordHash).toBeUndefined();
  });

  it('adds a person without a password, and nothing where their address is taken', async () => {
    const { tenants, identities, roles } = await open();
    await settle(tenants, acme);
    const cleo = aUser({ tenant: acme, id: randomUUID(), email: 'cleo@acme.example', passwordHash: undefined });
    const grant = { ...firstGrantOf(cleo, 'finance', 'Acme Login', randomUUID()), source: 'group' as const };
    const identity = { tenant: acme, issuer: 'https://login.acme.example', subject: 'c' };
    expect(await identities.addUser(cleo, grant, identity)).toBe(true);
    expect(await identities.find(identity)).toEqual(cleo);
    expect(await roles.list(acme)).toContainEqual(grant);
    const again = { ...cleo, id: randomUUID() };
    const other = { ...identity, subject: 'd' };
    expect(await identities.addUser(again, { ...grant, id: randomUUID(), userId: again.id }, other)).toBe(false);
    expect(await identities.find(other)).toBeUndefined();
  });

  it('replaces the roles that follow groups, and leaves those that somebody gave', async () => {
    const { tenants, groupGrants, roles } = await open();
    const anna = await settle(tenants, acme, {}, 'member');
    const held = async () =>
      (await roles.list(acme)).map(({ role, scope, source }) =>
        [source, role, scope === 'organisation' ? '' : scope.id].join(' ').trim(),
      );
    const lead = { role: 'lead', scope: { kind: 'team', id: 'data' } } as const;
    await groupGrants.replace(acme, anna.id, [{ role: 'finance', scope: 'organisation' }, lead], 'Acme Login', now);
    expect((await held()).sort()).toEqual(['group finance', 'group lead data', 'local member']);
    await groupGrants.replace(acme, anna.id, [lead], 'Acme Login', later);
    expect((await held()).sort()).toEqual(['group lead data', 'local member']);
    await groupGrants.replace(acme, anna.id, [], 'Acme Login', later);
    expect(await held()).toEqual(['local member']);
  });

  it('grants once what several sessions of a person bring at one time, and records only that', async () => {
    const { tenants, groupGrants, roles, audit } = await open();
    const anna = await settle(tenants, acme, { id: randomUUID() }, 'member');
    const nobody = randomUUID();
    const wanted = [
      { role: 'finance', scope: 'organisation' },
      { role: 'lead', scope: { kind: 'team', id: 'data' } },
    ] as const;
    const replace = (userId: string) => groupGrants.replace(acme, userId, wanted, 'Acme Login', later);
    await Promise.all([replace(anna.id), replace(anna.id), replace(nobody)]);
    const held = (await roles.list(acme)).filter(({ source }) => source === 'group').map(({ role }) => role);
    expect(held.sort()).toEqual(['finance', 'lead']);
    const granted = async (subject: string) =>
      (await audit.page(acme, { before: undefined, first: 10, actions: ['role.granted'], subject })).entries.length;
    expect([await granted(anna.id), await granted(nobody)]).toEqual([2, 0]);
  });

  it('counts roles of groups only in a session that the provider confirms', async () => {
    const stores = await open();
    const anna = await settle(stores.tenants, acme, {}, 'member');
    await stores.groupGrants.replace(acme, anna.id, [{ role: 'finance', scope: 'organisation' }], 'Acme Login', now);
    await opened(stores, anna, Buffer.alloc(32, 3));
    await opened(stores, anna, Buffer.alloc(32, 4), confirmation);
    const rolesOf = async (hash: Buffer) => (await stores.sessions.find(hash))?.roles.map(({ role }) => role);
    expect(await rolesOf(Buffer.alloc(32, 3))).toEqual(['member']);
    expect(await rolesOf(Buffer.alloc(32, 4))).toEqual(expect.arrayContaining(['finance', 'member']));
    expect((await stores.sessions.find(Buffer.alloc(32, 3)))?.recheckAt).toBeUndefined();
    expect((await stores.sessions.find(Buffer.alloc(32, 4)))?.recheckAt).toEqual(later);
  });

  it('lets one of many confirm a session that is due, and another where that one never came back', async () => {
    const stores = await open();
    const { providerSessions } = stores;
    const { id } = await opened(stores, await settle(stores.tenants, acme), Buffer.alloc(32, 5), confirmation);
    expect(await providerSessions.claim(acme, id, now, later)).toEqual({ claim: 'not-due' });
    expect(await providerSessions.claim(globex, id, later, muchLater)).toEqual({ claim: 'not-due' });
    expect(await providerSessions.claim(acme, id, later, muchLater)).toEqual({ claim: 'yours', confirmation });
    expect(await providerSessions.claim(acme, id, later, muchLater)).toEqual({ claim: 'under-way' });
    expect(await providerSessions.claim(acme, id, muchLater, muchLater)).toEqual({ claim: 'yours', confirmation });
  });

  it('keeps the new confirmation, or only when to ask again, with a new token or that of before', async () => {
    const stores = await open();
    const { providerSessions } = stores;
    const { id } = await opened(stores, await settle(stores.tenants, acme), Buffer.alloc(32, 6), confirmation);
    await providerSessions.claim(acme, id, later, muchLater);
    await providerSessions.postpone(acme, id, later);
    expect(await providerSessions.claim(acme, id, later, muchLater)).toEqual({
      claim: 'yours',
      confirmation,
    });
    const rotated = Buffer.from('rotated');
    await providerSessions.postpone(acme, id, later, rotated);
    await providerSessions.postpone(globex, id, later, Buffer.from('of another'));
    expect(await providerSessions.claim(acme, id, later, muchLater)).toEqual({
      claim: 'yours',
      confirmation: { ...confirmation, refreshToken: rotated },
    });
    const next = { ...confirmation, refreshToken: Buffer.from('next'), confirmedAt: later, dueAt: muchLater };
    await providerSessions.confirm(acme, id, next);
    expect(await providerSessions.claim(acme, id, later, muchLater)).toEqual({ claim: 'not-due' });
    expect(await providerSessions.claim(acme, id, muchLater, muchLater)).toEqual({
      claim: 'yours',
      confirmation: next,
    });
  });

  it('ends what a person opened at the provider until an instant, and nothing else', async () => {
    const stores = await open();
    const { providerSessions, sessions } = stores;
    const anna = await settle(stores.tenants, acme);
    const { id } = await opened(stores, anna, Buffer.alloc(32, 7), confirmation);
    await opened(stores, anna, Buffer.alloc(32, 8), confirmation);
    await opened(stores, anna, Buffer.alloc(32, 9));
    await opened(stores, anna, Buffer.alloc(32, 10), { ...confirmation, subject: 'ben' });
    expect(await providerSessions.find(acme, id)).toMatchObject(confirmation);
    expect(await providerSessions.find(globex, id)).toBeUndefined();

    const { issuer, subject } = confirmation;
    const before = new Date(now.getTime() - 1);
    expect(await providerSessions.endOf({ tenant: acme, issuer, subject }, before, anEnd)).toBe(0);
    expect(await providerSessions.endOf({ tenant: globex, issuer, subject }, now, anEnd)).toBe(0);
    expect(await providerSessions.endOf({ tenant: acme, issuer, subject }, now, anEnd)).toBe(2);
    const ends = [7, 8, 9, 10].map(async (of) => (await sessions.find(Buffer.alloc(32, of)))?.session.endedAt);
    expect(await Promise.all(ends)).toEqual([later, later, undefined, undefined]);
    expect(await providerSessions.endOf({ tenant: acme, issuer, subject }, now, anEnd)).toBe(0);
  });

  it.each<[string, (stores: IdentityProviderStores, session: Session, hash: Buffer) => Promise<unknown>]>([
    ['its person signs out', ({ sessions }, _session, hash) => sessions.end(hash, later)],
    ['it is ended', ({ sessions }, { userId, id }) => sessions.endOne(acme, userId, id, anEnd)],
    ['all are ended', ({ sessions }, { userId }) => sessions.endAll(acme, userId, anEnd)],
    ['the provider says so', ({ providerSessions }) => providerSessions.endOf({ tenant: acme, ...anna }, now, anEnd)],
    ['the password changes', ({ users }, { userId }) => users.setPassword(acme, userId, 'new', OPERATOR, later)],
    ['the person is switched off', ({ users }, { userId }) => users.setDisabled(acme, userId, true, OPERATOR, later)],
    ['it expired, once old ones are forgotten', ({ sessions }, { expiresAt }) => sessions.forget(now, expiresAt)],
  ])('keeps nothing that the provider gave for a session where %s', async (_why, over) => {
    const stores = await open();
    const user = await settle(stores.tenants, acme);
    const session = await opened(stores, user, Buffer.alloc(32, 11), confirmation);
    const other = await settle(stores.tenants, acme, { id: randomUUID(), email: 'ben@acme.example' });
    const until = new Date(session.expiresAt.getTime() + 1);
    const goesOn = await opened(stores, other, Buffer.alloc(32, 12), { ...confirmation, subject: 'ben' }, until);
    await stores.sessions.forget(now, later);
    expect(await stores.providerSessions.find(acme, session.id)).toBeDefined();
    await over(stores, session, Buffer.alloc(32, 11));
    expect(await stores.providerSessions.find(acme, session.id)).toBeUndefined();
    expect(await stores.providerSessions.find(acme, goesOn.id)).toBeDefined();
  });
}
