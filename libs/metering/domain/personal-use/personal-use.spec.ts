import { aSpendReport, FakeSpendReader, NO_FIGURES } from '@tokenledger/metering/testing';
import {
  accessOf,
  BY_NAME,
  Directory,
  type DirectoryUnit,
  isInScope,
  localDay,
  type PeopleView,
  tenantId,
  wholeLedger,
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

type Asked = Partial<{
  calls: bigint;
  directory: Directory;
  now: string;
  opened: 'by password' | 'at the provider' | 'unverified';
}>;

async function answerTo(
  email: string,
  people: PeopleView,
  { directory = withAda, now = '2026-03-10T12:07:00Z', opened = 'at the provider', calls = 1n }: Asked = {},
) {
  const spend = new FakeSpendReader();
  spend.give(acme, aSpendReport({ totals: { ...NO_FIGURES, calls } }));
  const at = new Date(now);
  const confirmation = {
    issuer: 'https://login.acme.example',
    subject: 'ada',
    vouchesForEmail: opened === 'at the provider',
    refreshToken: Buffer.from('sealed'),
    confirmedAt: at,
    dueAt: at,
  };
  const uses = new PersonalUses({
    spend,
    directories: { read: () => Promise.resolve(directory) },
    timeZones: { timeZoneOf: () => Promise.resolve('Europe/Berlin') },
    providerSessions: { find: () => Promise.resolve(opened === 'by password' ? undefined : confirmation) },
    clock: new FixedClock(now),
  });
  const person = { kind: 'user', tenant: acme, userId: 'ada', email, sessionId: 's', roles: [] } as const;
  return { use: await uses.of({ ...person, access: accessOf([]) }, people), asked: spend.asked[0] };
}

async function useOf(email: string, people: PeopleView, how: Asked = {}) {
  const { use, asked } = await answerTo(email, people, how);
  if (use.outcome === 'not-shown') throw new Error(`a use was expected, not ${use.outcome}`);
  return { ...use, asked };
}

const HIDDEN: readonly PeopleView[] = [
  { kind: 'groups', atLeast: 5 },
  { kind: 'pseudonyms', secret: '0'.repeat(64) },
];

describe('what a person used', () => {
  it('is that of the month in the days of the organisation, the running quarter of an hour included', async () => {
    const { request, asked } = await useOf(ADA, BY_NAME);
    // Berlin is an hour ahead in early March.
    expect(request.from).toEqual(new Date('2026-02-28T23:00:00Z'));
    expect(request.to).toEqual(new Date('2026-03-10T12:15:00Z'));
    expect(asked?.scope).toMatchObject({ tenant: acme, people: BY_NAME });
  });

  it('is found by every name that the directory has for them, compared as the directory compares', async () => {
    const { names, isInDirectory, monthlyTokens, asked } = await useOf(ADA, BY_NAME);
    expect(names).toEqual([ADA, 'Ada Lovelace', 'ada.l', 'E-17']);
    const isTheirs = (user: string) => isInScope(asked?.scope ?? wholeLedger(acme), { user }, new Date());
    expect(['ada@ACME.example', 'ADA LOVELACE', 'Ａda.l', 'e-17', 'bob@acme.example'].map(isTheirs)).toEqual([
      ...[true, true, true, true, false],
    ]);
    expect(isInDirectory).toBe(true);
    expect(monthlyTokens).toBe(1_000_000n);
  });

  it.each(HIDDEN)('is found by their address alone where people are not shown by name: $kind', async (people) => {
    const { names, monthlyTokens } = await useOf(ADA, people);
    expect(names).toEqual([ADA]);
    expect(monthlyTokens).toBe(1_000_000n);
  });

  describe.each(HIDDEN)('where people are not shown by name: $kind', (people) => {
    it('is not told in a session of a password: whoever added the account was shown it', async () => {
      const { use, asked } = await answerTo(ADA, people, { opened: 'by password' });
      expect(use).toEqual({ outcome: 'not-shown', why: 'password-session' });
      expect(asked).toBeUndefined();
    });

    it('is not told where the provider does not vouch for the address', async () => {
      const { use, asked } = await answerTo(ADA, people, { opened: 'unverified' });
      expect(use).toEqual({ outcome: 'not-shown', why: 'unverified-address' });
      expect(asked).toBeUndefined();
    });
  });

  it('is not known, rather than nothing, where no call has one of the names', async () => {
    expect((await answerTo(ADA, BY_NAME, { calls: 0n })).use.outcome).toBe('unnamed');
    expect((await answerTo(ADA, BY_NAME, { calls: 1n })).use.outcome).toBe('used');
  });

  it('is told in a session of a password where names are shown: there it is no secret', async () => {
    expect((await useOf(ADA, BY_NAME, { opened: 'by password' })).isInDirectory).toBe(true);
  });

  it('has the allowance of today, and none where the directory has none', async () => {
    expect((await useOf(ADA, BY_NAME, { now: '2026-04-01T00:00:00Z' })).monthlyTokens).toBe(2_000_000n);
    const unknown = await useOf(ADA, BY_NAME, { directory: withoutPeople });
    expect(unknown).toMatchObject({ monthlyTokens: undefined, isInDirectory: false });
    expect(unknown.names).toEqual([ADA]);
  });
});
