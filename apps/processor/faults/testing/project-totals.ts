import { Decimal } from 'decimal.js';

import type { FaultModel, ModelCall } from './model-call';

/** What one project's calls add up to; every number is exact decimal text. */
export interface ProjectTotals {
  readonly calls: string;
  readonly input: string;
  readonly cacheRead: string;
  readonly cacheWrite: string;
  /** Without reasoning. */
  readonly output: string;
  readonly reasoning: string;
  /** Dollars of the calls that have a price. */
  readonly cost: string;
  readonly unpricedCalls: string;
}

/** By project. */
export type LedgerTotals = Readonly<Record<string, ProjectTotals>>;

/** Enough digits for any sum here: decimal.js would round to 20. */
const Exact = Decimal.clone({ precision: 60 });

interface Prices {
  readonly input: string;
  readonly cacheRead: string;
  readonly cacheWrite: string;
  readonly output: string;
}

/** Dollars per million tokens, from the vendors' price lists; written down here so that nothing of ours computes them. */
const PRICES: Readonly<Record<FaultModel, Prices | undefined>> = {
  'gpt-4o': { input: '2.50', cacheRead: '1.25', cacheWrite: '0', output: '10.00' },
  o3: { input: '2.00', cacheRead: '0.50', cacheWrite: '0', output: '8.00' },
  'claude-haiku-4-5': { input: '1.00', cacheRead: '0.10', cacheWrite: '1.25', output: '5.00' },
  'house-model-7': undefined,
};

/** The independent sum: each call once, whatever happened on the way. */
export function expectedTotals(calls: readonly ModelCall[]): LedgerTotals {
  const byProject = new Map<string, ModelCall[]>();
  for (const call of calls) {
    const known = byProject.get(call.project);
    if (known === undefined) byProject.set(call.project, [call]);
    else known.push(call);
  }
  return Object.fromEntries([...byProject].map(([project, ofProject]) => [project, sumUp(ofProject)]));
}

function sumUp(calls: readonly ModelCall[]): ProjectTotals {
  const sum = (meter: keyof ModelCall['tokens']): string =>
    calls.reduce((total, { tokens }) => total.plus(tokens[meter]), new Exact(0)).toFixed();
  return {
    calls: String(calls.length),
    input: sum('input'),
    cacheRead: sum('cacheRead'),
    cacheWrite: sum('cacheWrite'),
    output: sum('output'),
    reasoning: sum('reasoning'),
    cost: calls.reduce((total, call) => total.plus(costOf(call)), new Exact(0)).toFixed(),
    unpricedCalls: String(calls.filter(({ model }) => PRICES[model] === undefined).length),
  };
}

function costOf({ model, tokens }: ModelCall): Decimal {
  const prices = PRICES[model];
  if (prices === undefined) return new Exact(0);
  return new Exact(0)
    .plus(new Exact(prices.input).times(tokens.input))
    .plus(new Exact(prices.cacheRead).times(tokens.cacheRead))
    .plus(new Exact(prices.cacheWrite).times(tokens.cacheWrite))
    .plus(new Exact(prices.output).times(tokens.output + tokens.reasoning))
    .div(1_000_000);
}

/** What differs, a line each; empty where every digit is the same. */
export function differencesOf(what: string, expected: LedgerTotals, actual: LedgerTotals): readonly string[] {
  const projects = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
  return projects.flatMap((project) => {
    const [wanted, found] = [expected[project], actual[project]];
    if (wanted === undefined || found === undefined) {
      return [
        `${what}, project ${project}: ${JSON.stringify(found ?? 'missing')} where ${JSON.stringify(wanted ?? 'nothing')} was expected`,
      ];
    }
    const figures = Object.keys(wanted) as readonly (keyof ProjectTotals)[];
    return figures
      .filter((figure) => wanted[figure] !== found[figure])
      .map((figure) => `${what}, project ${project}, ${figure}: ${found[figure]}, expected ${wanted[figure]}`);
  });
}
