import { MOST_RULES } from './attribution-rule';
import { readRules, type RuleDraft } from './validate-rules';

const draft = (more: Partial<RuleDraft> = {}): RuleDraft => ({
  id: 'shop',
  name: 'The shop',
  from: undefined,
  until: undefined,
  conditions: [{ subject: 'service', operator: 'equals', values: ['shop'] }],
  owner: { team: 'search' },
  labels: [],
  purpose: undefined,
  ...more,
});
const condition = (subject: string, operator: string, ...values: string[]): Partial<RuleDraft> => ({
  conditions: [{ subject, operator, values }],
});

function fieldsOf(...drafts: RuleDraft[]): readonly string[] {
  const read = readRules(drafts);
  return read.ok ? [] : read.error.map(({ field }) => field);
}

describe('readRules', () => {
  it('reads rules as they are written, without spaces around names', () => {
    const read = readRules([
      draft({
        from: '2026-03-01',
        until: '2026-04-01',
        name: ' The shop ',
        owner: { team: ' search ' },
        purpose: 'overhead',
      }),
    ]);
    expect(read).toEqual({
      ok: true,
      value: [
        {
          id: 'shop',
          name: 'The shop',
          from: '2026-03-01',
          until: '2026-04-01',
          conditions: [{ subject: 'service', operator: 'equals', values: ['shop'] }],
          result: { owner: { team: 'search' }, purpose: 'overhead', labels: {} },
        },
      ],
    });
  });

  it.each<[string, Partial<RuleDraft>, string]>([
    ['an id that evidence cannot hold', { id: 'a@b' }, 'id'],
    ['no name', { name: ' ' }, 'name'],
    ['what is no day', { from: '2026-02-30' }, 'from'],
    ['days that end before they begin', { from: '2026-03-01', until: '2026-03-01' }, 'until'],
    ['an unknown thing to ask', condition('shoe size', 'exists'), 'conditions.0.subject'],
    ['an attribute without a name', condition('attribute:', 'exists'), 'conditions.0.subject'],
    ['an unknown operator', condition('service', 'like', 'x'), 'conditions.0.operator'],
    ['a value too many', condition('service', 'equals', 'a', 'b'), 'conditions.0.values'],
    ['no value', condition('service', 'in'), 'conditions.0.values'],
    ['a value for `exists`', condition('service', 'exists', 'a'), 'conditions.0.values'],
    ['half a character', condition('service', 'equals', '\ud800'), 'conditions.0.values'],
    ['spaces around a value: none is read with them', condition('service', 'equals', ' shop'), 'conditions.0.values'],
    ['spaces around one of several', condition('service', 'in', 'a', 'b\u00a0'), 'conditions.0.values'],
    ['a space before a beginning', condition('attribute:acme.unit', 'prefix', ' sh'), 'conditions.0.values'],
    ['a word for nothing', condition('attribute:acme.unit', 'equals', 'null'), 'conditions.0.values'],
    ['a value longer than any', condition('attribute:acme.unit', 'equals', 'a'.repeat(201)), 'conditions.0.values'],
    ['a back reference', condition('service', 'regex', '(a)\\1'), 'conditions.0.values'],
    ['a look ahead', condition('service', 'regex', 'a(?=b)'), 'conditions.0.values'],
    ['a long pattern', condition('service', 'regex', 'a'.repeat(501)), 'conditions.0.values'],
    [
      'a pattern that unfolds to a huge one',
      condition('service', 'regex', '(\\pL{1,100}x){1,10}'),
      'conditions.0.values',
    ],
    ['nobody', { owner: {} }, 'owner'],
    ['an owner that is nothing', { owner: { team: 'null' } }, 'owner.team'],
    ['a brace that is not closed', { owner: { team: '{service' } }, 'owner.team'],
    ['a value of what no call has', { owner: { team: '{shoe size}' } }, 'owner.team'],
    ['a label without a name', { labels: [{ name: '', value: 'x' }] }, 'labels.0.name'],
    ['an unknown purpose', { purpose: 'fun' }, 'purpose'],
  ])('refuses %s and names the field', (_name, more, field) => {
    expect(fieldsOf(draft(more))).toEqual([`0.${field}`]);
  });

  it.each([
    ['spaces of what is kept as it was reported', condition('model', 'equals', ' gpt')],
    ['a beginning that ends within words', condition('service', 'prefix', 'shop ')],
    ['a beginning that is a word for nothing', condition('user', 'prefix', 'None')],
    ['a name as long as names can be', condition('service', 'equals', 'a'.repeat(200))],
  ])('takes %s', (_name, more) => {
    expect(fieldsOf(draft(more))).toEqual([]);
  });

  it('tells everything that is wrong at once', () => {
    expect(fieldsOf(draft(), draft({ name: '', from: 'x' }))).toEqual(['1.name', '1.from', '1.id']);
  });

  it('refuses more rules, or attributes, than it can keep up with', () => {
    expect(fieldsOf(...Array.from({ length: MOST_RULES + 1 }, (_, index) => draft({ id: `r${index}` })))).toEqual([
      'rules',
    ]);
    const asking = Array.from({ length: 21 }, (_, index) =>
      draft({ id: `r${index}`, ...condition(`attribute:a${index}`, 'exists') }),
    );
    expect(fieldsOf(...asking)).toEqual(['rules']);
  });
});
