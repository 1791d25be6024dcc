import type { Attributes, AttributeValue, Origin } from '@tokenledger/shared/otlp';
import fc from 'fast-check';

import { OWNER_ATTRIBUTES, OWNER_DIMENSIONS } from './owner-names';
import { evidenceOf, type OwnedRecord, ownerOf, type Ownership } from './owner-of';

type Given = Readonly<Record<string, AttributeValue>>;

const attributes = (given: Given = {}): Attributes => new Map(Object.entries(given));
const originOf = (resource: Given = {}, scope: Given = {}): Origin => ({
  resource: attributes(resource),
  scope: { name: 'openai', version: '1', attributes: attributes(scope) },
});
const spanOf = (span: Given = {}, resource: Given = {}, scope: Given = {}): OwnedRecord => ({
  signal: 'span',
  origin: originOf(resource, scope),
  attributes: attributes(span),
});

/** `search (span:team.id)` by dimension. */
function shown({ named }: Ownership): Record<string, string> {
  return Object.fromEntries(
    OWNER_DIMENSIONS.flatMap((dimension) => {
      const owner = named[dimension];
      return owner === undefined ? [] : [[dimension, `${owner.value} (${evidenceOf(owner)})`]];
    }),
  );
}

describe('ownerOf', () => {
  it('names every dimension with where it was found', () => {
    const call = spanOf(
      { 'project.id': 'chatbot', 'user.id': 'u-1', 'gen_ai.agent.name': 'planner', 'gen_ai.conversation.id': 'c-9' },
      {
        'team.id': 'search',
        'service.instance.cost_center.id': 'CC-42',
        'service.name': 'checkout',
        'deployment.environment.name': 'prod',
      },
    );
    const owner = ownerOf(call);
    expect(shown(owner)).toEqual({
      team: 'search (resource:team.id)',
      project: 'chatbot (span:project.id)',
      costCenter: 'CC-42 (resource:service.instance.cost_center.id)',
      service: 'checkout (resource:service.name)',
      environment: 'prod (resource:deployment.environment.name)',
      user: 'u-1 (span:user.id)',
      agent: 'planner (span:gen_ai.agent.name)',
      conversation: 'c-9 (span:gen_ai.conversation.id)',
    });
    expect(owner.unallocated).toBeUndefined();
    expect(owner.refused).toEqual([]);
  });

  it('believes the span before the scope and the scope before the resource', () => {
    const [span, scope, resource] = [{ team: 'a' }, { team: 'b' }, { team: 'c' }];
    expect(shown(ownerOf(spanOf(span, resource, scope)))).toEqual({ team: 'a (span:team)' });
    expect(shown(ownerOf(spanOf({}, resource, scope)))).toEqual({ team: 'b (scope:team)' });
    expect(shown(ownerOf(spanOf({}, resource)))).toEqual({ team: 'c (resource:team)' });
  });

  it('believes a nearer level by any of its names before a farther one', () => {
    const owner = ownerOf(spanOf({ 'metadata.user_api_key_team_id': 'near' }, { 'team.id': 'far' }));
    expect(shown(owner)).toEqual({ team: 'near (span:metadata.user_api_key_team_id)' });
  });

  it.each(
    OWNER_DIMENSIONS.flatMap((dimension) => OWNER_ATTRIBUTES[dimension].map((name) => [name, dimension] as const)),
  )('reads %s as %s', (name, dimension) => {
    expect(ownerOf(spanOf({ [name]: 'x' })).named[dimension]).toEqual({ value: 'x', level: 'span', attribute: name });
  });

  it('takes the preferred of several names on one level, in whatever order they come', () => {
    for (const dimension of OWNER_DIMENSIONS) {
      const names = OWNER_ATTRIBUTES[dimension];
      const given = Object.fromEntries(names.map((name) => [name, name]));
      const reversed = Object.fromEntries([...names].reverse().map((name) => [name, name]));
      expect(ownerOf(spanOf(given)).named[dimension]?.value).toBe(names[0]);
      expect(ownerOf(spanOf(reversed)).named[dimension]?.value).toBe(names[0]);
    }
  });

  it('says of a log record that the log named the owner', () => {
    const record: OwnedRecord = { ...spanOf({ 'user.email': 'a@example.com' }), signal: 'log' };
    expect(shown(ownerOf(record))).toEqual({ user: 'a@example.com (log:user.email)' });
  });

  it('does not take a namespace of services for a team', () => {
    const owner = ownerOf(spanOf({}, { 'service.namespace': 'payments', 'service.name': 'checkout' }));
    expect(shown(owner)).toEqual({ service: 'checkout (resource:service.name)' });
    expect(owner.unallocated).toBe('no-metadata');
  });

  it('lets the namespace stand in for a service without a name', () => {
    const owner = ownerOf(spanOf({}, { 'service.namespace': 'payments', 'service.name': 'unknown_service:node' }));
    expect(shown(owner)).toEqual({ service: 'payments (resource:service.namespace)' });
  });

  it('reads a department as a cost centre where none is given', () => {
    expect(shown(ownerOf(spanOf({}, { department: 'R&D' })))).toEqual({ costCenter: 'R&D (resource:department)' });
    const both = ownerOf(spanOf({}, { department: 'R&D', cost_center: '4711' }));
    expect(shown(both)).toEqual({ costCenter: '4711 (resource:cost_center)' });
  });

  describe('for a call of nobody', () => {
    it('says that nothing names an owner', () => {
      expect(ownerOf(spanOf())).toEqual({ named: {}, unallocated: 'no-metadata', refused: [] });
    });

    it('does not take a user, an agent or a service for who is charged', () => {
      const owner = ownerOf(spanOf({ 'user.id': 'u', 'gen_ai.agent.name': 'a' }, { 'service.name': 's' }));
      expect(owner.unallocated).toBe('no-metadata');
    });

    it.each(['team', 'project', 'cost_center'])('is content with a %s alone', (name) => {
      expect(ownerOf(spanOf({ [name]: 'x' })).unallocated).toBeUndefined();
    });
  });

  describe('with a key that has a default owner', () => {
    const keyDefault = { team: 'platform', project: 'shared', environment: 'prod' };

    it('fills what the call does not say, dimension by dimension', () => {
      expect(shown(ownerOf(spanOf({ team: 'search' }, { 'deployment.environment': 'test' }), keyDefault))).toEqual({
        team: 'search (span:team)',
        project: 'shared (key:default)',
        environment: 'test (resource:deployment.environment)',
      });
    });

    it('allocates a call that says nothing', () => {
      expect(ownerOf(spanOf(), keyDefault).unallocated).toBeUndefined();
      expect(ownerOf(spanOf(), {}).unallocated).toBe('no-metadata');
    });

    it('does not leave its default with calls of other keys', () => {
      const record = spanOf();
      ownerOf(record, keyDefault);
      expect(shown(ownerOf(record))).toEqual({});
      expect(shown(ownerOf(record, { team: 'other' }))).toEqual({ team: 'other (key:default)' });
    });
  });

  it('reads each origin once for all of its records, and never mixes two', () => {
    const origin = originOf({ team: 'search' });
    const twin = originOf({ team: 'billing' });
    const on = (where: Origin): OwnedRecord => ({ signal: 'span', origin: where, attributes: attributes() });
    expect([on(origin), on(twin), on(origin)].map((record) => ownerOf(record).named.team?.value)).toEqual([
      'search',
      'billing',
      'search',
    ]);
  });
});

describe('a value that names an owner', () => {
  it.each<[AttributeValue, string]>([
    ['search', 'search'],
    ['  search  ', 'search'],
    ['Team Ä/研究 #7', 'Team Ä/研究 #7'],
    [42, '42'],
    [0, '0'],
    [9_007_199_254_740_993n, '9007199254740993'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('%p is taken as it is named', (value, name) => {
    expect(ownerOf(spanOf({ team: value })).named.team?.value).toBe(name);
  });

  it.each<[AttributeValue, string]>([
    [true, 'not a text'],
    [1.5, 'not a text'],
    [Number.NaN, 'not a text'],
    [['search'], 'not a text'],
    [{ id: 'search' }, 'not a text'],
    [new Uint8Array([65]), 'not a text'],
    ['x'.repeat(201), 'too long'],
    ['a\nb', 'control character'],
    ['a\u0000', 'control character'],
    ['a\u0085b', 'control character'],
    ['a\u2028b', 'control character'],
    ['a\ud800b', 'broken text'],
  ])('%p is refused and reported, without the value', (value, problem) => {
    expect(ownerOf(spanOf({ team: value }))).toEqual({
      named: {},
      unallocated: 'unreadable-metadata',
      refused: [{ dimension: 'team', level: 'span', attribute: 'team', problem }],
    });
  });

  it.each<AttributeValue>(['', '   ', null, 'None', 'null', 'undefined'])('%p is as good as none', (value) => {
    expect(ownerOf(spanOf({ team: value }))).toEqual({ named: {}, unallocated: 'no-metadata', refused: [] });
  });

  it('leaves the next name or level to speak when it is refused', () => {
    const owner = ownerOf(spanOf({ 'team.id': true, team: 'search' }, { project: 'chatbot', 'project.id': ['x'] }));
    expect(shown(owner)).toEqual({ team: 'search (span:team)', project: 'chatbot (resource:project)' });
    expect(owner.unallocated).toBeUndefined();
    expect(owner.refused.map(evidenceOf)).toEqual(['span:team.id', 'resource:project.id']);
  });

  it('does not make a call unallocated for a user that cannot be read', () => {
    expect(ownerOf(spanOf({ 'user.id': true })).unallocated).toBe('no-metadata');
  });
});

describe('ownerOf, for any attributes', () => {
  const name = fc.constantFrom(...OWNER_DIMENSIONS.flatMap((dimension) => OWNER_ATTRIBUTES[dimension]), 'http.route');
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 210 }),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  );
  const given = fc.dictionary(name, value, { maxKeys: 8 });

  it('names only clean texts of bounded length, and says where each is from', () => {
    fc.assert(
      fc.property(given, given, given, (span, resource, scope) => {
        const levels: Record<string, Given> = { span, resource, scope };
        for (const owner of Object.values(ownerOf(spanOf(span, resource, scope)).named)) {
          expect(owner.value).toBe(owner.value.trim());
          expect(owner.value.length).toBeGreaterThan(0);
          expect(owner.value.length).toBeLessThanOrEqual(200);
          expect(owner.value).not.toMatch(/\p{Cc}/u);
          expect(String(levels[owner.level]?.[owner.attribute]).trim()).toBe(owner.value);
        }
      }),
    );
  });

  it('does not depend on the order of attributes', () => {
    fc.assert(
      fc.property(given, (span) => {
        const reversed = Object.fromEntries(Object.entries(span).reverse());
        expect(ownerOf(spanOf(reversed)).named).toEqual(ownerOf(spanOf(span)).named);
      }),
    );
  });
});
