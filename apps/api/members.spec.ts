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
  });
});
