import { FakeSpendReader } from '@tokenledger/metering/testing';
import {
  BY_NAME,
  Directory,
  type DirectoryUnit,
  localDay,
  type PeopleView,
  tenantId,
} from '@tokenledger/organization/domain';
import { FixedClock } from '@tokenledger/shared/time';

import { PersonalUses } from './personal-use';

const acme = tenantId('acme');
const ADA = 'Ada@acme.example';

const ada: DirectoryUnit = {
  kind: 'person',
  id: 'ada@acme.example',
  name: 'Ada Lovelace',
  externalId: 'E-17',
  owners: [],
  aliases: ['ada.l'],
};
/** A million tokens a month since February, two million from April on. */
const allowances = [
  { person: ada.id, monthlyTokens: 1_000_000n, from: localDay('2026-02-01'), until: localDay('2026-04-01') },
  { person: ada.id, monthlyTokens: 2_000_000n, from: localDay('2026-04-01'), until: undefined },
];
const withAda = new Directory({ units: [ada], placements: [], allowances });
const withoutPeople = new Directory({ units: [], placements: [], allowances: [] });

async function useOf(email: string, people: PeopleView, { directory = withAda, now = '2026-03-10T12:07:00Z' } = {}) {
  const spend = new FakeSpendReader();
  const uses = new PersonalUses({
    spend,
    directories: { read: () => Promise.resolve(directory) },
    timeZones: { timeZoneOf: () => Promise.resolve('Europe/Berlin') },
    clock: new FixedClock(now),
  });
  const use = await uses.of(acme, email, people);
  return { ...use, asked: spend.asked[0] };
}

describe('what a person used', () => {
  it('is that of the month in the days of the organisation, the running quarter of an hour included', async () => {
    const { request, asked } = await useOf(ADA, BY_NAME);
    // Berlin is an hour ahead in early March.
    expect(request.from).toEqual(new Date('2026-02-28T23:00:00Z'));
    expect(request.to).toEqual(new Date('2026-03-10T12:15:00Z'));
    expect(asked?.scope).toMatchObject({ tenant: acme, rows: 'all', people: BY_NAME });
  });

  it('is found by every name that the directory has for them', async () => {
    const { names, isInDirectory, monthlyTokens, asked } = await useOf(ADA, BY_NAME);
    expect(names).toEqual([
      ...['Ada@acme.example', 'ada@acme.example', 'Ada Lovelace', 'ada lovelace', 'ada.l', 'E-17', 'e-17'],
    ]);
    expect(asked?.request.filter).toEqual({ user: names });
    expect(isInDirectory).toBe(true);
    expect(monthlyTokens).toBe(1_000_000n);
  });

  it.each<PeopleView>([
    { kind: 'groups', atLeast: 5 },
    { kind: 'pseudonyms', secret: '0'.repeat(64) },
  ])('is found by their address alone where people are not shown by name: $kind', async (people) => {
    const { names, monthlyTokens } = await useOf(ADA, people);
    expect(names).toEqual(['Ada@acme.example', 'ada@acme.example']);
    expect(monthlyTokens).toBe(1_000_000n);
  });

  it('has the allowance of today, and none where the directory has none', async () => {
    expect((await useOf(ADA, BY_NAME, { now: '2026-04-01T00:00:00Z' })).monthlyTokens).toBe(2_000_000n);
    const unknown = await useOf(ADA, BY_NAME, { directory: withoutPeople });
    expect(unknown).toMatchObject({ monthlyTokens: undefined, isInDirectory: false });
    expect(unknown.names).toEqual(['Ada@acme.example', 'ada@acme.example']);
  });
});
