import type { ModelPrice } from '@pydantic/genai-prices';
import { type Meter, METERS, type PriceRule } from '@tokenledger/pricing/domain';
import { type Decimal18, ZERO } from '@tokenledger/shared/money';

import { exactUnitPrice } from './exact-price';
import { InvalidPriceData } from './invalid-price-data';

/** Unit prices of one model while one price list and one context size are in force. */
export interface MeterPrices {
  readonly unitPrices: Readonly<Partial<Record<Meter, Decimal18>>>;
  readonly perCall: Decimal18 | undefined;
  readonly derived: Readonly<Partial<Record<Meter, PriceRule>>>;
}

/** Prices above `aboveInputTokens` input tokens in a call; they hold for the whole call. */
export interface ContextBand extends MeterPrices {
  /** Undefined for the prices of calls below every limit. */
  readonly aboveInputTokens: number | undefined;
}

interface MeterSource {
  readonly key: string;
  /** Absent where the key is the meter's own price. */
  readonly rule?: PriceRule;
  /** Only where the list states this key too. */
  readonly onlyWith?: string;
}

/**
 * The source's keys that price a meter; the first that a price list states does.
 *
 * The source bills a kind of token that it gives no price like the wider kind that it belongs to, and so do we, with
 * two exceptions that would underbill:
 * - a cache write is billed as input only where the list has a cache price at all (automatic caches, where writing
 *   costs nothing extra: OpenAI before GPT-5.6, Gemini, DeepSeek); a list without any cache price says nothing of it
 * - a one-hour cache write needs its own price: vendors that offer it charge more for it than for five minutes
 */
const METER_SOURCES: Readonly<Record<Meter, readonly MeterSource[]>> = {
  input: [{ key: 'input_mtok' }],
  cacheRead: [{ key: 'cache_read_mtok' }, { key: 'input_mtok', rule: 'billed-as-input' }],
  cacheWrite5m: [
    { key: 'cache_write_5m_mtok' },
    { key: 'cache_write_mtok' },
    { key: 'input_mtok', rule: 'billed-as-input', onlyWith: 'cache_read_mtok' },
  ],
  cacheWrite1h: [{ key: 'cache_write_1h_mtok' }],
  output: [{ key: 'output_mtok' }],
  reasoning: [{ key: 'output_reasoning_mtok' }, { key: 'output_mtok', rule: 'billed-as-output' }],
  audioInput: [{ key: 'input_audio_mtok' }, { key: 'input_mtok', rule: 'billed-as-input' }],
  audioCacheRead: [
    { key: 'cache_audio_read_mtok' },
    { key: 'input_audio_mtok', rule: 'billed-as-audio-input' },
    { key: 'cache_read_mtok', rule: 'billed-as-cache-read' },
    { key: 'input_mtok', rule: 'billed-as-input' },
  ],
  audioOutput: [{ key: 'output_audio_mtok' }, { key: 'output_mtok', rule: 'billed-as-output' }],
  imageInput: [{ key: 'input_image_mtok' }, { key: 'input_mtok', rule: 'billed-as-input' }],
  imageOutput: [{ key: 'output_image_mtok' }, { key: 'output_mtok', rule: 'billed-as-output' }],
};

const PER_CALL_KEY = 'requests_kcount';
/** OpenRouter's and others' name for a variant that is not charged; its price list is empty. */
const FREE_VARIANT = ':free';

/** @returns the bands by rising limit, the one without a limit first */
export function contextBands(modelId: string, prices: ModelPrice): readonly ContextBand[] {
  if (Object.keys(prices).length === 0 && modelId.endsWith(FREE_VARIANT)) return [freeOfCharge()];
  const limits = new Set<number>();
  for (const price of Object.values(prices)) {
    if (typeof price === 'object') for (const tier of price.tiers) limits.add(checkedLimit(modelId, tier.start));
  }
  const rising = [...limits].sort((left, right) => left - right);
  return [undefined, ...rising].map((limit) => ({ aboveInputTokens: limit, ...meterPrices(prices, limit) }));
}

/** A limit is passed by the call that exceeds it, not by the one that meets it. */
export function bandFor(bands: readonly ContextBand[], inputTokens: number): number {
  let chosen = 0;
  for (let index = 1; index < bands.length; index += 1) {
    if (inputTokens > (bands[index]?.aboveInputTokens ?? Number.POSITIVE_INFINITY)) chosen = index;
  }
  return chosen;
}

function meterPrices(prices: ModelPrice, limit: number | undefined): MeterPrices {
  const unitPrices: Partial<Record<Meter, Decimal18>> = {};
  const derived: Partial<Record<Meter, PriceRule>> = {};
  for (const meter of METERS) {
    const source = METER_SOURCES[meter].find(
      ({ key, onlyWith }) => prices[key] !== undefined && (onlyWith === undefined || prices[onlyWith] !== undefined),
    );
    if (source === undefined) continue;
    const { unitPrice, rounded } = exactUnitPrice(priceAbove(prices, source.key, limit), 1_000_000);
    unitPrices[meter] = unitPrice;
    if (source.rule !== undefined) derived[meter] = source.rule;
    else if (rounded) derived[meter] = 'rounded';
  }
  const perCall = prices[PER_CALL_KEY] === undefined ? undefined : priceAbove(prices, PER_CALL_KEY, limit);
  return { unitPrices, derived, perCall: perCall === undefined ? undefined : exactUnitPrice(perCall, 1_000).unitPrice };
}

function priceAbove(prices: ModelPrice, key: string, limit: number | undefined): number {
  const price = prices[key];
  if (typeof price === 'number') return price;
  if (price === undefined) throw new InvalidPriceData(`no price for ${key}`);
  let chosen = price.base;
  let reached = -1;
  for (const tier of price.tiers) {
    if (limit === undefined || tier.start > limit || tier.start < reached) continue;
    chosen = tier.price;
    reached = tier.start;
  }
  return chosen;
}

function checkedLimit(modelId: string, start: number): number {
  if (Number.isSafeInteger(start) && start >= 0) return start;
  throw new InvalidPriceData(`${modelId} has a context limit of ${start}: a whole number of tokens expected`);
}

function freeOfCharge(): ContextBand {
  const unitPrices: Partial<Record<Meter, Decimal18>> = {};
  const derived: Partial<Record<Meter, PriceRule>> = {};
  for (const meter of METERS) {
    unitPrices[meter] = ZERO;
    derived[meter] = 'free-variant';
  }
  return { aboveInputTokens: undefined, unitPrices, derived, perCall: undefined };
}
