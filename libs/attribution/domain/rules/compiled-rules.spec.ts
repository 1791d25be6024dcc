import { localDay } from '@tokenledger/organization/domain';
import fc from 'fast-check';

import type { AttributionRule, RuleCondition, RuleResult } from './attribution-rule';
import type { CallFacts } from './call-facts';
import { CompiledRules, NO_RULES } from './compiled-rules';
import { compileRule } from './compile-rule';
import { RuleEra } from './rule-era';
import { ServiceProjects } from './service-projects';

const at = (text: string): number => Date.parse(text);
const facts = (fields: CallFacts['fields'], attributes: CallFacts['attributes'] = {}): CallFacts => ({
  atMs: at('2026-03-10T12:00:00Z'),
  fields,
  attributes,
});

function rule(
  id: string,
  conditions: readonly RuleCondition[],
  owner: RuleResult['owner'] = { team: id },
  more: Partial<AttributionRule> = {},
): AttributionRule {
  const result = { owner, purpose: undefined, labels: {} };
  return { id, name: id, from: undefined, until: undefined, conditions, result, ...more };
}
const when = (
  subject: RuleCondition['subject'],
  operator: RuleCondition['operator'],
  ...values: string[]
): RuleCondition => ({ subject, operator, values });
const compiled = (...rules: AttributionRule[]): CompiledRules =>
  new CompiledRules({ revision: 4, rules }, 'Europe/Berlin');

/** `search by shop`, `unowned (unmapped-value)`, `undecidable at shop`. */
function told(rules: Pick<CompiledRules, 'decide'>, call: CallFacts): string {
  const verdict = rules.decide(call);
  if (verdict.outcome === 'owned') return `${Object.values(verdict.answer.owner).join('/')} by ${verdict.rule.id}`;
  if (verdict.outcome === 'placed') return `${verdict.answer.owner.project} by the directory`;
  return verdict.outcome === 'unowned'
    ? `unowned (${verdict.reason ?? 'nothing'})`
    : `undecidable at ${verdict.rule.id}`;
}

describe('CompiledRules', () => {
  it.each<[string, RuleCondition, string]>([
    ['equals, case and all', when('service', 'equals', 'shop'), 'shop'],
    ['one of several', when('service', 'in', 'web', 'shop'), 'shop'],
    ['a beginning', when('service', 'prefix', 'sh'), 'shop'],
    ['a pattern anywhere', when('service', 'regex', 'h.p'), 'shop'],
    ['any value', when('service', 'exists'), 'shop'],
  ])('takes a call whose value is %s', (_name, condition, service) => {
    const rules = compiled(rule('a', [condition]));
    expect(told(rules, facts({ service }))).toBe('a by a');
    expect(told(rules, facts({}))).toBe('unowned (nothing)');
  });

  it('puts on a label of any name, those of every object too', () => {
    const labels = { ['__proto__']: '{service}', constructor: 'x' };
    const result = { owner: { team: 'a' }, purpose: undefined, labels };
    const verdict = compiled(rule('a', [], { team: 'a' }, { result })).decide(facts({ service: 'shop' }));
    const given = verdict.outcome === 'owned' ? Object.entries(verdict.answer.labels) : [];
    expect(given).toEqual([
      ['__proto__', 'shop'],
      ['constructor', 'x'],
    ]);
  });

  it('asks rules in their order, and the first that takes the call decides', () => {
    const any = rule('any', []);
    const shop = rule('shop', [when('service', 'equals', 'shop')]);
    expect(told(compiled(shop, any), facts({ service: 'shop' }))).toBe('shop by shop');
    expect(told(compiled(any, shop), facts({ service: 'shop' }))).toBe('any by any');
  });

  it('takes a call only where all conditions hold', () => {
    const rules = compiled(rule('a', [when('service', 'equals', 'shop'), when('environment', 'equals', 'prod')]));
    expect(told(rules, facts({ service: 'shop', environment: 'prod' }))).toBe('a by a');
    expect(told(rules, facts({ service: 'shop', environment: 'test' }))).toBe('unowned (unmapped-value)');
  });

  it('holds from the first moment of its first day in the zone of the organisation, without its last', () => {
    const days = { from: localDay('2026-03-10'), until: localDay('2026-03-11') };
    const rules = compiled(rule('a', [], { team: 'a' }, days), rule('rest', []));
    // Berlin is at +01:00 in early March.
    expect(
      ['2026-03-09T22:59:59.999Z', '2026-03-09T23:00:00Z', '2026-03-10T22:59:59.999Z', '2026-03-10T23:00:00Z'].map(
        (text) => told(rules, { ...facts({}), atMs: at(text) }),
      ),
    ).toEqual(['rest by rest', 'a by a', 'a by a', 'rest by rest']);
  });

  it('puts values of the call into names, and does not take a call that lacks one', () => {
    const rules = compiled(
      rule('unit', [], { costCenter: 'CC-{attribute:acme.unit}', project: '{service}' }),
      rule('rest', []),
    );
    expect(told(rules, facts({ service: 'shop' }, { 'acme.unit': '42' }))).toBe('shop/CC-42 by unit');
    expect(told(rules, facts({ service: 'shop' }, { 'acme.unit': null }))).toBe('rest by rest');
    expect(told(rules, facts({ service: 'x'.repeat(201) }, { 'acme.unit': '42' }))).toBe('rest by rest');
  });

  it('asks each member of a list, and takes no name from one of several', () => {
    const rules = compiled(
      rule('prod', [when('attribute:tags', 'equals', 'prod'), when('attribute:tags', 'prefix', 'sea')]),
      rule('named', [], { team: '{attribute:tags}' }),
      rule('any', [when('attribute:tags', 'exists')]),
    );
    const tagged = (...tags: string[]) => told(rules, facts({}, { tags }));
    expect(tagged('search', 'prod')).toBe('prod by prod');
    expect(tagged('search', 'test')).toBe('any by any');
    expect(tagged('search')).toBe('search by named');
    expect(told(rules, facts({}, { tags: 'search' }))).toBe('search by named');
    // It gave something that cannot be compared, as a map.
    expect(tagged()).toBe('any by any');
    expect(told(rules, facts({}, { tags: null }))).toBe('unowned (nothing)');
  });

  it('says why nobody owns a call', () => {
    const rules = compiled(
      rule('a', [when('service', 'equals', 'shop')]),
      rule('b', [when('key', 'equals', 'k-1')]),
      rule('c', [when('user', 'exists'), when('agent', 'exists')]),
    );
    expect(told(rules, facts({ service: 'web', key: 'k-2' }))).toBe('unowned (unmapped-value)');
    expect(told(rules, facts({ key: 'k-2', user: 'ada' }))).toBe('unowned (unknown-key)');
    expect(told(rules, facts({ user: 'ada' }))).toBe('unowned (nothing)');
  });

  it('says without rules, too, what one could go by', () => {
    expect(told(NO_RULES, facts({ service: 'web', key: 'k-2' }))).toBe('unowned (unmapped-value)');
    expect(told(NO_RULES, facts({ agent: 'planner' }))).toBe('unowned (unmapped-value)');
    expect(told(NO_RULES, facts({ workspace: 'wrkspc_1', apiKey: 'sk-…1' }))).toBe('unowned (unmapped-value)');
    expect(told(NO_RULES, facts({ apiKey: 'sk-…1', key: 'k-2' }))).toBe('unowned (unknown-key)');
    // Every call has an ingestion key, a model and an environment: none of them says whose it is.
    expect(told(NO_RULES, facts({ key: 'k-2', model: 'gpt-4o', environment: 'prod' }))).toBe('unowned (nothing)');
  });

  it('does not guess about an attribute that was not kept, unless a rule before it decides', () => {
    const tagged = rule('tagged', [when('attribute:acme.unit', 'equals', '42'), when('service', 'equals', 'shop')]);
    const web = rule('web', [when('service', 'equals', 'web')]);
    expect(told(compiled(tagged, web), facts({ service: 'shop' }))).toBe('undecidable at tagged');
    expect(told(compiled(tagged, web), facts({ service: 'web' }))).toBe('web by web');
    expect(told(compiled(rule('all', []), tagged), facts({ service: 'shop' }))).toBe('all by all');
  });

  it('lets a pattern that hangs engines which backtrack do no harm', () => {
    const rules = compiled(rule('evil', [when('service', 'regex', '^(a+)+$')]), rule('rest', []));
    const startedAt = performance.now();
    expect(told(rules, facts({ service: `${'a'.repeat(10_000)}!` }))).toBe('rest by rest');
    // Backtracking needs 2^10,000 steps; the machine may be slow, but not by that.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  const value = fc.constantFrom('shop', 'shop-eu', 'web', 'web-1', 'x');
  const subject = fc.constantFrom<RuleCondition['subject']>('service', 'environment', 'key', 'attribute:tag');
  const condition: fc.Arbitrary<RuleCondition> = fc.oneof(
    fc.record({ subject, operator: fc.constant('equals' as const), values: fc.tuple(value) }),
    fc.record({
      subject,
      operator: fc.constant('in' as const),
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ subject, operator: fc.constant('prefix' as const), values: fc.tuple(fc.constantFrom('sh', 'w', 'q')) }),
    fc.record({
      subject,
      operator: fc.constant('regex' as const),
      values: fc.tuple(fc.constantFrom('^web', '-', 'o.$')),
    }),
    fc.record({ subject, operator: fc.constant('exists' as const), values: fc.constant([]) }),
  );
  const someRules = fc
    .array(fc.record({ conditions: fc.array(condition, { maxLength: 3 }), takes: fc.boolean() }), { maxLength: 12 })
    .map((all) =>
      all.map(({ conditions, takes }, index) =>
        rule(`r${index}`, conditions, { team: takes ? `t-{environment}` : `t${index}` }),
      ),
    );
  const call = fc
    .record({
      service: fc.option(value, { nil: undefined }),
      environment: fc.option(value, { nil: undefined }),
      key: fc.option(value, { nil: undefined }),
      tag: fc.option(fc.oneof(value, fc.array(value, { maxLength: 3 })), { nil: null }),
      isKept: fc.boolean(),
    })
    .map(({ tag, isKept, ...fields }) => facts(fields, isKept ? { tag } : {}));

  it('comes to what asking rule by rule comes to', () => {
    fc.assert(
      fc.property(someRules, fc.array(call, { minLength: 1, maxLength: 20 }), (rules, calls) => {
        const oneByOne = new RuleEra(rules.map(compileRule));
        const all = compiled(...rules);
        for (const one of calls) {
          expect(told(all, one)).toBe(told({ decide: (given) => oneByOne.decideOneByOne(given) }, one));
        }
      }),
    );
  });

  it('changes nothing for calls that are taken when rules are added behind', () => {
    fc.assert(
      fc.property(someRules, someRules, call, (rules, added, one) => {
        const before = told(compiled(...rules), one);
        fc.pre(!before.startsWith('unowned'));
        expect(told(compiled(...rules, ...added), one)).toBe(before);
      }),
    );
  });

  describe('where the directory has services in projects', () => {
    const placed = (project: string, from: string, until?: string) => ({
      names: ['shop', 'finder'],
      project,
      from: localDay(from),
      until: until === undefined ? undefined : localDay(until),
    });
    const services = new ServiceProjects(
      [placed('store', '2026-01-01', '2026-03-10'), placed('search', '2026-03-10')],
      'Europe/Berlin',
    );
    const only = (...conditions: RuleCondition[]) =>
      new CompiledRules({ revision: 4, rules: [rule('a', conditions)] }, 'Europe/Berlin', services);
    const none = new CompiledRules({ revision: 0, rules: [] }, 'Europe/Berlin', services);
    const onDay = (service: string, text: string) => none.decide({ ...facts({ service }), atMs: Date.parse(text) });

    it('leave a call to the project that its service stood in when it started, by any of its names', () => {
      const answer = (project: string) => ({ owner: { project }, purpose: undefined, labels: {} });
      const of = (project: string) => ({ outcome: 'placed', answer: answer(project) });
      // The 10th begins in Berlin at 23:00 UTC of the 9th.
      expect(onDay('shop', '2026-03-09T22:59:59.999Z')).toEqual(of('store'));
      expect(onDay('shop', '2026-03-09T23:00:00Z')).toEqual(of('search'));
      expect(onDay('SHOP', '2026-03-12T00:00:00Z')).toEqual(of('search'));
      expect(onDay('\uFB01nder', '2026-03-12T00:00:00Z')).toEqual(of('search'));
    });

    it('leave it to nobody before that, and where the directory does not know the service', () => {
      expect(onDay('shop', '2025-12-31T12:00:00Z')).toEqual({ outcome: 'unowned', reason: 'unmapped-value' });
      expect(onDay('web', '2026-03-12T00:00:00Z')).toEqual({ outcome: 'unowned', reason: 'unmapped-value' });
    });

    it('are asked after all rules, and not while a rule may still take the call', () => {
      expect(told(only(when('service', 'equals', 'shop')), facts({ service: 'shop' }))).toBe('a by a');
      expect(only(when('attribute:unit', 'exists')).decide(facts({ service: 'shop' })).outcome).toBe('undecidable');
      const without = facts({ service: 'shop' }, { unit: null });
      expect(only(when('attribute:unit', 'exists')).decide(without).outcome).toBe('placed');
    });

    it('say something else with every change of where one stands, and are no rules at all where none stands', () => {
      const digest = (...stands: ReturnType<typeof placed>[]) =>
        new CompiledRules({ revision: 1, rules: [] }, 'UTC', new ServiceProjects(stands, 'UTC')).digest;
      const [store, search] = [placed('store', '2026-01-01'), placed('search', '2026-01-01')];
      expect(digest()).toBe(NO_RULES.digest);
      expect(new Set([digest(), digest(store), digest(search), digest(placed('store', '2026-01-02'))]).size).toBe(4);
      expect(digest(store, search)).toBe(digest(search, store));
    });
  });
});
