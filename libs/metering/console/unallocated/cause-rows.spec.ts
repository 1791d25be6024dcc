import { DEFAULT_VIEW } from '../view/view-address';
import { causesCsv, paramsOfCause, paramsOfRule } from './cause-rows';
import { aCause, causeFigures, ruleFix, unallocatedReport } from './testing/unallocated-examples';

describe('what leads on from a cause', () => {
  it.each<[string, Parameters<typeof aCause>[0], object]>([
    ['its service', {}, { unallocatedReason: ['unmapped-value'], service: ['shop'] }],
    [
      'its agent, of calls without a service',
      { service: null, agent: 'planner' },
      { unallocatedReason: ['unmapped-value'], service: [''], agent: ['planner'] },
    ],
    [
      'its key, of calls without a service and an agent',
      { reason: 'unknown-key', service: null, ingestionKey: 'k1' },
      { unallocatedReason: ['unknown-key'], service: [''], agent: [''], ingestionKey: ['k1'] },
    ],
    [
      'its service and key, where the sender is to be mended',
      { reason: 'unreadable-metadata', ingestionKey: 'k1' },
      { unallocatedReason: ['unreadable-metadata'], service: ['shop'], ingestionKey: ['k1'] },
    ],
    [
      'its want of an owner, where the reason was not kept',
      { reason: 'not-told' },
      { team: [''], project: [''], costCenter: [''], service: ['shop'] },
    ],
  ])('is narrowed to %s', (_name, cause, expected) => {
    expect(paramsOfCause(DEFAULT_VIEW, aCause(cause))).toEqual(expected);
  });

  it('keeps what else is looked at', () => {
    const filters = [
      { field: 'model', operator: 'is', values: ['gpt-4o'] },
      { field: 'service', operator: 'is', values: ['web', 'shop'] },
    ] as const;
    const params = paramsOfCause({ ...DEFAULT_VIEW, timeZone: 'Asia/Shanghai', filters }, aCause());
    expect(params).toMatchObject({ tz: 'Asia/Shanghai', model: ['gpt-4o'], service: ['shop'] });
  });

  it('is a rule that is ready to be saved where the directory knows an owner', () => {
    const fix = ruleFix('service', 'shop:eu', { id: 'store{1}', name: 'The store' });
    // Braces of an owner stand for values of the call, unless they are doubled.
    expect(paramsOfRule(fix, { range: 'last7Days' })).toEqual({
      range: 'last7Days',
      new: '1',
      when: ['service:equals:shop:eu'],
      owner: 'project:store{{1}}',
      name: 'shop:eu → The store',
    });
  });

  it('is a rule that waits for its owner where it does not', () => {
    expect(paramsOfRule(ruleFix('key', 'k1'), {})).toEqual({ new: '1', when: ['key:equals:k1'], name: 'k1' });
  });
});

describe('causesCsv', () => {
  it('writes what the table shows, exactly, and no formula', () => {
    const report = unallocatedReport({
      causes: [aCause(), aCause({ service: '=cmd', share: null, spend: causeFigures(null), fixes: [] })],
      rest: { causeCount: 7, share: '0.25', spend: causeFigures('0.000000000000000001') },
    });
    const csv = causesCsv(report, 'USD', {
      headings: ['reason', 'service'],
      rest: 'others',
      reasonOf: (reason) => `<${reason}>`,
    });
    expect(csv.split('\r\n')).toEqual([
      'reason,service',
      '<unmapped-value>,shop,,,USD,3,0.75,2,1000,0,store,"OTEL_RESOURCE_ATTRIBUTES=""team.id=YOUR_TEAM"""',
      "<unmapped-value>,'=cmd,,,USD,,,2,1000,2,,",
      'others,,,,USD,0.000000000000000001,0.25,2,1000,0,,',
      '',
    ]);
  });
});
