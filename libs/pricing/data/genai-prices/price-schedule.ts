import type { ConditionalPrice, ModelInfo, ModelPrice, TimeOfDateConstraint } from '@pydantic/genai-prices';

import { InvalidPriceData } from './invalid-price-data';

/** A part of each day, in UTC, with prices of its own. It may reach over midnight. */
export interface DailyWindow {
  readonly startMs: number;
  readonly endMs: number;
  /** `01:00-04:00Z`. */
  readonly name: string;
  readonly prices: ModelPrice;
}

/** Prices of a model from one instant until the next period starts. */
export interface PricePeriod {
  /** Unix milliseconds; minus infinity for the first. */
  readonly fromMs: number;
  /** Unix milliseconds of the next period's start; infinity for the last. */
  readonly toMs: number;
  /** `..2026-03-13`, `2026-03-13..`: the first day and the day after the last; `..` where neither is known. */
  readonly name: string;
  readonly prices: ModelPrice;
  readonly windows: readonly DailyWindow[];
}

interface OpenPeriod {
  readonly from: string;
  readonly fromMs: number;
  readonly prices: ModelPrice;
  readonly windows: DailyWindow[];
}

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2}))?Z$/;

/**
 * A model's price history.
 *
 * A daily window belongs to the period that it is listed after. The source's own calculator applies it to every day
 * before as well, which bills DeepSeek V4 at the peak price months before there was one (named as a limit in
 * https://github.com/pydantic/genai-prices/pull/581, 2026-08-22).
 * @throws InvalidPriceData where the history is not in order of time
 */
export function priceHistory(model: ModelInfo): readonly PricePeriod[] {
  const entries = Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }];
  const open: OpenPeriod[] = [];
  for (const entry of entries) addEntry(open, entry, model.id);
  if (open.length === 0) throw new InvalidPriceData(`${model.id} has an empty price history`);
  return open.map(({ from, fromMs, prices, windows }, index) => {
    const next = open[index + 1];
    const toMs = next?.fromMs ?? Number.POSITIVE_INFINITY;
    return { fromMs, toMs, prices, windows, name: `${from}..${next?.from ?? ''}` };
  });
}

/** The period in force at an instant: the last that has started. */
export function periodAt(periods: readonly PricePeriod[], atMs: number): number {
  for (let index = periods.length - 1; index >= 0; index -= 1) {
    if ((periods[index]?.fromMs ?? Number.POSITIVE_INFINITY) <= atMs) return index;
  }
  return -1;
}

/** The daily window that holds an instant; of overlapping ones the last listed. @returns -1 outside of every window */
export function windowAt(windows: readonly DailyWindow[], atMs: number): number {
  if (windows.length === 0) return -1;
  const timeOfDayMs = ((atMs % DAY_MS) + DAY_MS) % DAY_MS;
  for (let index = windows.length - 1; index >= 0; index -= 1) {
    const window = windows[index];
    if (window !== undefined && holds(window, timeOfDayMs)) return index;
  }
  return -1;
}

function holds({ startMs, endMs }: DailyWindow, timeOfDayMs: number): boolean {
  const overMidnight = endMs < startMs;
  if (overMidnight) return timeOfDayMs >= startMs || timeOfDayMs < endMs;
  return timeOfDayMs >= startMs && timeOfDayMs < endMs;
}

function addEntry(open: OpenPeriod[], { constraint, prices }: ConditionalPrice, modelId: string): void {
  const current = open.at(-1);
  if (constraint === undefined) {
    if (current !== undefined) throw new InvalidPriceData(`${modelId} has two prices without a start`);
    open.push({ from: '', fromMs: Number.NEGATIVE_INFINITY, prices, windows: [] });
    return;
  }
  if (constraint.type === 'start_date') {
    const fromMs = startOfDay(constraint.start_date, modelId);
    if (current !== undefined && current.fromMs >= fromMs) {
      throw new InvalidPriceData(`${modelId} has prices out of order at ${constraint.start_date}`);
    }
    open.push({ from: constraint.start_date, fromMs, prices, windows: [] });
    return;
  }
  if (current === undefined) throw new InvalidPriceData(`${modelId} has prices for a time of day only`);
  current.windows.push(toWindow(constraint, prices, modelId));
}

function toWindow({ start_time, end_time }: TimeOfDateConstraint, prices: ModelPrice, modelId: string): DailyWindow {
  const name = `${start_time.slice(0, 5)}-${end_time.slice(0, 5)}Z`;
  return { startMs: timeOfDay(start_time, modelId), endMs: timeOfDay(end_time, modelId), name, prices };
}

function startOfDay(date: string, modelId: string): number {
  const ms = DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // The calendar is asked back: Date takes 31 February for 3 March.
  const isDay = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
  if (!isDay) throw new InvalidPriceData(`${modelId} has prices from "${date}": a day is expected`);
  return ms;
}

function timeOfDay(time: string, modelId: string): number {
  const match = TIME.exec(time);
  if (match === null) throw new InvalidPriceData(`${modelId} has prices at "${time}": a time in UTC is expected`);
  const [, hours = '', minutes = '', seconds = '0'] = match;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}
