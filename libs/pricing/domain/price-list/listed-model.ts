import { createHash } from 'node:crypto';
import { divideByCount, formatDecimal18 } from '@tokenledger/shared/money';

import { METERS } from '../meters';
import type { PriceAnswer, PriceQuery, PriceVersion } from '../price-book';
import { type PricedUnit, type PriceEntry, STANDARD_TIERS } from './price-entry';
import { type PriceWindow, windowHolds } from './price-window';

const PRICED_UNITS: readonly PricedUnit[] = [...METERS, 'perCall'];
const MAX_REMEMBERED = 1_000;

const NOT_THEN: PriceAnswer = { outcome: 'none', reason: 'no-price-then' };
const NOT_IN_TIER: PriceAnswer = { outcome: 'none', reason: 'no-price-for-service-tier' };

/** Where in its history and under which conditions a call was made; calls that agree in it have one price. */
interface Circumstances {
  readonly period: number;
  readonly tier: string;
  readonly region: string;
  readonly limit: number;
  /** By the place in `windows`. */
  readonly held: readonly boolean[];
}

/** One model as one seller sells it, from the lines of a list that name it. */
export class ListedModel {
  /** Moments at which some line starts or ends, rising; period n lies before the nth. */
  private readonly turns: readonly number[];
  private readonly limits: readonly number[];
  private readonly windows: readonly PriceWindow[];
  private readonly regions: ReadonlySet<string>;
  private readonly remembered = new Map<string, PriceAnswer>();

  /** @param list names the list; part of every price's id */
  constructor(
    private readonly list: string,
    readonly provider: string,
    readonly model: string,
    private readonly entries: readonly PriceEntry[],
  ) {
    const turns = entries
      .flatMap(({ validFrom, validTo }) => [validFrom, validTo])
      .flatMap((at) => at?.getTime() ?? []);
    this.turns = [...new Set(turns)].sort((left, right) => left - right);
    this.limits = [...new Set(entries.map(({ aboveInputTokens }) => aboveInputTokens))].sort((a, b) => a - b);
    const windows = new Map(entries.flatMap(({ window }) => (window === undefined ? [] : [[window.name, window]])));
    this.windows = [...windows.values()];
    this.regions = new Set(entries.map(({ region }) => region));
  }

  priceAt({ atMs, inputTokens, serviceTier = '', region = '' }: PriceQuery): PriceAnswer {
    const tier = serviceTier.trim().toLowerCase();
    const place = region.trim().toLowerCase();
    const circumstances: Circumstances = {
      period: this.turns.filter((turn) => turn <= atMs).length,
      tier: STANDARD_TIERS.has(tier) ? '' : tier,
      region: this.regions.has(place) ? place : '',
      limit: this.limits.filter((limit) => limit === 0 || inputTokens > limit).at(-1) ?? 0,
      held: this.windows.map((window) => windowHolds(window, atMs)),
    };
    const key = JSON.stringify(circumstances);
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    // Texts of payloads (the tier) are in the key.
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    const answer = this.answerFor(circumstances, atMs);
    this.remembered.set(key, answer);
    return answer;
  }

  private answerFor({ tier, region, limit, held }: Circumstances, atMs: number): PriceAnswer {
    const inForce = this.entries.filter((entry) => isInForce(entry, atMs));
    if (inForce.length === 0) return NOT_THEN;
    const applying = inForce.filter(
      (entry) =>
        entry.serviceTier === tier &&
        (entry.region === '' || entry.region === region) &&
        entry.aboveInputTokens <= limit &&
        (entry.window === undefined ||
          held[this.windows.findIndex(({ name }) => name === entry.window?.name)] === true),
    );
    if (applying.length === 0) return NOT_IN_TIER;
    const chosen = PRICED_UNITS.flatMap((unit) => mostParticular(applying.filter(({ meter }) => meter === unit)) ?? []);
    return { outcome: 'found', price: this.versionOf(chosen, tier) };
  }

  private versionOf(chosen: readonly PriceEntry[], tier: string): PriceVersion {
    const unitPrices = Object.fromEntries(
      chosen
        .filter(({ meter }) => meter !== 'perCall')
        .map(({ meter, price, unit }) => [meter, divideByCount(price, unit)]),
    ) as PriceVersion['unitPrices'];
    const [first] = chosen;
    if (first === undefined) throw new RangeError('a price is made of one line at least');
    const perCall = chosen.find(({ meter }) => meter === 'perCall');
    const from = latest(chosen.map(({ validFrom }) => validFrom));
    const to = earliest(chosen.map(({ validTo }) => validTo));
    return {
      id: `${this.list}/${this.provider}/${this.model}/${dayOf(from)}..${dayOf(to)}${tier && `/${tier}`}${conditions(chosen)}#${digestOf(chosen)}`,
      provider: this.provider,
      model: this.model,
      currency: first.currency,
      unitPrices,
      source: this.list,
      ...(from !== undefined && { validFrom: from }),
      ...(to !== undefined && { validTo: to }),
      ...(perCall !== undefined && { perCall: divideByCount(perCall.price, perCall.unit) }),
    };
  }
}

function isInForce({ validFrom, validTo }: PriceEntry, atMs: number): boolean {
  return (
    (validFrom === undefined || validFrom.getTime() <= atMs) && (validTo === undefined || atMs < validTo.getTime())
  );
}

/** Of the lines that hold for a meter: of its region, then of its window, then of the highest limit. */
function mostParticular(entries: readonly PriceEntry[]): PriceEntry | undefined {
  return [...entries].sort(
    (left, right) =>
      Number(right.region !== '') - Number(left.region !== '') ||
      Number(right.window !== undefined) - Number(left.window !== undefined) ||
      right.aboveInputTokens - left.aboveInputTokens,
  )[0];
}

function conditions(chosen: readonly PriceEntry[]): string {
  const limit = Math.max(...chosen.map(({ aboveInputTokens }) => aboveInputTokens));
  const region = chosen.find((entry) => entry.region !== '')?.region ?? '';
  const window = chosen.find((entry) => entry.window !== undefined)?.window?.name ?? '';
  return [limit > 0 ? `input>${limit}` : '', region, window]
    .filter(Boolean)
    .map((part) => `/${part}`)
    .join('');
}

/** A price that is corrected later has another id: what a row was rated with can be told apart. */
function digestOf(chosen: readonly PriceEntry[]): string {
  const said = chosen.map(({ meter, price, unit, currency }) => [meter, formatDecimal18(price), unit, currency]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 8);
}

function latest(moments: readonly (Date | undefined)[]): Date | undefined {
  return moments.reduce(
    (left, right) => (left === undefined || (right !== undefined && right > left) ? right : left),
    undefined,
  );
}

function earliest(moments: readonly (Date | undefined)[]): Date | undefined {
  return moments.reduce(
    (left, right) => (left === undefined || (right !== undefined && right < left) ? right : left),
    undefined,
  );
}

function dayOf(moment: Date | undefined): string {
  return moment?.toISOString().replace('T00:00:00.000Z', '') ?? '';
}
