import {
  Directory,
  type DirectoryUnit,
  type Placement,
  EMPTY_DIRECTORY,
  ledgerOfUnits,
  localDay,
  tenantId,
  wholeLedger,
} from '@tokenledger/organization/domain';
import { aSpendReport, aSpendRow, FakeSpendReader } from '@tokenledger/metering/testing';
import { type Decimal18, formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import fc from 'fast-check';

import { NO_SPEND } from '../spend/spend-figures';
import type { SpendFigures, SpendReader, SpendRequest, ValuesByDimension } from '../spend/spend-report';
import { addSpend } from '../unit-spend/add-spend';
import { UnallocatedReports } from './unallocated-reports';
import type { UnallocatedCause } from './unallocated-spend';

const acme = tenantId('acme');
const march = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };

/** A call as the ledger tells it; without a reason somebody owns it. */
interface ToldCall {
  readonly unallocatedReason: string | null;
  readonly service: string | null;
  readonly agent: string | null;
  readonly ingestionKey: string | null;
  readonly tokens: bigint;
  /** Undefined: without a price. */
  readonly cost?: string | undefined;
  readonly currency?: string;
  /** Undefined: there is no rate. */
  readonly usd?: string | undefined;
}

function figuresOf({ tokens, cost, currency = 'USD', usd, unallocatedReason }: ToldCall): SpendFigures {
  const amount = cost === undefined ? undefined : parseDecimal18(cost);
  const converted = currency === 'USD' ? amount : usd === undefined ? undefined : parseDecimal18(usd);
  const costs = amount === undefined ? [] : [{ currency, amount }];
  return {
    ...NO_SPEND,
    calls: 1n,
    tokens: { ...NO_SPEND.tokens, total: tokens },
    cost: costs,
    pricedTokens: costs.map(() => ({ currency, tokens })),
    unpriced: amount === undefined ? { calls: 1n, tokens } : NO_SPEND.unpriced,
    unallocated: unallocatedReason === null ? NO_SPEND.unallocated : { calls: 1n, tokens, cost: costs },
    converted: converted === undefined ? [] : [{ currency: 'USD', amount: converted, calls: 1n }],
    unconverted: amount === undefined || converted !== undefined ? [] : [{ currency, amount, calls: 1n }],
  };
}

/** Groups and filters as the ledger does; @param mostRows what it tells one by one */
function ledgerOf(calls: readonly ToldCall[], mostRows = 10_000): SpendReader & { readonly asked: SpendRequest[] } {
  const asked: SpendRequest[] = [];
  return {
    asked,
    spend: (_scope, request) => {
      asked.push(request);
      const { not = {}, ...kept } = request.filter;
      const of = (call: ToldCall, dimension: string) => call[dimension as keyof ToldCall] as string | null;
      const isIn = (call: ToldCall, values: ValuesByDimension) =>
        Object.entries(values).map(([dimension, some]) => some.includes(of(call, dimension)));
      const passing = calls.filter((call) => isIn(call, kept).every(Boolean) && !isIn(call, not).some(Boolean));
      const groups = new Map<string, ToldCall[]>();
      for (const call of passing) {
        const group = JSON.stringify(request.groupBy.map((dimension) => of(call, dimension)));
        groups.set(group, [...(groups.get(group) ?? []), call]);
      }
      const sum = (some: readonly ToldCall[]) => some.map(figuresOf).reduce(addSpend, NO_SPEND);
      const rows = [...groups].map(([group, some]) =>
        aSpendRow({ ...sum(some), group: JSON.parse(group) as (string | null)[] }),
      );
      return Promise.resolve(
        aSpendReport({
          rows: request.groupBy.length === 0 ? [] : rows.slice(0, mostRows),
          truncated: request.groupBy.length > 0 && rows.length > mostRows,
          totals: sum(passing),
        }),
      );
    },
  };
}

function reportsOver(spend: SpendReader, directory = EMPTY_DIRECTORY): UnallocatedReports {
  return new UnallocatedReports({
    spend,
    directories: { read: () => Promise.resolve(directory) },
    timeZones: { timeZoneOf: () => Promise.resolve('UTC') },
    currencies: { reportingCurrencyOf: () => Promise.resolve('USD') },
  });
}

const aCall = (call: Partial<ToldCall>): ToldCall => ({
  ...{ unallocatedReason: 'unmapped-value', service: null, agent: null, ingestionKey: 'k1', tokens: 100n },
  ...call,
});

const CALLS = [
  aCall({ unallocatedReason: null, service: 'web', cost: '6' }),
  aCall({ service: 'shop', cost: '1' }),
  aCall({ service: 'shop', cost: '2', ingestionKey: 'k2' }),
  aCall({ service: 'bot', cost: '0.5' }),
  aCall({ agent: 'planner', cost: '4' }),
  aCall({ unallocatedReason: 'no-metadata', cost: '0.25' }),
  aCall({ unallocatedReason: 'unknown-key', ingestionKey: 'k3' }),
  aCall({ unallocatedReason: 'unreadable-metadata', service: 'shop', cost: '0.125' }),
];

const inShort = ({ reason, service, agent, ingestionKey, spend }: UnallocatedCause) =>
  [reason, service ?? agent ?? ingestionKey, spend.cost.map(({ amount }) => formatDecimal18(amount)).join()].join(' ');

describe('what nobody owns', () => {
  it('is told by what one fix would mend, the largest cost first', async () => {
    const { causes, reasons, total, all, rest } = await reportsOver(ledgerOf(CALLS)).unallocated(wholeLedger(acme), {
      ...march,
      filter: {},
      first: 4,
    });
    expect(causes.map(inShort)).toEqual([
      'unmapped-value planner 4',
      // 1 + 2, by two keys
      'unmapped-value shop 3',
      'unmapped-value bot 0.5',
      'no-metadata k1 0.25',
    ]);
    expect(causes[1]?.keys).toEqual(['k2', 'k1']);
    expect(reasons.map(({ reason, causeCount }) => [reason, causeCount])).toEqual([
      ['unmapped-value', 3],
      ['no-metadata', 1],
      ['unreadable-metadata', 1],
      ['unknown-key', 1],
    ]);
    expect([rest?.causeCount, rest?.spend.calls, total.calls, all.calls]).toEqual([2, 2n, 7n, 8n]);
  });

  it('asks for agents only where calls name no service', async () => {
    const named = ledgerOf(CALLS.filter(({ service }) => service !== null));
    await reportsOver(named).unallocated(wholeLedger(acme), { ...march, filter: {}, first: 10 });
    expect(named.asked.map(({ groupBy }) => groupBy.join())).toEqual(['', 'unallocatedReason,service,ingestionKey']);
    const keysOnly = ledgerOf(CALLS.filter(({ unallocatedReason }) => unallocatedReason === 'unknown-key'));
    await reportsOver(keysOnly).unallocated(wholeLedger(acme), { ...march, filter: {}, first: 10 });
    expect(keysOnly.asked).toHaveLength(2);
  });

  it('keeps to the reasons of a filter, and is nothing where it keeps what somebody owns', async () => {
    const ask = (filter: ValuesByDimension) =>
      reportsOver(ledgerOf(CALLS)).unallocated(wholeLedger(acme), { ...march, filter, first: 10 });
    const ofOne = await ask({ unallocatedReason: ['no-metadata', null] });
    expect([ofOne.total.calls, ofOne.all.calls]).toEqual([1n, 2n]);
    const ofOwned = await ask({ unallocatedReason: [null] });
    expect([ofOwned.total.calls, ofOwned.all.calls, ofOwned.causes]).toEqual([0n, 1n, []]);
    const ofUnowned = await ask({ unallocatedReason: ['no-metadata'] });
    expect([ofUnowned.total.calls, ofUnowned.all.calls]).toEqual([1n, 1n]);
  });

  it('lets a failing store fail', async () => {
    const broken = new FakeSpendReader();
    broken.give(acme, new Error('down'));
    const asked = reportsOver(broken).unallocated(wholeLedger(acme), { ...march, filter: {}, first: 10 });
    await expect(asked).rejects.toThrow('down');
  });

  const amount = fc.bigInt({ min: 0n, max: 10n ** 30n }).map((value) => formatDecimal18(value as Decimal18));
  const name = fc.option(fc.constantFrom('a', 'b', 'c', 'd'));
  const anyCall: fc.Arbitrary<ToldCall> = fc.record({
    unallocatedReason: fc.option(
      fc.constantFrom(
        'no-metadata',
        'unreadable-metadata',
        'unmapped-value',
        'unknown-key',
        'shared-without-rule',
        'x',
      ),
    ),
    service: name,
    agent: name,
    ingestionKey: name,
    tokens: fc.bigInt({ min: 0n, max: 10n ** 20n }),
    cost: fc.option(amount, { nil: undefined }),
    currency: fc.constantFrom('USD', 'EUR', 'CNY'),
    usd: fc.option(amount, { nil: undefined }),
  });

  it('sums to the same by reason and by cause, in every currency, whatever is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCall, { maxLength: 40 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 30 }),
        async (calls, first, mostRows) => {
          const report = await reportsOver(ledgerOf(calls, mostRows)).unallocated(wholeLedger(acme), {
            ...march,
            filter: {},
            first,
          });
          const whole = calls.filter(({ unallocatedReason }) => unallocatedReason !== null);
          const sum = (all: readonly SpendFigures[]) => comparable(all.reduce(addSpend, NO_SPEND));
          const expected = sum(whole.map(figuresOf));
          expect(comparable(report.total)).toEqual(expected);
          expect(sum(report.reasons.map(({ spend }) => spend))).toEqual(expected);
          const told = report.causes.map(({ spend }) => spend);
          expect(sum([...told, ...(report.rest ? [report.rest.spend] : [])])).toEqual(expected);
          expect(comparable(report.all)).toEqual(sum(calls.map(figuresOf)));
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Calls that cost nothing and have no tokens may leave their currency out. */
function comparable({ cost, pricedTokens, unallocated, ...figures }: SpendFigures): object {
  const some = (all: SpendFigures['cost']) => all.filter(({ amount: one }) => one !== 0n);
  return {
    ...figures,
    cost: some(cost),
    pricedTokens: pricedTokens.filter(({ tokens }) => tokens !== 0n),
    unallocated: { ...unallocated, cost: some(unallocated.cost) },
  };
}

describe('what would mend it', () => {
  const unit = (kind: DirectoryUnit['kind'], id: string, name: string): DirectoryUnit => ({
    ...{ kind, id, name },
    externalId: undefined,
    owners: [],
    aliases: [],
  });
  const [shop, store, market, bot] = [
    unit('service', 'shop', 'Shop'),
    unit('project', 'store', 'The store'),
    unit('project', 'market', 'Market'),
    unit('project', 'BOT', 'Bot & friends'),
  ];
  const directory = new Directory({
    units: [shop, store, market, bot],
    placements: [
      { unit: shop, parent: market, from: localDay('2026-01-01'), until: localDay('2026-03-10') },
      { unit: shop, parent: store, from: localDay('2026-03-10'), until: undefined },
    ],
    allowances: [],
  });

  async function fixesFor(call: Partial<ToldCall>) {
    const reports = reportsOver(ledgerOf([aCall(call)]), directory);
    const { causes } = await reports.unallocated(wholeLedger(acme), { ...march, filter: {}, first: 1 });
    return causes[0]?.fixes ?? [];
  }

  it('is to bring calls to the directory where that has the service in a project on the last day', async () => {
    expect(await fixesFor({ service: 'SHOP' })).toEqual([
      {
        kind: 'directory',
        owner: { level: 'project', id: 'store', name: 'The store' },
        since: '2026-03-10',
      },
      {
        kind: 'sender',
        attributes: [{ name: 'project.id', value: 'store' }],
        line: 'OTEL_RESOURCE_ATTRIBUTES="project.id=store"',
      },
    ]);
  });

  it.each<[string, readonly Placement[]]>([
    ['before the service stood anywhere', []],
    [
      'while it stood nowhere for a day',
      [{ unit: shop, parent: market, from: localDay('2026-01-01'), until: localDay('2026-03-19') }],
    ],
  ])('is a rule, too, where calls came %s', async (_when, earlier) => {
    const late = new Directory({
      units: [shop, store, market],
      placements: [...earlier, { unit: shop, parent: store, from: localDay('2026-03-20'), until: undefined }],
      allowances: [],
    });
    const reports = reportsOver(ledgerOf([aCall({ service: 'shop' })]), late);
    const { causes } = await reports.unallocated(wholeLedger(acme), { ...march, filter: {}, first: 1 });
    const owner = { level: 'project', id: 'store', name: 'The store' };
    expect(causes[0]?.fixes).toMatchObject([
      { kind: 'directory', owner, since: '2026-03-20' },
      { kind: 'rule', owner },
      { kind: 'sender' },
    ]);
  });

  it('is a rule to the project of that name where the directory does not know the service', async () => {
    const [rule] = await fixesFor({ service: 'bot' });
    expect(rule).toEqual({
      kind: 'rule',
      // as the call writes it: rules compare case and all
      conditions: [{ subject: 'service', operator: 'equals', values: ['bot'] }],
      owner: { level: 'project', id: 'BOT', name: 'Bot & friends' },
    });
  });

  it('is a rule that waits for an owner where the directory knows nothing', async () => {
    expect(await fixesFor({ agent: 'planner' })).toMatchObject([
      { kind: 'rule', conditions: [{ subject: 'agent', values: ['planner'] }], owner: undefined },
      {
        kind: 'sender',
        line: 'OTEL_RESOURCE_ATTRIBUTES="service.name=YOUR_SERVICE,team.id=YOUR_TEAM,project.id=YOUR_PROJECT"',
      },
    ]);
  });

  it.each([
    ['unknown-key', { service: 'shop' }, ['rule', 'key-owner', 'sender']],
    ['no-metadata', {}, ['rule', 'key-owner', 'sender']],
    ['no-metadata', { ingestionKey: null }, ['sender']],
    ['unreadable-metadata', { service: 'shop' }, ['sender', 'directory']],
    ['unreadable-metadata', { service: 'web' }, ['sender', 'rule']],
    ['unreadable-metadata', {}, ['sender', 'rule', 'key-owner']],
    ['shared-without-rule', { service: 'web' }, ['rule', 'sender']],
    ['a reason of tomorrow', { service: 'shop' }, ['directory', 'sender']],
  ])('of %s %j is %j, in that order', async (unallocatedReason, call, kinds) => {
    expect((await fixesFor({ unallocatedReason, ...call })).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is no rule for a key that brings calls of other causes too: it would take those as well', async () => {
    const byKey = { unallocatedReason: 'unmapped-value', ingestionKey: 'k1' };
    const ledger = ledgerOf([aCall(byKey), aCall({ ...byKey, service: 'shop' })]);
    const { causes } = await reportsOver(ledger).unallocated(wholeLedger(acme), { ...march, filter: {}, first: 5 });
    const kinds = causes.map(({ service, fixes }) => [service, fixes.map(({ kind }) => kind)]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['shop', ['rule', 'sender']],
        [null, ['key-owner', 'sender']],
      ]),
    );
  });

  it('is no rule where no rule could compare the value', async () => {
    expect((await fixesFor({ service: 'x'.repeat(201) })).map(({ kind }) => kind)).toEqual(['sender']);
  });
});

describe('coverage', () => {
  const coverage = (calls: readonly ToldCall[], scope = wholeLedger(acme)) =>
    reportsOver(ledgerOf(calls)).coverage(scope, {
      ...{ ...march, timeZone: 'UTC', granularity: 'total', filter: {}, compareWith: undefined },
    });

  it('is what has an owner, of cost, of tokens and of calls', async () => {
    const { total, periods } = await coverage(CALLS);
    // 6 of 6 + 1 + 2 + 0.5 + 4 + 0.25 + 0.125
    expect(total.shares.cost).toEqual({ state: 'known', part: parseDecimal18('6'), whole: parseDecimal18('13.875') });
    expect(total.shares.calls).toEqual({ state: 'known', part: 1n, whole: 8n });
    expect(total.shares.tokens).toEqual({ state: 'known', part: 100n, whole: 800n });
    expect(periods).toHaveLength(1);
    expect(periods[0]?.reasons.map(({ reason }) => reason)).toEqual(total.reasons.map(({ reason }) => reason));
  });

  it.each<[string, readonly ToldCall[], object]>([
    ['without calls', [], { cost: 'no-calls', tokens: 'no-calls', calls: 'no-calls' }],
    ['without a price or tokens', [aCall({ tokens: 0n })], { cost: 'no-cost', tokens: 'no-tokens' }],
    ['without a rate', [aCall({ cost: '1', currency: 'EUR' })], { cost: 'not-converted' }],
    [
      'where what nobody owns has no rate, beside what somebody owns',
      [aCall({ cost: '100', unallocatedReason: null }), aCall({ cost: '50', currency: 'EUR' })],
      { cost: 'not-converted' },
    ],
  ])('is not known %s, and is neither none nor all', async (_name, calls, because) => {
    const { shares } = (await coverage(calls)).total;
    const unknown = Object.entries(shares).flatMap(([of, share]: [string, { because?: string }]) =>
      share.because === undefined ? [] : [[of, share.because]],
    );
    expect(Object.fromEntries(unknown)).toEqual(because);
  });

  it('is not known to whoever sees some units, in which nothing is nobody’s', async () => {
    const scope = ledgerOfUnits(acme, EMPTY_DIRECTORY, 'UTC', [{ kind: 'team', id: 'search' }]);
    const { total, periods } = await coverage([CALLS[0] as ToldCall], scope);
    expect([total.shares.calls, total.all.calls, periods]).toEqual([
      { state: 'unknown', because: 'limited-to-units' },
      1n,
      [],
    ]);
  });
});
