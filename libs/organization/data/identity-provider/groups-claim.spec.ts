import { readGroups } from './groups-claim';

describe('reading the groups that a provider names', () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['names, as Okta and Entra ID write them', { groups: ['data', 'a7c1'] }, ['data', 'a7c1']],
    ['paths, as Keycloak writes them', { groups: ['/acme/data'] }, ['/acme/data']],
    ['one name alone', { groups: 'data' }, ['data']],
    ['ids that are whole numbers', { groups: [42, 'data'] }, ['42', 'data']],
    ['an empty list', { groups: [] }, []],
    ['null, which is as good as not there', { groups: null }, []],
    ['nothing: most leave out an empty list', {}, []],
  ])('takes %s', (_what, claims, groups) => {
    expect(readGroups(claims, 'groups')).toEqual({ ok: true, value: groups });
  });

  it('finds a claim within another one, where no claim has the whole name', () => {
    const claims = { realm_access: { roles: ['data'] } };
    expect(readGroups(claims, 'realm_access.roles')).toEqual({ ok: true, value: ['data'] });
    expect(readGroups({ 'realm_access.roles': ['choir'], ...claims }, 'realm_access.roles')).toEqual({
      ok: true,
      value: ['choir'],
    });
    const named = 'https://acme.example/groups';
    expect(readGroups({ [named]: ['data'] }, named)).toEqual({ ok: true, value: ['data'] });
  });

  it('knows no claim by what every object has', () => {
    expect(readGroups({}, 'constructor.name')).toEqual({ ok: true, value: [] });
  });

  it.each<[string, Record<string, unknown>]>([
    ['the claim groups holds an object', { groups: [{ id: '7', displayName: 'data' }] }],
    ['the claim groups holds an object', { groups: { data: true } }],
    ['the claim groups holds an object', { groups: ['data', ['choir']] }],
    ['the claim groups holds a boolean', { groups: [true] }],
    ['the claim groups holds a number', { groups: [1.5] }],
    ['more groups than fit into a token', { _claim_names: { groups: 'src1' } }],
    ['more groups than fit into a token', { hasgroups: true }],
  ])('tells that %s: %j', (problem, claims) => {
    expect(readGroups(claims, 'groups')).toEqual({ ok: false, error: expect.stringContaining(problem) });
  });
});
