import { originatorHeaders, withOriginator } from './originator-header';
import { activeUsageOwner, toOwnerAttributes, withUsageContext } from './usage-context';

describe('the originator of a request', () => {
  it('is whoever is active in the service that asks, and is said of the calls of the service that is asked', () => {
    const headers = withUsageContext({ team: 'apps', project: 'mail & more', user: 'u-42' }, originatorHeaders);
    // The user stays here.
    expect(headers).toEqual({ 'tokenledger-originator': 'team=apps&project=mail+%26+more' });
    const attributes = withOriginator(headers, () =>
      withUsageContext({ team: 'search' }, () => toOwnerAttributes(activeUsageOwner() ?? {})),
    );
    expect(Object.fromEntries(attributes)).toEqual({
      'team.id': 'search',
      'tokenledger.originator.team': 'apps',
      'tokenledger.originator.project': 'mail & more',
    });
  });

  it('stays the first one over several services', () => {
    const first = withUsageContext({ team: 'apps' }, originatorHeaders);
    const second = withOriginator(first, () => withUsageContext({ team: 'search' }, originatorHeaders));
    expect(second).toEqual(first);
  });

  it.each([
    ['Node', { 'tokenledger-originator': 'team=apps' }],
    ['a list', { 'tokenledger-originator': ['team=apps', 'team=mail'] }],
    ['fetch', new Headers({ 'TokenLedger-Originator': 'team=apps' })],
  ])('is read from headers of %s', (_name, headers) => {
    expect(withOriginator(headers, activeUsageOwner)?.originatingTeam).toBe('apps');
  });

  it('is nobody without a header, with an empty one, and with one that is too long', () => {
    expect(originatorHeaders()).toEqual({});
    const given = ['', 'team=', `team=${'a'.repeat(5_000)}`];
    for (const text of given) {
      const owner = withOriginator({ 'tokenledger-originator': text }, activeUsageOwner);
      expect(owner?.originatingTeam).toBeUndefined();
    }
    expect(withOriginator({}, activeUsageOwner)).toBeUndefined();
  });
});
