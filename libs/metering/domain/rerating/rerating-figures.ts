import type { ChargedDimension } from '@tokenledger/attribution/domain';
import { addDecimal18, type Decimal18, ZERO } from '@tokenledger/shared/money';

import type { CallRating } from '../ledger/ledger-row';

/** What re-rating, or new attribution rules, change for the calls of one owner, month and currency. */
export interface ReratingFigure {
  /** The team; undefined for calls that no team owns. Of attribution: whoever is charged. */
  readonly owner: string | undefined;
  /** Of attribution: what the owner is where no team is charged. */
  readonly ownerLevel?: Exclude<ChargedDimension, 'team'>;
  /** Of the call's start in the organisation's time zone, `YYYY-MM`. */
  readonly month: string;
  /** Of the costs, ISO 4217; undefined for calls that have a price neither before nor after. */
  readonly currency: string | undefined;
  /** They lie in a closed period: this is the difference that is left alone. */
  readonly closed: boolean;
  /**
   * Set for amounts in the reporting currency, of calls that are paid in another: the same calls are in the figures of their
   * price's currency as well. `newlyPriced` and `newlyUnpriced` are then those that had, or have, no rate.
   */
  readonly converted?: true;
  /** Set for calls that attribution rules cannot decide about, as they ask for what was not kept of them: left alone. */
  readonly undecided?: true;
  /** Calls touched. A call whose price changes its currency is told of in both. */
  readonly calls: number;
  readonly costBefore: Decimal18;
  readonly costAfter: Decimal18;
  /** Of attribution: calls that come to this owner. */
  readonly newlyPriced: number;
  /** Of attribution: calls that leave this owner. */
  readonly newlyUnpriced: number;
}

/** Whose call it is, and when. */
export type FigurePlace = Pick<ReratingFigure, 'owner' | 'ownerLevel' | 'month' | 'closed' | 'converted' | 'undecided'>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds up what re-rating changes, call by call. */
export class ReratingFigures {
  private readonly figures = new Map<string, Mutable<ReratingFigure>>();

  add(place: FigurePlace, before: CallRating, after: CallRating): void {
    this.addAmounts(place, costOf(before), costOf(after));
    const [was, is] = [convertedCostOf(before), convertedCostOf(after)];
    if (was !== undefined || is !== undefined) this.addAmounts({ ...place, converted: true }, was, is);
  }

  /** A call that comes to an owner, or leaves one, with or without a price: an owner that it leaves has no more of its cost. */
  addMove(place: FigurePlace, rating: CallRating, side: 'comes' | 'leaves'): void {
    this.addSide(place, costOf(rating), side);
    const converted = convertedCostOf(rating);
    if (converted !== undefined) this.addSide({ ...place, converted: true }, converted, side);
  }

  private addSide(place: FigurePlace, cost: Cost | undefined, side: 'comes' | 'leaves'): void {
    const figure = this.figure(place, cost?.currency);
    const [amount, count] =
      side === 'comes' ? (['costAfter', 'newlyPriced'] as const) : (['costBefore', 'newlyUnpriced'] as const);
    figure.calls += 1;
    figure[count] += 1;
    figure[amount] = addDecimal18(figure[amount], cost?.cost ?? ZERO);
  }

  private addAmounts(place: FigurePlace, was: Cost | undefined, is: Cost | undefined): void {
    const currencies = new Set([was?.currency, is?.currency].filter((currency) => currency !== undefined));
    if (currencies.size === 0) this.figure(place, undefined).calls += 1;
    for (const currency of currencies) {
      const figure = this.figure(place, currency);
      figure.calls += 1;
      if (was?.currency === currency) figure.costBefore = addDecimal18(figure.costBefore, was.cost);
      if (is?.currency === currency) figure.costAfter = addDecimal18(figure.costAfter, is.cost);
      if (was === undefined) figure.newlyPriced += 1;
      if (is === undefined) figure.newlyUnpriced += 1;
    }
  }

  get all(): readonly ReratingFigure[] {
    return [...this.figures.values()];
  }

  private figure(place: FigurePlace, currency: string | undefined): Mutable<ReratingFigure> {
    const key = figureKey({ ...place, currency });
    let figure = this.figures.get(key);
    if (figure === undefined) {
      const { owner, ownerLevel, month, closed, converted, undecided } = place;
      const nothing = { calls: 0, costBefore: ZERO, costAfter: ZERO, newlyPriced: 0, newlyUnpriced: 0 };
      const kind = {
        ...(ownerLevel !== undefined && { ownerLevel }),
        ...(converted !== undefined && { converted }),
        ...(undecided !== undefined && { undecided }),
      };
      figure = { owner, month, closed, currency, ...kind, ...nothing };
      this.figures.set(key, figure);
    }
    return figure;
  }
}

interface Cost {
  readonly currency: string;
  readonly cost: Decimal18;
}

function costOf(rating: CallRating): Cost | undefined {
  return rating.status === 'priced' ? { currency: rating.currency, cost: rating.effectiveCost } : undefined;
}

/** In the reporting currency; undefined where the price is in it, or no rate leads there. */
function convertedCostOf(rating: CallRating): Cost | undefined {
  if (rating.status !== 'priced' || rating.conversion.state !== 'converted') return undefined;
  return { currency: rating.conversion.currency, cost: rating.conversion.cost };
}

function figureKey({
  owner,
  ownerLevel,
  month,
  closed,
  currency,
  converted,
  undecided,
}: FigurePlace & Pick<ReratingFigure, 'currency'>): string {
  return JSON.stringify([owner, ownerLevel, month, closed, currency, converted, undecided]);
}

/** Both together; the order says nothing. */
export function sumOfFigures(
  left: readonly ReratingFigure[],
  right: readonly ReratingFigure[],
): readonly ReratingFigure[] {
  const sums = new Map(left.map((figure) => [figureKey(figure), figure]));
  for (const figure of right) {
    const known = sums.get(figureKey(figure));
    sums.set(figureKey(figure), known === undefined ? figure : sumOf(known, figure));
  }
  return [...sums.values()];
}

function sumOf(left: ReratingFigure, right: ReratingFigure): ReratingFigure {
  return {
    ...left,
    calls: left.calls + right.calls,
    costBefore: addDecimal18(left.costBefore, right.costBefore),
    costAfter: addDecimal18(left.costAfter, right.costAfter),
    newlyPriced: left.newlyPriced + right.newlyPriced,
    newlyUnpriced: left.newlyUnpriced + right.newlyUnpriced,
  };
}
