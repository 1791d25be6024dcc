import { givenRange, givenRule, givenValues } from './rule-address';

const read = (query: string) => givenRule(new URLSearchParams(query));

describe('a rule that another page proposes', () => {
  it('is read with its conditions, its owner and its name', () => {
    expect(
      read(
        'new=1&name=The+shop&when=service:equals:shop&when=attribute:acme.unit:exists&owner=project:store&since=2026-03-10',
      ),
    ).toEqual({
      name: 'The shop',
      from: '2026-03-10',
      conditions: [
        { subject: 'service', operator: 'EQUALS', values: ['shop'] },
        { subject: 'attribute:acme.unit', operator: 'EXISTS', values: [] },
      ],
      ...{ team: null, project: 'store', costCenter: null },
    });
  });

  it('may ask for values with colons in them', () => {
    expect(read('new=1&when=agent:prefix:urn:acme:')?.conditions).toEqual([
      { subject: 'agent', operator: 'PREFIX', values: ['urn:acme:'] },
    ]);
  });

  it('leaves out what cannot be read', () => {
    expect(read('new=1&when=service&when=service:is:shop&owner=person:ada')).toEqual({
      ...{ name: '', from: null, conditions: [], team: null, project: null, costCenter: null },
    });
    expect(read('when=service:equals:shop')).toBeUndefined();
  });

  it('comes beside values of a call to try rules on', () => {
    expect(givenValues(new URLSearchParams('test=service:shop&test=attribute:tags:a:b&test=shop'))).toEqual([
      { subject: 'service', value: 'shop' },
      { subject: 'attribute:tags', value: 'a:b' },
    ]);
  });

  it.each<[string, unknown]>([
    ['range=past30Days', { preset: 'past30Days' }],
    ['from=2026-03-01&to=2026-03-31', { from: '2026-03-01', to: '2026-03-31' }],
    ['from=2026-03-31&to=2026-03-01', undefined],
    ['range=ever', undefined],
    ['', undefined],
  ])('says the days to look at: %j', (query, range) => {
    expect(givenRange(new URLSearchParams(query))).toEqual(range);
  });
});
