import {
  type AnswerShape,
  type AnswerWeek,
  BASELINE_DAYS,
  type ChecksRequest,
  type CurrencyAmount,
  type LedgerRow,
  lengthPlace,
  type ModelAnswers,
  outputTokensOf,
} from '@tokenledger/metering/domain';
import { addDecimal18, ZERO } from '@tokenledger/shared/money';

import { dimensionOf } from './ledger-rows';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** What a store reads of answers, worked out row by row. */
export function modelAnswersOf(rows: readonly LedgerRow[], { from, to }: ChecksRequest): readonly ModelAnswers[] {
  const models = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.reading.provider ?? null, dimensionOf(row, 'model')]);
    models.set(key, [...(models.get(key) ?? []), row]);
  }
  return [...models.values()]
    .flatMap((answers) => {
      const [first] = answers;
      const now = answers.filter((row) => startOf(row) >= from.getTime());
      const before = answers.filter((row) => startOf(row) < from.getTime());
      if (first === undefined || now.length === 0) return [];
      return [
        {
          provider: first.reading.provider ?? null,
          model: dimensionOf(first, 'model'),
          now: shapeOf(now),
          before: before.length === 0 ? undefined : shapeOf(before),
          weeks: weeksOf(answers, from, to),
        },
      ];
    })
    .sort((left, right) => Number(right.now.calls - left.now.calls));
}

export function isWholeAnswer({ booked, bookingReason, reading }: LedgerRow): boolean {
  const isCall = booked && (bookingReason === 'sole-reading' || bookingReason === 'merged-booking');
  if (!isCall || reading.errorType !== undefined || reading.operation === 'embeddings') return false;
  return reading.usage.status === 'complete' && (reading.responseModel ?? reading.requestModel) !== undefined;
}

function weeksOf(answers: readonly LedgerRow[], from: Date, to: Date): readonly AnswerWeek[] {
  const weekOf = (row: LedgerRow): number => Math.floor((to.getTime() - 1 - startOf(row)) / WEEK_MS);
  const weeks = [...new Set(answers.map(weekOf))].sort((left, right) => right - left);
  return weeks.map((week) => {
    const { calls, outputTokens, median, p90 } = shapeOf(answers.filter((row) => weekOf(row) === week));
    const start = Math.max(to.getTime() - (week + 1) * WEEK_MS, from.getTime() - BASELINE_DAYS * DAY_MS);
    return { from: new Date(start), calls, outputTokens, median, p90 };
  });
}

function shapeOf(answers: readonly LedgerRow[]): AnswerShape {
  const outputs = answers.map(({ reading }) => outputTokensOf(reading.usage.quantities)).sort((a, b) => a - b);
  const lengths: number[] = [];
  for (const output of outputs) {
    const place = lengthPlace(output);
    while (lengths.length <= place) lengths.push(0);
    lengths[place] = (lengths[place] ?? 0) + 1;
  }
  const within = (part: number): number => outputs[Math.ceil(outputs.length * part) - 1] ?? 0;
  const priced = answers.flatMap(({ rating }) => (rating.status === 'priced' ? [rating] : []));
  const cost = new Map<string, CurrencyAmount>();
  for (const { currency, effectiveCost } of priced) {
    cost.set(currency, { currency, amount: addDecimal18(cost.get(currency)?.amount ?? ZERO, effectiveCost) });
  }
  return {
    calls: BigInt(answers.length),
    outputTokens: BigInt(outputs.reduce((sum, output) => sum + output, 0)),
    median: within(0.5),
    p90: within(0.9),
    lengths,
    endings: countsOf(answers.map(({ reading }) => reading.finishReason ?? '')),
    services: countsOf(answers.map(({ reading }) => reading.owner.values.service ?? '')),
    cost: [...cost.values()],
    pricedCalls: Object.fromEntries(
      Object.entries(countsOf(priced.map(({ currency }) => currency))).map(([name, calls]) => [name, BigInt(calls)]),
    ),
  };
}

function countsOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function startOf({ reading }: LedgerRow): number {
  return Math.floor(reading.startedAtUs / 1000);
}
