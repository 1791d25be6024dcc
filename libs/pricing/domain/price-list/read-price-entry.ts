import { type Decimal18, divideByCount, isCurrency } from '@tokenledger/shared/money';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { METERS } from '../meters';
import { parseWrittenDecimal } from '../written-decimal';
import { type PricedUnit, type PriceEntry, STANDARD_TIERS } from './price-entry';
import { readWindow, type WindowFields } from './read-window';

/** Columns of a price list as people write it, in this order; each is text. */
export const PRICE_COLUMNS = [
  'provider',
  'model',
  'meter',
  'price',
  'currency',
  'unit',
  'valid_from',
  'valid_to',
  'above_input_tokens',
  'service_tier',
  'region',
  'window_start',
  'window_end',
  'window_zone',
  'window_days',
  'source',
  'note',
] as const;

export type PriceColumn = (typeof PRICE_COLUMNS)[number];

export type PriceFields = { readonly [C in PriceColumn]: string };

/** What is wrong with one field, and what to write instead. */
export interface PriceFieldProblem {
  readonly field: PriceColumn;
  readonly problem: string;
}

const PRICED_UNITS: ReadonlySet<string> = new Set<PricedUnit>([...METERS, 'perCall']);
const PROVIDER = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const LONGEST_MODEL = 200;
const LONGEST_TEXT = 1_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const WHOLE = /^\d{1,12}$/;

/** Reads one line of a price list. All that is wrong with it is told at once. */
export function readPriceEntry(fields: PriceFields): Result<PriceEntry, readonly PriceFieldProblem[]> {
  const problems: PriceFieldProblem[] = [];
  const refuse = (field: PriceColumn, problem: string): undefined => {
    problems.push({ field, problem });
    return undefined;
  };
  const provider = fields.provider.trim();
  if (!PROVIDER.test(provider))
    refuse('provider', `"${shown(provider)}": a seller in lower case, such as openai, is expected`);
  const model = fields.model.trim().toLowerCase();
  if (model === '' || model === '*' || model.length > LONGEST_MODEL) {
    refuse(
      'model',
      `"${shown(model)}": a model's name or a pattern with *, up to ${LONGEST_MODEL} characters, is expected`,
    );
  }
  const meter = fields.meter.trim();
  if (!PRICED_UNITS.has(meter)) {
    refuse('meter', `"${shown(meter)}": one of ${[...PRICED_UNITS].join(', ')} is expected`);
  }
  const currency = fields.currency.trim();
  if (!isCurrency(currency)) refuse('currency', `"${shown(currency)}": an ISO 4217 code such as USD is expected`);
  const unit = wholeNumber(fields.unit);
  if (unit === undefined || unit === 0) {
    refuse('unit', `"${shown(fields.unit)}": how many units the price is for, such as 1000000, is expected`);
  }
  const price = readPrice(fields.price, unit ?? 1, (problem) => refuse('price', problem));
  const validFrom = readMoment(fields.valid_from, (problem) => refuse('valid_from', problem));
  const validTo = readMoment(fields.valid_to, (problem) => refuse('valid_to', problem));
  if (validFrom !== undefined && validTo !== undefined && validTo <= validFrom) {
    refuse('valid_to', `${fields.valid_to}: a moment after valid_from (${fields.valid_from}) is expected`);
  }
  const above = fields.above_input_tokens.trim() === '' ? 0 : wholeNumber(fields.above_input_tokens);
  if (above === undefined) {
    refuse(
      'above_input_tokens',
      `"${shown(fields.above_input_tokens)}": a whole number of tokens, or nothing, is expected`,
    );
  }
  const window = readWindow(windowFields(fields), refuse);
  for (const field of ['service_tier', 'region', 'source', 'note'] as const) {
    if (fields[field].length > LONGEST_TEXT) refuse(field, `longer than ${LONGEST_TEXT} characters`);
  }
  if (fields.source.trim() === '') refuse('source', 'where the price was read (an address, a contract) is expected');
  if (problems.length > 0) return failed(problems);
  return ok({
    provider,
    model,
    meter: meter as PricedUnit,
    price: price as Decimal18,
    unit: unit as number,
    currency,
    validFrom,
    validTo,
    aboveInputTokens: above as number,
    serviceTier: tierOf(fields.service_tier),
    region: fields.region.trim().toLowerCase(),
    window,
    source: fields.source.trim(),
    note: fields.note.trim(),
  });
}

/** Lists state the prices of the standard tier without a name; what providers call it means the same. */
function tierOf(text: string): string {
  const tier = text.trim().toLowerCase();
  return STANDARD_TIERS.has(tier) ? '' : tier;
}

function readPrice(text: string, unit: number, refuse: (problem: string) => undefined): Decimal18 | undefined {
  let price: Decimal18;
  try {
    price = parseWrittenDecimal(text.trim());
  } catch {
    return refuse(
      `"${shown(text)}": a plain decimal number such as 2.50, with a point and at most 18 places, is expected`,
    );
  }
  if (price < 0n) return refuse(`${text.trim()} is negative: a price of 0 or more is expected`);
  try {
    divideByCount(price, unit);
  } catch {
    return refuse(
      `${text.trim()} for ${unit} is no exact price of one: fewer places, or a price for fewer, is expected`,
    );
  }
  return price;
}

/** A day means its first moment in UTC. */
function readMoment(text: string, refuse: (problem: string) => undefined): Date | undefined {
  const moment = text.trim();
  if (moment === '') return undefined;
  const ms = DAY.test(moment) || INSTANT.test(moment) ? Date.parse(moment) : Number.NaN;
  // The calendar is asked back: Date takes 31 February for 3 March.
  const isReal = !Number.isNaN(ms) && (!DAY.test(moment) || new Date(ms).toISOString().startsWith(moment));
  if (isReal) return new Date(ms);
  return refuse(
    `"${shown(moment)}": a day (2026-03-13) or a moment with its zone (2026-03-13T00:00:00+08:00) is expected`,
  );
}

function wholeNumber(text: string): number | undefined {
  return WHOLE.test(text.trim()) ? Number(text.trim()) : undefined;
}

function windowFields(fields: PriceFields): WindowFields {
  const { window_start, window_end, window_zone, window_days } = fields;
  return { window_start, window_end, window_zone, window_days };
}

/** A wrong value is repeated to the person who wrote it, but not ten kilobytes of it. */
function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
