import { Directory, tenantId } from '@tokenledger/organization/domain';

import { KeptDirectories } from './kept-directories';

const [acme, globex, initech] = [tenantId('acme'), tenantId('globex'), tenantId('initech')];

function directoryOf(units: number): Directory {
  const unit = { kind: 'team', externalId: undefined, owners: [], aliases: [] } as const;
  return new Directory({
    units: Array.from({ length: units }, (_, index) => ({ ...unit, id: `t${index}`, name: `t${index}` })),
    placements: [],
    allowances: [],
  });
}

describe('KeptDirectories', () => {
  it('gives a directory for the version that it was kept for, and for no other', () => {
    const kept = new KeptDirectories();
    const [first, second] = [directoryOf(1), directoryOf(2)];
    kept.keep(acme, 'v1', first);
    expect([kept.get(acme, 'v1'), kept.get(acme, 'v2'), kept.get(globex, 'v1')]).toEqual([first, undefined, undefined]);
    kept.keep(acme, 'v2', second);
    expect([kept.get(acme, 'v1'), kept.get(acme, 'v2')]).toEqual([undefined, second]);
  });

  it('lets go of those that were not asked for the longest', () => {
    // Each counts as its units and one: 4 + 4 is within 10, 4 + 4 + 4 is not.
    const kept = new KeptDirectories(10);
    const three = directoryOf(3);
    kept.keep(acme, 'v', three);
    kept.keep(globex, 'v', three);
    expect(kept.get(acme, 'v')).toBe(three);
    kept.keep(initech, 'v', three);
    expect([acme, globex, initech].map((tenant) => kept.get(tenant, 'v'))).toEqual([three, undefined, three]);
  });

  it('does not keep what is larger than everything it may keep', () => {
    const kept = new KeptDirectories(3);
    kept.keep(acme, 'v', directoryOf(3));
    expect(kept.get(acme, 'v')).toBeUndefined();
  });
});
