import { type RoleHeld, USER_ROLES, type UserRole } from '@tokenledger/organization/domain';
import { buildSchema } from 'graphql';

import { type AnyQuestion, anyQuestions } from './testing/any-question';
import { type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

/** Whatever is asked of the API needs a permission, and only who has it is answered. */
describe('permissions of the API', () => {
  let api: ApiUnderTest;
  let questions: readonly AnyQuestion[];
  let anna: BrowserTab;

  beforeAll(async () => {
    api = await startApi();
    questions = anyQuestions(buildSchema(api.app.schema()));
    anna = new BrowserTab(api.url);
    await anna.signIn();
  });
  afterAll(() => api.app.close());

  /** @returns the names of what is refused because of who asks */
  async function refusedTo(roles: readonly RoleHeld[]): Promise<readonly string[]> {
    api.fakes.organizations.holdRoles(roles);
    const refused: string[] = [];
    for (const { name, text, variables } of questions) {
      const { errors } = await anna.ask(text, variables);
      if (errors?.some(({ extensions }) => extensions.code === 'FORBIDDEN')) refused.push(name);
      // Whatever else happens with values that mean nothing, nothing breaks for want of a permission's name.
      expect(errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain('INTERNAL');
    }
    return refused;
  }

  const everywhere = (role: UserRole): RoleHeld => ({ role, scope: 'organisation' });

  it('refuse an owner nothing', async () => {
    expect(await refusedTo([everywhere('owner')])).toEqual([]);
  });

  it.each([...USER_ROLES, 'nobody'] as const)(
    'let a %s of one team ask for spend and for themselves only',
    async (role) => {
      const roles = role === 'nobody' ? [] : [{ role, scope: { kind: 'team', id: 'payments' } } as const];
      const refused = await refusedTo(roles);
      const answered = questions.map(({ name }) => name).filter((name) => !refused.includes(name));
      const ofThemselves = ['changePassword', 'endOtherSessions', 'endSession', 'sessions', 'viewer'];
      const spend = [
        'call',
        'dimensionValues',
        'myUse',
        'noteExport',
        'ownerCoverage',
        'peoplePrivacy',
        'recentCalls',
        'spend',
        'spendByUnit',
        'spendByUnitCsv',
        'unallocatedSpend',
      ];
      expect(answered.sort()).toEqual([...ofThemselves, ...(role === 'nobody' ? [] : spend)].sort());
    },
  );

  it('let an auditor change nothing but their own password and sessions, and note what they take out', async () => {
    const refused = await refusedTo([everywhere('auditor')]);
    const changes = questions.filter(({ kind }) => kind === 'mutation').map(({ name }) => name);
    expect(changes.filter((name) => !refused.includes(name)).sort()).toEqual([
      'changePassword',
      'endOtherSessions',
      'endSession',
      'noteExport',
    ]);
    // A list of files that only owners fetch, and what makes us send our secret.
    expect(refused.filter((name) => !changes.includes(name)).sort()).toEqual([
      'identityProviderCheck',
      'organizationExports',
    ]);
  });

  it('keep prices from platform administrators, and keys from finance', async () => {
    expect(await refusedTo([everywhere('platform-admin')])).toEqual(
      expect.arrayContaining(['changePriceList', 'priceModel']),
    );
    expect(await refusedTo([everywhere('finance')])).toEqual(
      expect.arrayContaining(['createAccessKey', 'rotateAccessKey', 'revokeAccessKey', 'accessKeys']),
    );
  });

  it('let a read key of a team ask for its spend, and for nothing of the whole', async () => {
    const range = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };
    const spend = 'query($input: SpendInput!) { spend(input: $input) { __typename } }';
    expect((await api.ask(spend, { input: range }, 'tlr_team')).body.errors).toBeUndefined();
    expect(api.spend.asked.at(-1)?.scope.rows).toMatchObject([{ owner: 'team', names: ['payments'] }]);
    expect((await api.ask('{ priceLists { id } }', {}, 'tlr_team')).body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('this read key does not include prices.read'),
    });
  });

  it('hold with the next request after a role is taken', async () => {
    api.fakes.organizations.holdRoles([everywhere('finance')]);
    const question = '{ priceLists { id } }';
    expect((await anna.ask(question)).errors).toBeUndefined();
    api.fakes.organizations.holdRoles([]);
    expect((await anna.ask(question)).errors?.[0]).toMatchObject({
      message: expect.stringContaining('your role does not include prices.read: ask an owner'),
      extensions: { code: 'FORBIDDEN' },
    });
  });
});
