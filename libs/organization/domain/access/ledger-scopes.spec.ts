import { FixedClock } from '@tokenledger/shared/time';

import { Directory } from '../directory/directory';
import type { PeopleView } from '../people/people-view';
import type { UserPrincipal } from '../principal';
import { tenantId } from '../tenant-id';
import { accessOf } from './access';
import { LedgerScopes } from './ledger-scopes';

const directory = new Directory({ units: [], placements: [], allowances: [] });
const roles = [{ role: 'owner', scope: 'organisation' }] as const;
const anna = { userId: 'anna', email: 'anna@acme.example', sessionId: 's' } as const;
const owner: UserPrincipal = { kind: 'user', tenant: tenantId('acme'), ...anna, roles, access: accessOf(roles) };

describe('the ledger of an owner', () => {
  let reads: number;
  beforeEach(() => (reads = 0));

  function scopesThat(view: PeopleView): LedgerScopes {
    const read = () => {
      reads += 1;
      return Promise.resolve(directory);
    };
    const timeZones = { timeZoneOf: () => Promise.resolve('UTC') };
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    return new LedgerScopes({ read }, timeZones, { viewFor: () => Promise.resolve(view) }, clock);
  }

  it('says which names are one person where people are counted', async () => {
    const scopes = scopesThat({ kind: 'groups', atLeast: 5 });
    expect((await scopes.of(owner)).people).toEqual({ kind: 'groups', atLeast: 5, directory });
    await scopes.of(owner);
    expect(reads).toBe(1);
  });

  it.each<PeopleView>([{ kind: 'names' }, { kind: 'pseudonyms', secret: '5e'.repeat(32) }])(
    'needs no directory where people are not counted: $kind',
    async (view) => {
      expect(await scopesThat(view).of(owner)).toMatchObject({ rows: 'all', people: view });
      expect(reads).toBe(0);
    },
  );
});
