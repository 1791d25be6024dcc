import type { SpendReport, SpendRequest } from '@tokenledger/metering/domain';
import { aUsage, type ReadingFacts } from '@tokenledger/metering/testing';
import {
  comparable,
  Directory,
  groupName,
  type PeopleView,
  pseudonymOf,
  tenantId,
  wholeLedger,
} from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { addDecimal18, multiplyByCount, parseDecimal18, ZERO } from '@tokenledger/shared/money';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';
import fc from 'fast-check';

import { createLedgerTables, LedgerOnClickHouse } from '../testing/ledger-on-click-house';
import { ClickHouseSpendReader } from './click-house-spend-reader';

const acme = tenantId('acme');
const secret = '5e'.repeat(32);
const PSEUDONYMS: PeopleView = { kind: 'pseudonyms', secret };
const march = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-31T00:00:00Z') };

const ada = { kind: 'person', id: 'ada', name: 'Ada', externalId: 'E-17', owners: [], aliases: ['ada.l'] } as const;
const directory = new Directory({ units: [ada], placements: [], allowances: [] });
const personOf = (user: string) => directory.named('person', user)?.id ?? comparable(user);

interface Made {
  readonly user: string | undefined;
  readonly team: string;
  readonly day: number;
  readonly tokens: number;
}

let spans = 0;

/** Output costs 10 dollars a million. */
function aCall({ user, team, day, tokens }: Made): ReadingFacts {
  const startedAtUs = Date.parse(`2026-03-0${day}T10:00:00Z`) * 1000;
  return {
    spanId: (spans += 1).toString(16).padStart(16, '0'),
    startedAtUs,
    endedAtUs: startedAtUs + 1_000_000,
    usage: aUsage({ quantities: { input: 0, output: tokens } }),
    owner: { values: { team, ...(user !== undefined && { user }) }, evidence: {}, unallocatedReason: undefined },
  };
}

describeWithEngines(
  'people in spend on ClickHouse',
  () => {
    const opened = withClickHouse(createLedgerTables);
    let clickhouse: ClickHouse;
    let ledger: LedgerOnClickHouse;
    let reader: ClickHouseSpendReader;

    beforeEach(() => {
      clickhouse = opened();
      ledger = new LedgerOnClickHouse(clickhouse);
      reader = new ClickHouseSpendReader(clickhouse, ledger.dirtyBuckets, ledger.calendar);
    });

    async function given(calls: readonly Made[]): Promise<void> {
      await ledger.empty();
      await ledger.arrive(...calls.map(aCall));
      await ledger.roll();
    }

    function spend(people: PeopleView, request: Partial<SpendRequest> = {}): Promise<SpendReport> {
      return reader.spend(wholeLedger(acme, people), {
        ...march,
        timeZone: 'UTC',
        granularity: 'total',
        groupBy: ['user'],
        filter: {},
        limit: 1000,
        ...request,
      });
    }

    const calls: readonly Made[] = [
      { user: 'ada', team: 'pay', day: 2, tokens: 300 },
      { user: 'ada', team: 'pay', day: 3, tokens: 100 },
      { user: 'bob', team: 'pay', day: 2, tokens: 50 },
      { user: 'cid', team: 'ads', day: 2, tokens: 20 },
      { user: undefined, team: 'ads', day: 2, tokens: 7 },
    ];
    const inShort = ({ rows }: SpendReport): readonly string[] =>
      rows.map(({ group, tokens }) => `${group.map((value) => value ?? '(none)').join('/')} ${tokens.total}`);

    it('groups by pseudonyms, which are those of the domain, and keeps months apart from nobody', async () => {
      await given(calls);
      const [ada, bob, cid] = ['ada', 'bob', 'cid'].map((user) => pseudonymOf(secret, user));
      expect(inShort(await spend(PSEUDONYMS))).toEqual([`${ada} 400`, `${bob} 50`, `${cid} 20`, '(none) 7']);
      const picked = await spend(PSEUDONYMS, { filter: { user: [bob ?? null] }, groupBy: ['team'] });
      expect(inShort(picked)).toEqual(['pay 50']);
      const top = await spend(PSEUDONYMS, { top: 1 });
      expect(top.rows.map(({ group, rest }) => (rest ? '(rest)' : group[0]))).toEqual([ada, '(rest)']);
    });

    it('refuses to pick by name under pseudonyms, and to pick at all in groups', async () => {
      await expect(spend(PSEUDONYMS, { filter: { user: ['ada'] } })).rejects.toThrow('names a person');
      const groups: PeopleView = { kind: 'groups', atLeast: 2 };
      await expect(spend(groups, { filter: { not: { user: ['ada'] } } })).rejects.toThrow('picks people');
    });

    it('tells people from nobody where they are enough, in each period', async () => {
      await given(calls);
      const groups: PeopleView = { kind: 'groups', atLeast: 2 };
      // Three people in all; two of pay, one of ads, who is one with the calls of nobody.
      expect(inShort(await spend(groups))).toEqual(['2 or more people 470', '(none) 7']);
      expect(inShort(await spend(groups, { groupBy: ['team', 'user'] }))).toEqual([
        'pay/2 or more people 450',
        'ads/(none) 27',
      ]);
      // On the third only one person made calls: no day tells people.
      expect(inShort(await spend(groups, { granularity: 'day' }))).toEqual(['(none) 377', '(none) 100']);
    });

    it('takes spellings of one name for one person, in groups and under pseudonyms', async () => {
      await given([
        { user: 'ada@acme.example', team: 'pay', day: 2, tokens: 300 },
        { user: 'Ada@Acme.example', team: 'pay', day: 2, tokens: 100 },
      ]);
      expect(inShort(await spend({ kind: 'groups', atLeast: 2 }))).toEqual(['(none) 400']);
      expect(inShort(await spend(PSEUDONYMS))).toEqual([`${pseudonymOf(secret, 'ADA@acme.example')} 400`]);
    });

    it('takes all names that the directory has of somebody for one person', async () => {
      await given([
        { user: 'Ada', team: 'pay', day: 2, tokens: 300 },
        { user: 'ada.l', team: 'pay', day: 2, tokens: 100 },
        { user: 'e-17', team: 'ads', day: 2, tokens: 30 },
        { user: 'bob', team: 'ads', day: 2, tokens: 7 },
      ]);
      const byTeam = { groupBy: ['team', 'user'] } as const;
      expect(inShort(await spend({ kind: 'groups', atLeast: 2, directory }, byTeam))).toEqual([
        'pay/(none) 400',
        'ads/2 or more people 37',
      ]);
      // Two people in all, whatever they are called.
      expect(inShort(await spend({ kind: 'groups', atLeast: 3, directory }))).toEqual(['(none) 437']);
    });

    it('never shows a group of fewer people, and always adds up, whatever was used and asked', async () => {
      const made = fc.record({
        user: fc.option(fc.constantFrom('ada', 'ADA', 'ada.l', 'E-17', 'bob', 'Bob', 'cid', 'dan', 'eve'), {
          nil: undefined,
        }),
        team: fc.constantFrom('pay', 'ads'),
        day: fc.integer({ min: 1, max: 3 }),
        tokens: fc.integer({ min: 1, max: 1000 }),
      });
      const asked = fc.record({
        atLeast: fc.integer({ min: 2, max: 4 }),
        byTeam: fc.boolean(),
        byDay: fc.boolean(),
        top: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 20 }), asked, async (used, question) => {
          const { atLeast, byTeam, byDay, top } = question;
          await given(used);
          const report = await spend(
            { kind: 'groups', atLeast, directory },
            {
              groupBy: byTeam ? ['team', 'user'] : ['user'],
              granularity: byDay ? 'day' : 'total',
              ...(top !== undefined && { top }),
            },
          );
          for (const { group, periodStart, rest } of report.rows) {
            const shown = group.at(-1);
            if (rest || shown === null) continue;
            expect(shown).toBe(groupName(atLeast));
            const people = used.filter(
              ({ team, day }) =>
                (!byTeam || team === group[0]) && (periodStart === undefined || periodStart.getUTCDate() === day),
            );
            const persons = new Set(people.flatMap(({ user }) => (user === undefined ? [] : personOf(user))));
            expect(persons.size).toBeGreaterThanOrEqual(atLeast);
          }
          const total = used.reduce((sum, { tokens }) => sum + BigInt(tokens), 0n);
          expect(report.rows.reduce((sum, { tokens }) => sum + tokens.total, 0n)).toBe(total);
          const cost = report.rows
            .flatMap((row) => row.cost)
            .reduce((sum, { amount }) => addDecimal18(sum, amount), ZERO);
          // 10 dollars a million, to the last digit
          expect(cost).toBe(multiplyByCount(parseDecimal18('0.00001'), Number(total)));
        }),
        { numRuns: 25 },
      );
    });
  },
  ['clickhouse'],
);
