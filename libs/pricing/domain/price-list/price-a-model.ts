import { formatDecimal18, multiplyByCount } from '@tokenledger/shared/money';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { type Meter, METERS } from '../meters';
import type { PriceRule, PriceVersion } from '../price-book';
import { type PriceEntry, type PricedUnit } from './price-entry';
import { type PriceFields, readPriceEntry } from './read-price-entry';
import { readPriceList } from './read-price-list';
import { writePriceEntry } from './write-price-entry';

/** The list of an organisation that takes the prices which people enter model by model. */
export const ENTERED_PRICES = 'entered';

/** What stands for the seller of calls whose emitter names none: its prices hold for such calls alone. */
export const UNNAMED_SELLER = 'unnamed';

/** Prices of one model as a person enters them; every value is text as written. */
export interface EnteredPrices {
  /** Undefined for calls that name no seller. */
  readonly provider: string | undefined;
  readonly model: string;
  readonly serviceTier: string;
  readonly currency: string;
  /** A day or a moment with its zone; empty: always. */
  readonly validFrom: string;
  /** The same; the first moment at which they hold no more. Empty: they do not end. */
  readonly validTo?: string;
  /** Where they were read. */
  readonly source: string;
  /** Each of `unit` units. */
  readonly prices: readonly EnteredPrice[];
}

export interface EnteredPrice {
  readonly meter: PricedUnit;
  readonly price: string;
  readonly unit: string;
  /** Where this one is from; that of all unless given. */
  readonly source?: string;
}

/** What is wrong with entered prices: `currency`, `prices.1.price`, and what to write instead. */
export interface EnteredPriceProblem {
  readonly field: string;
  readonly problem: string;
}

const NAME_OF_FIELD: Readonly<Record<string, string>> = {
  valid_from: 'validFrom',
  valid_to: 'validTo',
  service_tier: 'serviceTier',
};
const FIELDS_OF_A_PRICE: ReadonlySet<string> = new Set(['meter', 'price', 'unit']);

/**
 * A list with a model's prices in it, from their first day on.
 *
 * What the list said of the same meters of this model ends where the new prices start; what would have started later is
 * taken out: the person sees the model's prices as they wrote them. Lines with a region, a window of the day or a context
 * limit are left alone.
 */
export function withEnteredPrices(
  lines: readonly PriceFields[],
  entered: EnteredPrices,
): Result<readonly PriceFields[], readonly EnteredPriceProblem[]> {
  if (entered.prices.length === 0) {
    return failed([{ field: 'prices', problem: 'is empty: the price of one meter at least is expected' }]);
  }
  const written = entered.prices.map((price) => toLine(entered, price));
  const read = written.map(readPriceEntry);
  const problems = read.flatMap((line, place) =>
    line.ok ? [] : line.error.map(({ field, problem }) => ({ field: pathOf(field, place), problem })),
  );
  // What all lines share is wrong in each of them and is told once.
  if (problems.length > 0) return failed(distinct(problems));
  const entries = read.flatMap((line) => (line.ok ? [line.value] : []));
  const kept = lines.flatMap((line) => until(line, entries));
  const list = readPriceList([...kept, ...entries.map(writePriceEntry)]);
  if (list.ok) return ok(list.value.map(writePriceEntry));
  return failed(
    list.error.map(({ field, problem }) => ({
      field: NAME_OF_FIELD[field] ?? field,
      problem: `in the list: ${problem}`,
    })),
  );
}

function toLine(entered: EnteredPrices, { meter, price, unit, source }: EnteredPrice): PriceFields {
  return {
    provider: entered.provider ?? UNNAMED_SELLER,
    model: entered.model,
    meter,
    price,
    currency: entered.currency,
    unit,
    valid_from: entered.validFrom,
    valid_to: entered.validTo ?? '',
    above_input_tokens: '',
    service_tier: entered.serviceTier,
    region: '',
    window_start: '',
    window_end: '',
    window_zone: '',
    window_days: '',
    source: source ?? entered.source,
    note: '',
  };
}

function pathOf(field: string, place: number): string {
  return FIELDS_OF_A_PRICE.has(field) ? `prices.${place}.${field}` : (NAME_OF_FIELD[field] ?? field);
}

function distinct(problems: readonly EnteredPriceProblem[]): readonly EnteredPriceProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** A line of the list up to the moment at which the entered prices take over; nothing of it where they always did. */
function until(line: PriceFields, entered: readonly PriceEntry[]): readonly PriceFields[] {
  const read = readPriceEntry(line);
  if (!read.ok) return [line];
  const entry = read.value;
  const successor = entered.find((one) => isAbout(one, entry));
  if (successor === undefined) return [line];
  const start = successor.validFrom;
  if (start === undefined || (entry.validFrom !== undefined && entry.validFrom >= start)) return [];
  if (entry.validTo !== undefined && entry.validTo <= start) return [line];
  return [writePriceEntry({ ...entry, validTo: start })];
}

function isAbout(entered: PriceEntry, known: PriceEntry): boolean {
  return (
    entered.provider === known.provider &&
    entered.model === known.model &&
    entered.meter === known.meter &&
    entered.serviceTier === known.serviceTier &&
    known.region === '' &&
    known.window === undefined &&
    known.aboveInputTokens === 0
  );
}

const BILLED_AS: Readonly<Record<PriceRule, Meter | undefined>> = {
  'billed-as-input': 'input',
  'billed-as-output': 'output',
  'billed-as-cache-read': 'cacheRead',
  'billed-as-audio-input': 'audioInput',
  'free-variant': undefined,
  rounded: undefined,
};
const MILLION = 1_000_000;

/**
 * What the price in force says of meters that were not entered. A list answers for the whole of a model: without these, calls
 * that have a price now would lose it. What is billed like another meter follows that meter's entered price.
 * @param inForce in the currency of what was entered
 */
export function carriedPrices(inForce: PriceVersion, entered: readonly EnteredPrice[]): readonly EnteredPrice[] {
  const byMeter = new Map(entered.map((price) => [price.meter, price]));
  return METERS.flatMap((meter): readonly EnteredPrice[] => {
    const unitPrice = inForce.unitPrices[meter];
    if (byMeter.has(meter) || unitPrice === undefined) return [];
    const rule = inForce.derived?.[meter];
    const like = rule === undefined ? undefined : BILLED_AS[rule];
    const followed = like === undefined ? undefined : byMeter.get(like);
    if (followed !== undefined) return [{ ...followed, meter, source: `billed like ${followed.meter}` }];
    const price = formatDecimal18(multiplyByCount(unitPrice, MILLION));
    return [{ meter, price, unit: String(MILLION), source: `as before: ${inForce.id}`.slice(0, 1_000) }];
  });
}
