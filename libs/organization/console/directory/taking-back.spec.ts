import type { DirectoryChangeFieldsFragment } from '../operations';
import { takingBack } from './taking-back';

const team = { kind: 'TEAM' as const, id: 'payments' };
const NOTHING: DirectoryChangeFieldsFragment = {
  applied: true,
  version: null,
  changedAt: '2026-03-20T12:00:00.000Z',
  summary: [],
  addedCount: 0,
  unitCount: 0,
  units: [],
  placementCount: 0,
  placements: [],
  allowanceCount: 0,
  allowances: [],
  removed: [],
  endedCount: 0,
  ended: [],
  plannedKeptCount: 0,
  plannedKept: [],
  plannedDroppedCount: 0,
  plannedDropped: [],
  passedNameCount: 0,
  passedNames: [],
};
const placement = (id: string, from: string, until: string | null = null) => ({
  parent: { kind: 'TEAM' as const, id, name: id },
  from,
  until,
});

describe('takingBack', () => {
  it('empties the days of a move and says again what held on them', () => {
    const change = {
      ...NOTHING,
      placementCount: 1,
      placements: [
        {
          unit: { ...team, name: 'Payments' },
          before: [placement('platform', '2026-01-01')],
          after: [placement('platform', '2026-01-01', '2026-03-10'), placement('helpdesk', '2026-03-10')],
        },
      ],
    };
    expect(takingBack(change)).toEqual([
      { ...team, hasNoParent: true, from: '2026-01-01' },
      { ...team, parent: { kind: 'TEAM', id: 'platform' }, from: '2026-01-01', until: null },
    ]);
  });

  it('takes out what was added, with its days', () => {
    const after = { ...team, name: 'Payments', externalId: null, owners: [], aliases: [] };
    const change = {
      ...NOTHING,
      unitCount: 1,
      units: [{ before: null, after }],
      placementCount: 1,
      placements: [{ unit: { ...team, name: 'Payments' }, before: [], after: [placement('platform', '2026-01-01')] }],
    };
    expect(takingBack(change)).toEqual([{ ...team, existence: 'REMOVED' }]);
  });

  it('gives a unit its words back, and a person the allowance', () => {
    const before = { ...team, name: 'Payments', externalId: null, owners: ['eve@acme.example'], aliases: ['pay'] };
    const ada = { kind: 'PERSON' as const, id: 'ada@acme.example', name: 'Ada' };
    const change = {
      ...NOTHING,
      unitCount: 1,
      units: [{ before, after: { ...before, name: 'Money', externalId: 'T-1' } }],
      allowanceCount: 1,
      allowances: [{ unit: ada, before: [], after: [{ monthlyTokens: '5', from: '2026-03-10', until: null }] }],
    };
    expect(takingBack(change)).toEqual([
      { ...team, name: 'Payments', externalId: '', owners: ['eve@acme.example'], aliases: ['pay'] },
      { kind: 'PERSON', id: 'ada@acme.example', hasNoAllowance: true, from: '2026-03-10' },
    ]);
  });

  it('offers nothing rather than a part, where more changed than is known', () => {
    expect(takingBack({ ...NOTHING, unitCount: 201 })).toBeUndefined();
  });
});
