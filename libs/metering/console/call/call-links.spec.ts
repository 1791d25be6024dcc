import { exploreParams, newRuleParams, ruleParams, traceParams } from './call-links';
import { CALL_WORDS, known } from './call-words';
import { oneCall } from './testing/one-call';

const VIEW = { range: 'last7Days', compare: 'none', tz: 'Asia/Shanghai', team: ['ads'] };

describe('links of a call', () => {
  it('find the calls of its trace also where it runs over midnight, whatever the view was filtered by', () => {
    // 2026-11-26T12:00:09Z is 20:00:09 in Shanghai; half a day around it lies on the 26th and the 27th.
    expect(traceParams(oneCall({ traceId: 'abc' }), VIEW, 'Asia/Shanghai')).toEqual({
      compare: 'none',
      tz: 'Asia/Shanghai',
      from: '2026-11-26',
      to: '2026-11-27',
      search: 'abc',
    });
  });

  it('have no trace to find where the call names none', () => {
    expect(traceParams(oneCall({ traceId: null }), VIEW, 'UTC')).toBeUndefined();
  });

  it('lead to its team and its model in the range of the view', () => {
    const range = { range: 'last7Days', compare: 'none', tz: 'Asia/Shanghai' };
    expect(exploreParams(oneCall(), VIEW)).toEqual({
      team: { ...range, team: ['search'] },
      model: { ...range, model: ['gpt-4o-2024-08-06'] },
    });
  });

  it('lead to the rule that named its owner, and to a new one for calls like it', () => {
    const [owner] = oneCall().owner;
    expect(ruleParams({ ...owner!, evidenceLevel: 'rule', evidenceAttribute: 'shop@4' })).toEqual({ rule: 'shop' });
    expect(ruleParams({ ...owner!, evidenceLevel: 'span' })).toBeUndefined();
    const service = { ...owner!, dimension: 'SERVICE', value: 'shop' } as const;
    const params = { new: '1', name: 'shop', when: 'service:equals:shop' };
    expect(newRuleParams(oneCall({ owner: [service], workspace: 'w1' }))).toEqual(params);
    expect(newRuleParams(oneCall({ owner: [], workspace: 'w1' }))?.['when']).toBe('workspace:equals:w1');
    expect(newRuleParams(oneCall({ owner: [], workspace: null }))).toBeUndefined();
  });

  it('say "not known" where it is not', () => {
    expect(exploreParams(oneCall({ owner: [], requestModel: null, responseModel: null }), {})).toEqual({
      team: { team: [''] },
      model: { model: [''] },
    });
  });
});

describe('known', () => {
  it('takes words that have a text, and calls the others so', () => {
    expect(known('usageRule', 'total-checksum')).toBe('total-checksum');
    expect(known('usageRule', 'newer-than-the-console')).toBe('other');
    expect(Object.values(CALL_WORDS).flat()).not.toContain('other');
  });
});
