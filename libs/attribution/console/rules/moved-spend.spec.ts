import { callsIn, movedOwners } from './moved-spend';
import { aMove } from './testing/open-rules';

describe('what rules move', () => {
  it('is added up by owner and currency over all months; a project is not the team of its name', () => {
    const moved = movedOwners([
      aMove({ owner: 'atlas', month: '2026-03', calls: '2', comes: '2', costBefore: '0', costAfter: '1.5' }),
      aMove({ owner: 'atlas', month: '2026-04', calls: '1', comes: '1', costBefore: '0', costAfter: '0.25' }),
      aMove({ owner: 'atlas', ownerLevel: 'PROJECT', calls: '1', comes: '1', costAfter: '9' }),
      aMove({ owner: null, calls: '6', comes: '0', leaves: '4', costBefore: '12', costAfter: '1.25' }),
    ]);
    expect(
      moved.map(({ owner, level, comes, leaves, stays, costAfter }) => [owner, level, comes, leaves, stays, costAfter]),
    ).toEqual([
      [null, 'TEAM', 0n, 4n, 2n, '1.25'],
      ['atlas', 'PROJECT', 1n, 0n, 0n, '9'],
      // 1.5 + 0.25
      ['atlas', 'TEAM', 3n, 0n, 0n, '1.75'],
    ]);
  });

  it('counts each call once, though one that moves is told of twice', () => {
    // Two move from nobody to search, one stays with nobody.
    const moves = [aMove({ owner: null, calls: '3', comes: '0', leaves: '2' }), aMove({ calls: '2', comes: '2' })];
    expect(callsIn(moves)).toBe(3n);
  });
});
