import type { AnswerShape, AnswerWeek, ChecksRequest, ModelAnswers, ServedModel } from '@tokenledger/metering/domain';
import { BASELINE_DAYS } from '@tokenledger/metering/domain';

import { decodeCosts, knownOf, type StoredCheckRow, textOf, wholeOf } from './decode-checks';
import { WEEK_SECONDS } from './integrity-queries';

const DAY_MS = 86_400_000;

export function decodeServedModel(row: StoredCheckRow): ServedModel {
  return {
    provider: knownOf(row, 'provider'),
    requested: textOf(row, 'request_model'),
    served: textOf(row, 'response_model'),
    calls: wholeOf(row, 'calls'),
    tokens: wholeOf(row, 'tokens'),
    cost: decodeCosts(row['cost']),
    firstSeen: new Date(Number(row['first_ms'])),
    lastSeen: new Date(Number(row['last_ms'])),
  };
}

/** By model, the most calls of the range first. */
export function decodeModelAnswers(rows: readonly StoredCheckRow[], request: ChecksRequest): readonly ModelAnswers[] {
  const byModel = new Map<string, StoredCheckRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row['provider'], row['model']]);
    const group = byModel.get(key);
    if (group === undefined) byModel.set(key, [row]);
    else group.push(row);
  }
  return [...byModel.values()]
    .flatMap((ofModel) => {
      const shapes = ofModel.filter((row) => Number(row['is_shape']) === 1);
      const [now, before] = [1, 0].map((isNow) => shapes.find((row) => Number(row['is_now']) === isNow));
      if (now === undefined) return [];
      const weeks = ofModel.filter((row) => Number(row['is_shape']) === 0);
      return [
        {
          provider: knownOf(now, 'provider'),
          model: knownOf(now, 'model'),
          now: decodeShape(now),
          before: before && decodeShape(before),
          weeks: weeks.map((row) => decodeWeek(row, request)),
        },
      ];
    })
    .sort((left, right) => (left.now.calls === right.now.calls ? 0 : left.now.calls > right.now.calls ? -1 : 1));
}

function decodeShape(row: StoredCheckRow): AnswerShape {
  const byPlace = decodeCounts(row['lengths']);
  const places = Object.keys(byPlace).map(Number);
  return {
    ...decodeLengths(row),
    lengths: Array.from({ length: Math.max(0, ...places) + 1 }, (_, place) => byPlace[String(place)] ?? 0),
    endings: decodeCounts(row['endings']),
    services: decodeCounts(row['services']),
    cost: decodeCosts(row['cost']),
    pricedCalls: Object.fromEntries(
      Object.entries(decodeCounts(row['priced_calls'])).map(([currency, calls]) => [currency, BigInt(calls)]),
    ),
  };
}

function decodeWeek(row: StoredCheckRow, { from, to }: ChecksRequest): AnswerWeek {
  const start = to.getTime() - (Number(row['week']) + 1) * WEEK_SECONDS * 1000;
  return { from: new Date(Math.max(start, from.getTime() - BASELINE_DAYS * DAY_MS)), ...decodeLengths(row) };
}

function decodeLengths(row: StoredCheckRow) {
  const { quantiles } = row;
  if (!Array.isArray(quantiles)) throw new RangeError('quantiles are a list');
  const [median, p90] = quantiles.map(Number);
  return {
    calls: wholeOf(row, 'calls'),
    outputTokens: wholeOf(row, 'output_tokens'),
    median: median ?? 0,
    p90: p90 ?? 0,
  };
}

function decodeCounts(counts: StoredCheckRow[string] | undefined): Readonly<Record<string, number>> {
  if (typeof counts !== 'object') throw new RangeError('counts by name are a map');
  return Object.fromEntries(Object.entries(counts).map(([name, calls]) => [name, Number(calls)]));
}
