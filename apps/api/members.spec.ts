import { systemActor, type UserRole } from '@tokenledger/organization/domain';

import { acme as ACME, type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

const GRANT = 'id role scopeKind scopeUnit source grantedBy';
const MEMBERS = `{ members { id email roles { ${GRANT} } } }`;
const ADD = `mutation($email: String!, $role: RoleInput!) { addMember(email: $email, role: $role) {
  ... on AddedMember { member { id email roles { ${GRANT} } } password }
  ... on InvalidMemberInput { issues { field message } } } }`;
const GIVE = `mutation($userId: ID!, $role: RoleInput!) { grantRole(userId: $userId, role: $role) {
  ... on RoleGrant { ${GRANT} } ... on InvalidMemberInput { issues { field message } } } }`;
const END = `mutation($grantId: ID!) { endRole(grantId: $grantId) {
  ... on RoleGrant { ${GRANT} } ... on InvalidMemberInput { issues { field message } } } }`;

const switching = (mutation: 'disableMember' | 'enableMember') =>
  `mutation($userId: ID!) { ${mutation}(userId: $userId) {
  ... on Member { email disabledAt roles { role } } ... on InvalidMemberInput { issues { field message } } } }`;
const DISABLE = switching('disableMember');
const ENABLE = switching('enableMember');

interface Grant {
  readonly id: string;
  readonly role: string;
}
interface Person {
  readonly id: string;
  readonly email: string;
  readonly roles: readonly Grant[];
}

describe('members', () => {
  let api: ApiUnderTest;
  let anna: BrowserTab;

  beforeEach(async () => {
    api = await startApi();
    anna = new BrowserTab(api.url);
    await anna.signIn();
  });
  afterEach(() => api.app.close());

  async function ask<T>(tab: BrowserTab, text: string, variables: object = {}): Promise<T> {
    const { data, errors } = await tab.ask(text, variables);
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as T;
  }
  const issuesOf = async (tab: BrowserTab, text: string, variables: object) =>
    (
      await ask<{ readonly issues?: readonly { readonly field: string; readonly message: string }[] }>(
        tab,
        text,
        variables,
      )
    ).issues;

  async function add(email: string, role: object): Promise<{ member: Person; password: string }> {
    return ask(anna, ADD, { email, role });
  }

  it('adds somebody who signs in with the password that is told once, and sees what their role shows', async () => {
    const { member, password } = await add(' ben@acme.example ', { role: 'FINANCE' });
    expect(member).toMatchObject({
      email: 'ben@acme.example',
      roles: [{ role: 'FINANCE', scopeKind: null, source: 'LOCAL', grantedBy: 'Anna@acme.example' }],
    });
    const ben = new BrowserTab(api.url);
    expect((await ben.signIn('ben@acme.example', password)).status).toBe(200);
    expect(await ask(ben, '{ priceLists { id } }')).toEqual([]);
    expect(
      (await ben.ask(ADD, { email: 'x@acme.example', role: { role: 'OWNER' } })).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    expect((await ask<readonly Person[]>(anna, MEMBERS)).map(({ email }) => email)).toEqual([
      'Anna@acme.example',
      'ben@acme.example',
    ]);
  });

  it('limits a role to a unit of the directory', async () => {
    const role = { role: 'LEAD', scopeKind: 'TEAM', scopeUnit: 'payments' };
    expect(await issuesOf(anna, ADD, { email: 'lea@acme.example', role })).toEqual([
      { field: 'scopeUnit', message: expect.stringContaining('The directory has no team with the id payments') },
    ]);
    await ask(
      anna,
      `mutation { importDirectory(input: { csv: "kind,id,name\\ncost-centre,CC-1,One\\nteam,payments,Payments", preview: false }) { __typename } }`,
    );
    const { member, password } = await add('lea@acme.example', role);
    expect(member.roles).toMatchObject([{ role: 'LEAD', scopeKind: 'TEAM', scopeUnit: 'payments' }]);

    const lea = new BrowserTab(api.url);
    await lea.signIn('lea@acme.example', password);
    const range = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };
    await ask(lea, 'query($input: SpendInput!) { spend(input: $input) { __typename } }', { input: range });
    expect(api.spend.asked.at(-1)?.scope.rows).toMatchObject([{ owner: 'team', names: ['payments'] }]);
  });

  it.each([
    [{ role: 'LEAD', scopeKind: 'TEAM' }],
    [{ role: 'LEAD', scopeUnit: 'payments' }],
    [{ role: 'LEAD', scopeKind: 'TEAM', scopeUnit: ' ' }],
  ])('takes a unit with its kind and its id only: %j', async (role) => {
    expect(await issuesOf(anna, ADD, { email: 'lea@acme.example', role })).toEqual([
      { field: 'scopeUnit', message: 'Give the kind of a unit and its id, or neither for the whole organisation.' },
    ]);
  });

  it.each([
    ['ben', 'An e-mail address is expected, such as anna@acme.com.'],
    ['ANNA@acme.example', 'Somebody has ANNA@acme.example already: give them a role instead.'],
    // Somebody of another organisation has it, which is not told.
    [
      'gus@globex.example',
      'gus@globex.example cannot be added here: use another address, or ask whoever runs TokenLedger.',
    ],
  ])('says what is wrong with the address %s', async (email, message) => {
    expect(await issuesOf(anna, ADD, { email, role: { role: 'MEMBER' } })).toEqual([{ field: 'email', message }]);
  });

  it('gives somebody another role once, and takes it', async () => {
    const { member } = await add('ben@acme.example', { role: 'MEMBER' });
    const given = await ask<Grant>(anna, GIVE, { userId: member.id, role: { role: 'AUDITOR' } });
    expect(await issuesOf(anna, GIVE, { userId: member.id, role: { role: 'AUDITOR' } })).toEqual([
      { field: 'role', message: 'ben@acme.example has this role there already.' },
    ]);
    expect(await ask(anna, END, { grantId: given.id })).toMatchObject({ role: 'AUDITOR' });
    expect(await issuesOf(anna, END, { grantId: given.id })).toMatchObject([{ field: 'grantId' }]);
  });

  it('keeps the last owner', async () => {
    const [own] = await ask<readonly Person[]>(anna, MEMBERS);
    expect(await issuesOf(anna, END, { grantId: own?.roles[0]?.id })).toEqual([
      { field: 'grantId', message: expect.stringContaining('An organisation keeps an owner') },
    ]);
  });

  it('lets nobody give more than they have, and only owners end owners', async () => {
    const { member, password } = await add('pat@acme.example', { role: 'PLATFORM_ADMIN' });
    const pat = new BrowserTab(api.url);
    await pat.signIn('pat@acme.example', password);
    for (const role of ['OWNER', 'FINANCE']) {
      expect(await issuesOf(pat, GIVE, { userId: member.id, role: { role } })).toEqual([
        { field: 'role', message: expect.stringContaining('nobody gives what they do not have: ask an owner') },
      ]);
    }
    const finance = { email: 'fin@acme.example', role: { role: 'FINANCE' } };
    expect(await issuesOf(pat, ADD, finance)).toMatchObject([{ field: 'role' }]);
    for (const role of ['PLATFORM_ADMIN', 'LEAD', 'MEMBER', 'AUDITOR']) {
      const added = await ask<object>(pat, ADD, { email: `${role}@acme.example`, role: { role } });
      expect(added).toHaveProperty('password');
    }
    const only = 'Only an owner of the organisation ends owners: ask one of them.';
    const [annas] = await ask<readonly Person[]>(pat, MEMBERS);
    expect(await issuesOf(pat, END, { grantId: annas?.roles[0]?.id })).toEqual([{ field: 'grantId', message: only }]);
  });

  it('says of a role that follows a group where to take it', async () => {
    const { member } = await add('ben@acme.example', { role: 'MEMBER' });
    const { organizations } = api.fakes;
    const role: UserRole = 'auditor';
    const grant = { id: 'from-a-group', userId: member.id, role, scope: 'organisation', source: 'group' } as const;
    const given = { ...grant, tenant: ACME, grantedAt: new Date(0), grantedBy: 'Okta' };
    await organizations.roles.grant(given, systemActor('Okta'));
    expect(await issuesOf(anna, END, { grantId: grant.id })).toEqual([
      { field: 'grantId', message: expect.stringContaining('take the person out of the group there') },
    ]);
  });

  it('shows and changes nobody of another organisation', async () => {
    const gus = new BrowserTab(api.url);
    await gus.signIn('gus@globex.example');
    const [own] = await ask<readonly Person[]>(anna, MEMBERS);
    expect((await ask<readonly Person[]>(gus, MEMBERS)).map(({ email }) => email)).toEqual(['gus@globex.example']);
    expect(await issuesOf(gus, GIVE, { userId: own?.id, role: { role: 'MEMBER' } })).toMatchObject([
      { field: 'userId' },
    ]);
    expect(await issuesOf(gus, END, { grantId: own?.roles[0]?.id })).toMatchObject([{ field: 'grantId' }]);
    for (const change of [DISABLE, ENABLE]) {
      expect(await issuesOf(gus, change, { userId: own?.id })).toEqual([
        { field: 'userId', message: `There is nobody ${own?.id}; list the members to see their ids.` },
      ]);
    }
    expect((await anna.ask('{ viewer { organization { id } } }')).status).toBe(200);
  });

  describe('who left', () => {
    const EMAIL = 'ben@acme.example';
    let userId: string;
    let password: string;
    let ben: BrowserTab;

    beforeEach(async () => {
      const added = await add(EMAIL, { role: 'FINANCE' });
      ({ password } = added);
      userId = added.member.id;
      ben = new BrowserTab(api.url);
      await ben.signIn(EMAIL, password);
    });

    const newest = () => api.fakes.audit.entriesOf(ACME).at(-1);
    const switchOff = () => ask(anna, DISABLE, { userId });

    it('is signed in nowhere with the next request, and is listed with their roles and since when', async () => {
      expect(await switchOff()).toEqual({
        email: EMAIL,
        disabledAt: api.clock.now().toISOString(),
        roles: [{ role: 'FINANCE' }],
      });
      const next = await ben.ask('{ priceLists { id } }');
      expect([next.status, next.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
      expect(newest()).toMatchObject({ action: 'user.disabled', subject: { id: userId } });
      expect(JSON.parse(newest()?.after ?? '{}')).toEqual({ email: EMAIL, endedSessions: 1 });
      expect(await ask(anna, '{ members { email disabledAt } }')).toEqual([
        { email: 'Anna@acme.example', disabledAt: null },
        { email: EMAIL, disabledAt: api.clock.now().toISOString() },
      ]);
    });

    it('is nobody even in a session that was not ended with them', async () => {
      const { sessions } = api.fakes.organizations;
      const find = sessions.find.bind(sessions);
      sessions.find = async (hash) => {
        const record = await find(hash);
        return record && { ...record, session: { ...record.session, endedAt: undefined } };
      };
      await switchOff();
      expect((await ben.ask('{ priceLists { id } }')).status).toBe(401);
    });

    it('is told the same for the right password as for a wrong one, at the same cost', async () => {
      await switchOff();
      const { passwords } = api.fakes;
      const answerTo = async (typed: string) => {
        const before = passwords.checks;
        const { status, body } = await new BrowserTab(api.url).signIn(EMAIL, typed);
        return { status, code: body.error?.code, message: body.error?.message, cost: passwords.checks - before };
      };
      const toRight = await answerTo(password);
      expect(newest()).toMatchObject({ action: 'sign-in.refused', reason: 'account switched off' });
      expect(toRight).toMatchObject({ status: 401, code: 'WRONG_CREDENTIALS' });
      expect(await answerTo('a guess at it')).toEqual(toRight);
      expect(newest()).toMatchObject({ action: 'sign-in.refused', reason: 'wrong password' });
    });

    it('is locked out by right passwords as by wrong ones: not being so would tell them apart', async () => {
      await switchOff();
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await ben.signIn(EMAIL, password)).status);
      expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    });

    it('opens nothing where they are switched off while their password is checked', async () => {
      const { passwords, organizations } = api.fakes;
      const matches = passwords.matches.bind(passwords);
      passwords.matches = async (...typed) => {
        await organizations.users.setDisabled(ACME, userId, true, systemActor('test'), api.clock.now());
        return matches(...typed);
      };
      expect((await new BrowserTab(api.url).signIn(EMAIL, password)).body.error?.code).toBe('WRONG_CREDENTIALS');
      expect(newest()).toMatchObject({ action: 'sign-in.refused', reason: 'account switched off' });
    });

    it('signs in again once switched on, with what they had; sessions of before stay ended', async () => {
      await switchOff();
      expect(await ask(anna, ENABLE, { userId })).toEqual({
        email: EMAIL,
        disabledAt: null,
        roles: [{ role: 'FINANCE' }],
      });
      expect(newest()).toMatchObject({ action: 'user.enabled', subject: { id: userId } });
      expect((await ben.ask('{ priceLists { id } }')).status).toBe(401);
      expect((await ben.signIn(EMAIL, password)).status).toBe(200);
      expect(await ask(ben, '{ priceLists { id } }')).toEqual([]);
    });

    it('is switched on where they come back, not added once more', async () => {
      await switchOff();
      expect(await issuesOf(anna, ADD, { email: EMAIL, role: { role: 'MEMBER' } })).toEqual([
        { field: 'email', message: `Somebody has ${EMAIL} already, and is switched off: switch them on instead.` },
      ]);
    });

    it('is not switched off twice: the second time nothing changes', async () => {
      await switchOff();
      const [told, since] = [newest(), api.clock.now().toISOString()];
      expect(await switchOff()).toMatchObject({ disabledAt: since });
      expect(newest()).toBe(told);
    });

    it('is nobody of themselves', async () => {
      const [own] = await ask<readonly Person[]>(anna, MEMBERS);
      expect(await issuesOf(anna, DISABLE, { userId: own?.id })).toEqual([
        { field: 'userId', message: 'Nobody switches themselves off: ask somebody else to do it.' },
      ]);
    });

    it('is not the last owner who was made one here: an owner by a group may be none tomorrow', async () => {
      const { groupGrants, providerSessions, sessions } = api.fakes.organizations;
      const now = api.clock.now();
      await groupGrants.replace(ACME, userId, [{ role: 'owner', scope: 'organisation' }], 'Okta', now);
      const [session] = await sessions.list(ACME, userId, { at: now, usedAfter: new Date(0) });
      providerSessions.attach(ACME, session?.id ?? '', {
        issuer: 'https://login.acme.example',
        subject: 'ben',
        vouchesForEmail: true,
        refreshToken: Buffer.from('sealed'),
        confirmedAt: now,
        dueAt: new Date(now.getTime() + 30_000),
      });
      const [annas] = await ask<readonly Person[]>(ben, MEMBERS);
      expect(await issuesOf(ben, DISABLE, { userId: annas?.id })).toEqual([
        {
          field: 'userId',
          message: expect.stringContaining('make somebody else one before you switch Anna@acme.example off'),
        },
      ]);
    });

    it('is switched off and on by who looks after the people, but owners by owners alone', async () => {
      const { member, password: pats } = await add('pat@acme.example', { role: 'PLATFORM_ADMIN' });
      const pat = new BrowserTab(api.url);
      await pat.signIn(member.email, pats);
      expect(await ask(pat, DISABLE, { userId })).toMatchObject({ email: EMAIL });
      expect(await ask(pat, ENABLE, { userId })).toMatchObject({ email: EMAIL });
      const [annas] = await ask<readonly Person[]>(pat, MEMBERS);
      const only = 'Only an owner of the organisation switches owners off and on: ask one of them.';
      for (const change of [DISABLE, ENABLE]) {
        expect(await issuesOf(pat, change, { userId: annas?.id })).toEqual([{ field: 'userId', message: only }]);
      }
      await ben.signIn(EMAIL, password);
      for (const change of [DISABLE, ENABLE]) {
        const { errors } = await ben.ask(change, { userId: member.id });
        expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
    });
  });
});
