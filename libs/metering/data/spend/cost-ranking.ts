import { NOT_CONVERTED } from '../rollup/rollup-table';
import { CURRENCY, REPORTED_IN } from './spend-cells';

const NOT_REPORTED = `${REPORTED_IN} IN ('', '${NOT_CONVERTED}')`;
/** The currency that a cell's cost is told in: the one it was converted into, else its own; empty without a price. */
const TOLD_IN = `if(${NOT_REPORTED}, ${CURRENCY}, ${REPORTED_IN})`;
const TOLD_COST = `if(${NOT_REPORTED}, part_effective_cost, part_reporting_cost)`;
const ELSEWHERE = `part_calls > 0 AND ${TOLD_IN} NOT IN ('', {reporting_currency:String})`;

/** Groups of cells by their cost, the largest first. */
export interface CostRanking {
  /** What is ranked by, with names; aggregates over the cells of a group. */
  readonly columns: readonly string[];
  readonly byCost: readonly string[];
  /** By the difference of cost to the compared range, up or down; by cost where nothing is compared. */
  readonly byChange: readonly string[];
}

/**
 * Ranks by cost without ever adding up two currencies.
 *
 * First by what was converted into the reporting currency. Groups that are equal in that, such as those without an
 * exchange rate, go by the currency that most of their other calls are told in, the one of most calls first, and in it by
 * cost. What a group has in still other currencies does not move it.
 * @param compares whether cells say which range they are of (`in_previous`)
 * @param amongTotals whether groups stand beside their total (`is_total`), which is no group
 */
export function costRanking(compares: boolean, amongTotals: boolean): CostRanking {
  const ranges = compares ? ['in_previous = 0', 'in_previous = 1'] : [undefined];
  const costs = ranges.map((range) =>
    range === undefined ? TOLD_COST : `if(${range}, ${TOLD_COST}, toDecimal128(0, 18))`,
  );
  const lists = [TOLD_IN, 'part_calls', ...costs].map((value) => `[${value}]`);
  const reported = ranges.map((range, index) => {
    const condition = [`${REPORTED_IN} = {reporting_currency:String}`, ...(range === undefined ? [] : [range])];
    return `sumIf(part_reporting_cost, ${condition.join(' AND ')}) AS ${REPORTED[index] ?? ''}`;
  });
  const sorted = [2, 1, ...costs.map((_, index) => index + 3)].map((place) => `rank_elsewhere.${place}`);
  const partition = [...(amongTotals ? ['is_total'] : []), 'rank_currency'].join(', ');
  const columns = [
    ...reported,
    `sumMapIf(${lists.join(', ')}, ${ELSEWHERE}) AS rank_elsewhere`,
    // Calls, currency, cost, cost in the compared range: of the currency with the most calls.
    `arrayReverseSort(arrayZip(${sorted.join(', ')}))[1] AS rank_most`,
    'rank_most.2 AS rank_currency',
    `sum(rank_most.1) OVER (PARTITION BY ${partition}) AS rank_currency_calls`,
  ];
  const currency = ['rank_currency_calls DESC', 'rank_currency'];
  const cost = ['rank_cost DESC', ...currency, 'rank_most.3 DESC'];
  if (!compares) return { columns, byCost: cost, byChange: cost };
  const byCost = [...cost, 'rank_previous_cost DESC', 'rank_most.4 DESC'];
  const change = ['abs(rank_cost - rank_previous_cost) DESC', ...currency, 'abs(rank_most.3 - rank_most.4) DESC'];
  return { columns, byCost, byChange: [...change, ...byCost] };
}

const REPORTED = ['rank_cost', 'rank_previous_cost'];
