import { buildSchema, graphql, type GraphQLSchema, parse, validate } from 'graphql';

import type { AnyQuestion } from '../any-question';
import { type Ask, claiming, leaksOf, questionsWith } from './attack';

const MARKER = 'globex-canary';

const schema = buildSchema(`
  type Query { key(id: ID!): Key  keys(input: KeysInput!): KeysResult  note: String }
  input KeysInput { name: String!  only: [String!]  tenant: String }
  type Key { id: ID!  owner: Person }
  type Person { name: String  friend: Person }
  union KeysResult = Keys | NoKeys
  type Keys { keys: [Key!]!  next(first: Int!): Key }
  type NoKeys { keys: String!  because: String! }`);

const safe = { key: null, keys: { __typename: 'NoKeys', keys: 'none', because: 'there are none' }, note: 'nothing' };
const values = { id: 'id-of-globex', name: 'a name' };

async function leaksWith(answers: object, everyValues: readonly object[] = [values], headers = {}) {
  const ask: Ask = async ({ text, variables }, sent) =>
    JSON.stringify(
      await graphql({ schema, source: text, rootValue: answers, variableValues: variables, contextValue: sent }),
    );
  const leaks = await leaksOf(ask, questionsWith(schema, everyValues as never), [{}, headers], MARKER);
  return leaks.map(({ name }) => name);
}

describe('the attack on the isolation of organisations', () => {
  it('finds nothing where nothing is told', async () => {
    expect(await leaksWith(safe)).toEqual([]);
  });

  it('finds a resolver that looks a key up by its id alone', async () => {
    const stored = { id: 'id-of-globex', owner: { name: `Gus of ${MARKER}` } };
    const key = ({ id }: { id: string }) => (id === stored.id ? stored : null);
    expect(await leaksWith({ ...safe, key })).toEqual(['key', 'key']);
    expect(await leaksWith({ ...safe, key }, [{ id: 'id-of-acme' }])).toEqual([]);
  });

  it('finds what lies deep in an answer, and in every type that it may be of', async () => {
    const deep = { owner: { name: 'a', friend: { name: 'b', friend: { name: MARKER } } } };
    expect(await leaksWith({ ...safe, keys: { __typename: 'Keys', keys: [{ id: '1', ...deep }] } })).toContain('keys');
    expect(await leaksWith({ ...safe, keys: { __typename: 'NoKeys', keys: MARKER, because: '' } })).toContain('keys');
  });

  it('finds what an error tells', async () => {
    const note = () => Promise.reject(new Error(`no rows but those of ${MARKER}`));
    expect(await leaksWith({ ...safe, note })).toEqual(['note', 'note']);
  });

  it('finds a resolver that believes a header', async () => {
    const note = (_args: object, sent: Record<string, string>) => (sent['x-tenant'] === 'globex' ? MARKER : 'nothing');
    expect(await leaksWith({ ...safe, note }, [values], { 'x-tenant': 'globex' })).toEqual(['note']);
  });

  it('finds a resolver that believes what an input says of the tenant', async () => {
    const keys = ({ input }: { input: { tenant?: string } }) =>
      input.tenant === 'globex' ? { ...safe.keys, because: MARKER } : safe.keys;
    const claims = questionsWith(schema, [values]).flatMap((question) => claiming('globex', question));
    const ask: Ask = async ({ text, variables }) =>
      JSON.stringify(await graphql({ schema, source: text, rootValue: { ...safe, keys }, variableValues: variables }));
    expect((await leaksOf(ask, claims, [{}], MARKER)).map(({ name }) => name)).toEqual(['keys']);
  });

  it('asks nothing twice, and only what the schema knows until it claims something', () => {
    const questions = questionsWith(schema, [values, values, { ...values, only: 'one' }]);
    expect(questions.map(({ name }) => name)).toEqual(['key', 'keys', 'note', 'keys']);
    expect(questions.flatMap((question) => complaints(schema, question))).toEqual([]);
    const [key] = questions as [AnyQuestion];
    expect(claiming('globex', key).flatMap((claim) => complaints(schema, claim))).toContain(
      'Unknown argument "tenantId" on field "Query.key".',
    );
  });
});

function complaints(of: GraphQLSchema, { text }: AnyQuestion): readonly string[] {
  return validate(of, parse(text)).map(({ message }) => message);
}
