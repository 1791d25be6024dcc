import type { BenchOptions } from '../bench-options';
import { type BenchResult, requireEqual } from '../report/bench-result';
import { spreadOf } from '../report/percentiles';
import { type SpendQuestion, SpendQuestions } from '../testbed/spend-questions';
import type { Testbed } from '../testbed/testbed';
import { type Bench, progress } from './bench';
import { bytesOnDisk } from './bytes-on-disk';
import { fillLedger } from './fill-ledger';

const REPETITIONS = 15;
const LIMIT_MS = 150;

interface Asked {
  readonly what: string;
  readonly question: Partial<SpendQuestion> & { readonly compared?: boolean };
  /** Held against the aim; the others are for exploring. */
  readonly isFirstPage: boolean;
}

const QUESTIONS: readonly Asked[] = [
  { what: 'totals', question: {}, isFirstPage: true },
  { what: 'by day', question: { granularity: 'DAY' }, isFirstPage: true },
  { what: 'by day and team', question: { granularity: 'DAY', groupBy: ['TEAM'], limit: 10_000 }, isFirstPage: true },
  { what: 'by model', question: { groupBy: ['MODEL'] }, isFirstPage: true },
  { what: 'by project', question: { groupBy: ['PROJECT'] }, isFirstPage: true },
  {
    what: 'one team by day and model',
    question: { granularity: 'DAY', groupBy: ['MODEL'], filter: { team: ['team-7'] } },
    isFirstPage: true,
  },
  {
    what: 'the 8 largest teams and the rest by day, compared',
    question: { granularity: 'DAY', groupBy: ['TEAM'], top: 8, compared: true },
    isFirstPage: true,
  },
  {
    what: 'the 8 projects that changed most',
    question: { groupBy: ['PROJECT'], top: 8, orderBy: 'CHANGE', compared: true },
    isFirstPage: true,
  },
  { what: 'the 8 largest users and the rest', question: { groupBy: ['USER'], top: 8 }, isFirstPage: false },
  { what: 'by day in another zone', question: { granularity: 'DAY', timeZone: 'Asia/Kolkata' }, isFirstPage: false },
  { what: 'by hour', question: { granularity: 'HOUR' }, isFirstPage: false },
  { what: 'by user', question: { groupBy: ['USER'], limit: 100 }, isFirstPage: false },
  {
    what: 'one project by user',
    question: { groupBy: ['USER'], filter: { project: ['project-7'] } },
    isFirstPage: false,
  },
];

/** What a first page and explorations cost over 30 days of many calls. */
export const spend: Bench = {
  name: 'spend',
  asks: 'how long spend over 30 days takes, and how many bytes a call takes on disk',
  async run(testbed: Testbed, options: BenchOptions): Promise<BenchResult> {
    const { range, rollingMs } = await fillLedger(testbed, options.calls);
    const api = await testbed.start('api');
    const questions = new SpendQuestions(api.url, testbed.readKey);
    const days = { from: new Date(range.from * 1000).toISOString(), to: new Date(range.to * 1000).toISOString() };
    requireEqual('calls in spend', (await questions.ask(days)).calls, options.calls);

    const meter = testbed.measure();
    const asLoaded = await askAll(questions, days);
    progress('merging the parts of each partition');
    for (const table of ['usage_events', 'usage_quarter_hour', 'usage_daily', 'rollup_generations'])
      await testbed.clickhouse.command({ text: `OPTIMIZE TABLE ${table} FINAL` });
    const merged = await askAll(questions, days);
    requireEqual('calls in spend after merging', (await questions.ask(days)).calls, options.calls);
    const firstPages = asLoaded.filter((_, index) => QUESTIONS[index]?.isFirstPage);
    return {
      bench: this.name,
      tables: [
        {
          title: `GraphQL spend over 30 days of ${options.calls} calls, ms of ${REPETITIONS}`,
          rows: QUESTIONS.map(({ what, isFirstPage }, index) => ({
            question: what,
            kind: isFirstPage ? 'first page' : 'exploring',
            'as loaded: median': asLoaded[index]?.median ?? 0,
            'p95 ': asLoaded[index]?.p95 ?? 0,
            'merged: median': merged[index]?.median ?? 0,
            p95: merged[index]?.p95 ?? 0,
          })),
        },
        {
          title: 'rolling up from nothing',
          rows: [
            {
              calls: options.calls,
              seconds: rollingMs / 1000,
              'calls/s': Math.round(options.calls / (rollingMs / 1000)),
            },
          ],
        },
        ...(await bytesOnDisk(testbed)),
      ],
      processes: meter.read(),
      limits: [
        {
          name: 'slowest first page, median, as loaded',
          value: Math.max(...firstPages.map(({ median }) => median)),
          unit: 'ms',
          bound: 'at most',
          limit: LIMIT_MS,
        },
      ],
      notes: ['every question was asked once before it was measured', 'bytes on disk are of merged parts'],
    };
  },
};

async function askAll(questions: SpendQuestions, days: Pick<SpendQuestion, 'from' | 'to'>) {
  const spreads = [];
  for (const { what, question: asked } of QUESTIONS) {
    const { compared, ...rest } = asked;
    // With the first half of the range itself: there are no calls before it.
    const question = compared === true ? { ...rest, compareWith: { from: days.from, to: halfOf(days) } } : rest;
    await questions.ask({ ...days, ...question });
    const durations: number[] = [];
    while (durations.length < REPETITIONS) {
      const askedAt = performance.now();
      await questions.ask({ ...days, ...question });
      durations.push(performance.now() - askedAt);
    }
    spreads.push(spreadOf(durations));
    progress(`${what}: ${spreads.at(-1)?.median} ms`);
  }
  return spreads;
}

function halfOf({ from, to }: Pick<SpendQuestion, 'from' | 'to'>): string {
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();
}
