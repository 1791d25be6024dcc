import { aReading, asSeen, flatPriceBook, type ReadingFacts } from '@tokenledger/metering/testing';
import fc from 'fast-check';

import type { LedgerRow } from '../ledger/ledger-row';
import { MERGED_READING_ID } from './merge-readings';
import { planOriginators } from './plan-originators';

const SECOND_US = 1_000_000;
const START_US = Date.UTC(2026, 2, 10, 12) * 1000;
const trace = 'a'.repeat(32);
const span = (digit: string): string => digit.repeat(16);

interface CallFacts {
  readonly team?: string;
  readonly project?: string;
  readonly at: number;
  readonly span: string;
  readonly parent?: string;
  readonly trace?: string;
  readonly says?: string;
  readonly role?: 'container';
}

/** A booked call of a team, some seconds after the start; of nobody without a team or a project. */
function call({ team, project, at, says, parent = '', role, ...facts }: CallFacts): LedgerRow {
  const values = { ...(team !== undefined && { team }), ...(project !== undefined && { project }) };
  const isOwned = team !== undefined || project !== undefined;
  const reading: ReadingFacts = {
    traceId: facts.trace ?? trace,
    spanId: facts.span,
    parentSpanId: parent,
    startedAtUs: START_US + at * SECOND_US,
    ...(role !== undefined && { role }),
    owner: {
      values,
      evidence: {},
      unallocatedReason: isOwned ? undefined : 'no-metadata',
      ...(says !== undefined && {
        originator: { names: { team: says }, evidence: 'span:tokenledger.originator.team' },
      }),
    },
  };
  return asSeen(aReading(reading), flatPriceBook);
}

/** What stands after planning until nothing changes any more, as `search for apps by trace:…`, in order of start. */
function outcome(rows: readonly LedgerRow[], closed: Parameters<typeof planOriginators>[0]['closed'] = []): string[] {
  let stored = rows;
  for (let version = 2n; ; version += 1n) {
    const changes = planOriginators({ rows: stored, closed, version });
    if (changes.length === 0) break;
    if (version > 3n) throw new Error('a second run changes something');
    const keyOf = ({ reading }: LedgerRow): string => `${reading.callId}/${reading.readingId}`;
    const changed = new Map(changes.map((row) => [keyOf(row), row]));
    stored = stored.map((row) => changed.get(keyOf(row)) ?? row);
  }
  return [...stored]
    .filter(({ booked }) => booked)
    .sort(({ reading: left }, { reading: right }) => {
      return left.startedAtUs - right.startedAtUs || Number(left.spanId) - Number(right.spanId);
    })
    .map(({ reading: { owner } }) => {
      const direct = owner.values.team ?? owner.values.project ?? 'nobody';
      const { originator } = owner;
      return originator === undefined
        ? direct
        : `${direct} for ${Object.values(originator.names).join('/')} by ${originator.evidence}`;
    });
}

const shown = (digit: string): string => `trace:${span(digit)}`;

describe('planOriginators', () => {
  it('says of a call that another team’s agent asked for that it was made for that team', () => {
    const rows = [call({ team: 'apps', at: 0, span: span('1') }), call({ team: 'search', at: 2, span: span('2') })];
    expect(outcome(rows)).toEqual(['apps', `search for apps by ${shown('1')}`]);
  });

  it('goes back to the first of a chain', () => {
    const rows = [
      call({ team: 'apps', at: 0, span: span('1') }),
      call({ team: 'search', at: 1, span: span('2'), parent: span('1') }),
      call({ team: 'models', at: 2, span: span('3'), parent: span('2') }),
    ];
    expect(outcome(rows)).toEqual(['apps', `search for apps by ${shown('1')}`, `models for apps by ${shown('1')}`]);
  });

  it('believes what hangs from what more than clocks', () => {
    // The clock of search is two seconds behind.
    const rows = [
      call({ team: 'apps', at: 0, span: span('1') }),
      call({ team: 'search', at: -2, span: span('2'), parent: span('1') }),
    ];
    expect(outcome(rows)).toEqual([`search for apps by ${shown('1')}`, 'apps']);
  });

  it('takes the agent whose span is not booked for the beginning', () => {
    const rows = [
      call({ team: 'apps', at: 0, span: span('1'), role: 'container' }),
      call({ team: 'search', at: 1, span: span('2'), parent: span('1') }),
    ];
    expect(outcome(rows)).toEqual([`search for apps by ${shown('1')}`]);
  });

  it('says nothing within one team, where one call says more than the other, and of calls without a trace', () => {
    const rows = [
      call({ team: 'apps', at: 0, span: span('1') }),
      call({ team: 'Apps', project: 'mail', at: 1, span: span('2') }),
      call({ team: 'search', at: 1.5, span: span('3'), trace: '' }),
    ];
    expect(outcome(rows)).toEqual(['apps', 'Apps', 'search']);
  });

  it('gives calls of nobody to whoever began their trace, and passes over a beginning that names nobody', () => {
    const rows = [
      call({ at: 0, span: span('1') }),
      call({ team: 'apps', at: 1, span: span('2') }),
      call({ team: 'search', at: 2, span: span('3') }),
    ];
    expect(outcome(rows)).toEqual([`nobody for apps by ${shown('2')}`, 'apps', `search for apps by ${shown('2')}`]);
  });

  it('believes a call that says for whom it was made, and what its trace began with', () => {
    const said = 'mail by span:tokenledger.originator.team';
    const rows = [
      call({ team: 'search', at: 0, span: span('1'), says: 'mail' }),
      call({ team: 'models', at: 1, span: span('2') }),
    ];
    expect(outcome(rows)).toEqual([`search for ${said}`, `models for mail by ${shown('1')}`]);
  });

  it('leaves what was charged before its period was closed', () => {
    const march = {
      from: new Date('2026-03-01T00:00:00Z'),
      to: new Date('2026-04-01T00:00:00Z'),
      closedAt: new Date('2030-01-01T00:00:00Z'),
    } as Parameters<typeof planOriginators>[0]['closed'][number];
    const rows = [call({ team: 'apps', at: 0, span: span('1') }), call({ team: 'search', at: 1, span: span('2') })];
    expect(outcome(rows, [march])).toEqual(['apps', 'search']);
  });

  const anyCall = fc.record({
    team: fc.option(fc.constantFrom('apps', 'search', 'models'), { nil: undefined }),
    at: fc.integer({ min: 0, max: 4 }),
    parent: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    says: fc.option(fc.constantFrom('mail', 'apps'), { nil: undefined, freq: 6 }),
    role: fc.constantFrom<'container' | undefined>('container', undefined, undefined),
    trace: fc.constantFrom('a'.repeat(32), 'b'.repeat(32)),
  });
  const someRows = fc.array(anyCall, { minLength: 1, maxLength: 6 }).map((calls) =>
    calls.map(({ team, parent, says, role, ...facts }, index) =>
      call({
        ...facts,
        span: span(String(index + 1)),
        ...(team !== undefined && { team }),
        ...(parent !== undefined && parent < index && { parent: span(String(parent + 1)) }),
        ...(says !== undefined && { says }),
        ...(role !== undefined && { role }),
      }),
    ),
  );

  it('comes to the same whatever came first, however it came in parts', () => {
    fc.assert(
      fc.property(someRows, fc.infiniteStream(fc.nat()), fc.nat({ max: 5 }), (rows, order, part) => {
        const shuffled = rows
          .map((row) => ({ row, key: order.next().value as number }))
          .sort((left, right) => left.key - right.key)
          .map(({ row }) => row);
        const early = shuffled.slice(0, part);
        const afterPart = planOriginators({ rows: early, closed: [], version: 2n });
        const standing = shuffled.map(
          (row) => afterPart.find(({ reading }) => reading.readingId === row.reading.readingId) ?? row,
        );
        expect(outcome(standing)).toEqual(outcome(rows));
      }),
    );
  });

  it('never names a call’s own owner as the other, and moves no money', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        for (const { reading, rating, booked } of planOriginators({ rows, closed: [], version: 2n })) {
          const before = rows.find((row) => row.reading.readingId === reading.readingId);
          expect([rating, booked]).toEqual([before?.rating, before?.booked]);
          expect(reading.readingId).not.toBe(MERGED_READING_ID);
          expect(reading.owner.values).toEqual(before?.reading.owner.values);
          expect(reading.owner.originator?.names.team).not.toBe(reading.owner.values.team);
        }
      }),
    );
  });
});
