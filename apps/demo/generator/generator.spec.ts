import { GenaiPricesSource } from '@tokenledger/pricing/data';
import type { ExplainingPriceBook } from '@tokenledger/pricing/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { costOf, DemoTotals } from '../check/demo-totals';
import { DemoSpans } from '../sending/demo-spans';
import { reportedCost } from '../sending/reported-cost';
import { daysUntil, easterSunday, kindOf } from './calendar';
import { callerOf } from './company/callers';
import { MODELS } from './company/models';
import { CONTENT_STUDIO, MIGRATION_AGENT, SERVICES, SUPPORT_COPILOT } from './company/services';
import { TEAMS } from './company/teams';
import { type DemoCall, inputTokensOf } from './demo-call';
import { EVIDENCE } from './evidence';
import { type DemoRequest, generateCalls } from './generate-calls';
import { apportion } from './plan-calls';

const DAY_MS = 86_400_000;
/** A Thursday, 16:25 in Berlin. */
const UNTIL = new Date('2026-11-26T15:25:00Z');
const REQUEST: DemoRequest = { seed: 42, calls: 20_000, days: 365, until: UNTIL };

describe('generateCalls', () => {
  let calls: readonly DemoCall[];
  let book: ExplainingPriceBook;

  beforeAll(async () => {
    calls = [...generateCalls(REQUEST)];
    book = await new GenaiPricesSource().load();
  });

  function daysAgo(call: DemoCall): number {
    return Math.floor((UNTIL.getTime() - call.startMs) / DAY_MS);
  }

  function hourOf(call: DemoCall): number {
    const hour = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', hour: 'numeric', hourCycle: 'h23' });
    return Number(hour.format(call.startMs));
  }

  function cacheShareOf(some: readonly DemoCall[]): number {
    const used = some.flatMap(({ tokens }) => (tokens === undefined ? [] : [tokens]));
    const sum = (count: (tokens: (typeof used)[number]) => number) => used.reduce((all, one) => all + count(one), 0);
    return sum(({ cacheRead }) => cacheRead) / sum(inputTokensOf);
  }

  it('gives the same calls for the same request, to the last id, and others for another seed', () => {
    const small = { ...REQUEST, calls: 1_500 };
    expect([...generateCalls(small)]).toEqual([...generateCalls(small)]);
    const [first] = generateCalls(small);
    const [other] = generateCalls({ ...small, seed: 43 });
    expect(other?.traceId).not.toBe(first?.traceId);
  });

  it.each([
    [500, 7],
    [2_000, 30],
    [3_001, 365],
    [1_999, 395],
  ])('makes exactly %i calls in %i days', (count, days) => {
    expect([...generateCalls({ ...REQUEST, calls: count, days })]).toHaveLength(count);
  });

  it.each(['2026-11-26T23:01:00Z', '2026-11-27T04:30:00Z', '2026-03-29T01:30:00Z', '2026-01-01T11:00:00Z'])(
    'is whole at any time of day, with calls of the last hour: %s',
    (until) => {
      const some = [...generateCalls({ ...REQUEST, calls: 2_000, until: new Date(until) })];
      expect(some).toHaveLength(2_000);
      const newestMs = Math.max(...some.map(({ startMs }) => startMs));
      expect(newestMs).toBeLessThan(Date.parse(until));
      expect(newestMs).toBeGreaterThan(Date.parse(until) - 3_600_000);
    },
  );

  it('names every call once', () => {
    expect(new Set(calls.map(({ traceId, spanId }) => traceId + spanId)).size).toBe(calls.length);
    expect(new Set(calls.map(({ responseId }) => responseId)).size).toBe(calls.length);
  });

  it('has whole tokens, none below 0, each in one meter', () => {
    const counts = calls.flatMap(({ tokens }) => Object.values(tokens ?? {})).filter((count) => count !== undefined);
    expect(counts.filter((count) => !Number.isSafeInteger(count) || count < 0)).toEqual([]);
  });

  it('shows every team, cost centre, service and model', () => {
    expect(Object.keys(TEAMS)).toHaveLength(12);
    expect(new Set(Object.values(TEAMS).map(({ costCenter }) => costCenter)).size).toBe(5);
    expect(new Set(SERVICES.map(({ project }) => project)).size - 1).toBe(23);
    expect(new Set(calls.map(({ service }) => service.name)).size).toBe(SERVICES.length);
    expect(new Set(calls.map(({ model }) => model.name))).toEqual(
      new Set(Object.values(MODELS).map(({ name }) => name)),
    );
  });

  it('grows over the year', () => {
    const inQuarter = (quarter: number) => calls.filter((call) => Math.floor(daysAgo(call) / 91) === quarter).length;
    expect(inQuarter(0)).toBeGreaterThan(1.4 * inQuarter(3));
  });

  it('rests at weekends, on holidays and at night', () => {
    const office = calls.filter(({ service }) => service.workload === 'assistant');
    const days = daysUntil(UNTIL, 365);
    const perDay = (kind: string): number => {
      const some = days.filter((day) => kindOf(day) === kind);
      const count = some.reduce(
        (sum, { startMs }) =>
          sum + office.filter((call) => call.startMs >= startMs && call.startMs < startMs + DAY_MS).length,
        0,
      );
      return count / some.length;
    };
    expect(perDay('weekend')).toBeLessThan(0.2 * perDay('working-day'));
    expect(perDay('holiday')).toBeLessThan(0.2 * perDay('working-day'));
    const batch = calls.filter(({ service }) => service.workload === 'nightly-batch');
    expect(batch.every((call) => hourOf(call) >= 0 && hourOf(call) <= 4)).toBe(true);
  });

  it('fails now and then, and tries again', () => {
    const failed = calls.filter(({ errorType }) => errorType !== undefined).length / calls.length;
    expect(failed).toBeGreaterThan(0.004);
    expect(failed).toBeLessThan(0.02);
    expect(calls.some(({ isRetry }) => isRetry)).toBe(true);
    expect(calls.some(({ finishReason }) => finishReason === 'max_tokens' || finishReason === 'length')).toBe(true);
  });

  it('reads more from the cache after a release', () => {
    const agents = calls.filter(({ service }) => service.workload === 'coding-agent');
    expect(cacheShareOf(agents.filter((call) => daysAgo(call) > 200))).toBeLessThan(0.55);
    expect(cacheShareOf(agents.filter((call) => daysAgo(call) < 140))).toBeGreaterThan(0.75);
  });

  describe('what there is to find', () => {
    it('a loop of an agent: six hours of one conversation', () => {
      const byConversation = Map.groupBy(
        calls.filter(({ service }) => service.name === MIGRATION_AGENT),
        ({ conversation }) => conversation,
      );
      const [loop = []] = [...byConversation.values()].sort((a, b) => b.length - a.length);
      // 0.5 % of 20,000
      expect(loop).toHaveLength(100);
      const lastedMs = (loop.at(-1)?.startMs ?? 0) - (loop[0]?.startMs ?? 0);
      expect(lastedMs).toBeGreaterThan(5.9 * 3_600_000);
      expect(lastedMs).toBeLessThan(6 * 3_600_000);
    });

    it('a team that moved to a dearer model', () => {
      const studio = calls.filter(({ service }) => service.name === CONTENT_STUDIO);
      const models = (some: readonly DemoCall[]) => new Set(some.map(({ model }) => model.name));
      expect(models(studio.filter((call) => daysAgo(call) < 33))).toEqual(new Set(['claude-opus-4-6']));
      expect(models(studio.filter((call) => daysAgo(call) > 36))).not.toContain('claude-opus-4-6');
    });

    it('a prompt cache that read nothing for a week', () => {
      const copilot = calls.filter(({ service }) => service.name === SUPPORT_COPILOT);
      expect(cacheShareOf(copilot.filter((call) => daysAgo(call) >= 47 && daysAgo(call) <= 51))).toBe(0);
      expect(cacheShareOf(copilot.filter((call) => daysAgo(call) < 45))).toBeGreaterThan(0.5);
    });

    it('services that work for other teams, each for those that call it', () => {
      const callersOf = (name: string) =>
        calls.filter(({ service }) => service.name === name).map((call) => callerOf(call.service, call.traceId));
      expect(new Set(callersOf('translation'))).toEqual(new Set(['support', 'sales', undefined]));
      // Four of ten of its calls are for support.
      const ofSupport = callersOf('translation').filter((team) => team === 'support').length;
      expect(ofSupport / callersOf('translation').length).toBeCloseTo(0.4, 1);
      expect(new Set(callersOf('content-studio'))).toEqual(new Set([undefined]));
    });

    it('a key that was used on five nights, and little by day', () => {
      const contractor = calls.filter(({ key }) => key === 'contractor');
      const atNight = contractor.filter((call) => [2, 3].includes(hourOf(call)));
      // 0.4 % of 20,000
      expect(atNight).toHaveLength(80);
      expect(new Set(atNight.map((call) => new Date(call.startMs).toISOString().slice(0, 10))).size).toBe(5);
      expect(contractor.length).toBeGreaterThan(atNight.length);
    });
  });

  describe('against the price book', () => {
    it('prices every call but those of the company’s own model', () => {
      const unpriced = calls.filter(
        (call) => call.tokens !== undefined && costOf(call, call.tokens, book) === undefined,
      );
      expect(new Set(unpriced.map(({ model }) => model.name))).toEqual(new Set([MODELS.own.name]));
      expect(calls.some(({ service }) => service.team === undefined)).toBe(true);
    });

    it('sees a price change: gpt-5.6-luna costs a fifth from 2026-07-30 on', () => {
      const [luna] = calls.filter(({ model, tokens }) => model === MODELS.gpt56Luna && tokens !== undefined);
      if (luna === undefined) throw new Error('no call of gpt-5.6-luna');
      const tokens = { uncachedInput: 1_000, cacheRead: 0, cacheWrite: 0, output: 100, reasoning: 0 };
      const costAt = (day: string) => {
        const cost = costOf({ ...luna, startMs: Date.parse(day) }, tokens, book);
        return cost === undefined ? undefined : formatDecimal18(cost);
      };
      // 1,000 × 1 + 100 × 6 dollars per million, then 1,000 × 0.20 + 100 × 1.20
      expect([costAt('2026-07-29T12:00:00Z'), costAt('2026-07-30T12:00:00Z')]).toEqual(['0.0016', '0.00032']);
      expect(calls.some((call) => call.model === MODELS.gpt56Luna && call.startMs < Date.parse('2026-07-30'))).toBe(
        true,
      );
    });

    it('sums calls, tokens and cost', () => {
      const totals = new DemoTotals(book);
      const [call] = calls.filter(({ model, tokens }) => model === MODELS.haiku45 && tokens !== undefined);
      if (call === undefined) throw new Error('no call of claude-haiku-4-5');
      const tokens = { uncachedInput: 500, cacheRead: 300, cacheWrite: 200, output: 90, reasoning: 10 };
      totals.add({ ...call, tokens });
      totals.add({ ...call, tokens: undefined });
      // 500 × 1 + 300 × 0.10 + 200 × 1.25 + 100 × 5 = 1,280 dollars per million
      expect(totals.totals()).toEqual({
        calls: 2n,
        inputTokens: 1_000n,
        cacheReadTokens: 300n,
        outputTokens: 100n,
        possibleDuplicates: 0n,
        unpricedCalls: 0n,
        costUsd: '0.00128',
      });
    });
  });
});

describe('what the checks have to show', () => {
  const calls = [...generateCalls({ ...REQUEST, calls: 60_000 })];
  const daysAgo = ({ startMs }: DemoCall) => Math.floor((UNTIL.getTime() - startMs) / DAY_MS);
  const seenBy = (...witnesses: readonly string[]) =>
    calls.filter(({ evidence }) => evidence.witnesses.join() === witnesses.join());

  it.each([
    [EVIDENCE.secondLibrary, () => seenBy('service', 'second-library')],
    [EVIDENCE.vendorToo, () => seenBy('service', 'vendor')],
    [EVIDENCE.vendorAlone, () => seenBy('vendor')],
    [EVIDENCE.substituted, () => calls.filter(({ evidence, model }) => evidence.answeredBy !== model)],
    [EVIDENCE.pricedRight, () => calls.filter(({ evidence }) => evidence.reportedPrice === 'as-listed')],
    [EVIDENCE.pricedWrong, () => calls.filter(({ evidence }) => evidence.reportedPrice === 'without-cache-discount')],
  ])('lies in the last days of one service, and is a small part of all: %j', (rule, found) => {
    const its = found();
    expect(new Set(its.map(({ service }) => service.name))).toEqual(new Set([rule.service]));
    expect(Math.max(...its.map(daysAgo))).toBeLessThanOrEqual(rule.lastDays);
    expect(its.every(({ tokens, errorType }) => tokens !== undefined && errorType === undefined)).toBe(true);
    expect(its.length).toBeGreaterThan(5);
    expect(its.length / calls.length).toBeLessThan(0.03);
  });

  it('leaves nearly all calls with the one witness that they had', () => {
    const plain = calls.filter(({ evidence }) => evidence.witnesses.join() === 'service');
    // At most 4 % of all calls have a second witness or none of their own.
    expect(plain.length / calls.length).toBeGreaterThan(0.96);
  });

  it('is told with the spans: a trace of its own for each witness, the same answer, and no owner from outside', async () => {
    const spans = new DemoSpans(await new GenaiPricesSource().load());
    const [twice] = seenBy('service', 'vendor');
    if (twice === undefined) throw new Error('no call of the vendor');
    const [service, vendor] = spans.spansOf(twice);
    expect([service?.key, vendor?.key]).toEqual(['services', 'vendor']);
    const told = [service?.span, vendor?.span].map((span) => span?.attributes['gen_ai.response.id']);
    expect(told).toEqual([twice.responseId, twice.responseId]);
    expect(vendor?.span.spanContext().traceId).not.toBe(service?.span.spanContext().traceId);
    expect(vendor?.span.attributes).not.toHaveProperty('user.id');
    expect(vendor?.span.attributes).toMatchObject({ 'anthropic.workspace.id': 'wrkspc_01HalyardMain' });
  });

  it('prices as listed to the last digit, and without a cache as if all input were new', async () => {
    const book = await new GenaiPricesSource().load();
    const reported = (kind: string) => {
      const call = calls.find(
        ({ evidence, tokens }) => evidence.reportedPrice === kind && (tokens?.cacheRead ?? 0) > 0,
      );
      if (call?.tokens === undefined) throw new Error(`no call priced ${kind}`);
      const cost = costOf(call, call.tokens, book);
      return [reportedCost(call, book)['gen_ai.usage.cost'], cost && Number(formatDecimal18(cost))] as const;
    };
    const [right, booked] = reported('as-listed');
    expect(right).toBe(booked);
    const [wrong = 0, less = 0] = reported('without-cache-discount');
    expect(wrong).toBeGreaterThan(less);
  });
});

describe('apportion', () => {
  it.each([
    [10, [1, 1, 1], [3, 4, 3]],
    [0, [1, 2], [0, 0]],
    [7, [0, 1, 0], [0, 7, 0]],
  ])('parts %i by %j', (total, weights, parts) => {
    expect(apportion(total, weights)).toEqual(parts);
  });
});

describe('easterSunday', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
  ])('of %i', (year, day) => {
    expect(new Date(easterSunday(year)).toISOString().slice(0, 10)).toBe(day);
  });
});
