import { overlapping } from '../overlapping';
import type { ContractTerm } from './contract-term';

/** Two terms that cannot both stand, by their places. */
export interface TermConflict {
  readonly first: number;
  readonly second: number;
}

/** More than a person reads; a file of equal lines has millions. */
const MOST_CONFLICTS = 200;

/**
 * Terms of one kind for the same calls, in force at the same time: it would be open which of them holds. Some of them, 200 at the
 * most, in the order of the terms; none only where there is none.
 */
export function termConflicts(terms: readonly ContractTerm[]): readonly TermConflict[] {
  const byScope = Map.groupBy(
    terms.map((term, place) => ({ validFrom: term.validFrom, validTo: term.validTo, term, place })),
    ({ term }) => scopeOf(term),
  );
  const conflicts: TermConflict[] = [];
  for (const same of byScope.values()) {
    for (const [left, right] of overlapping(same)) {
      if (!sharesUnit(left.term, right.term)) continue;
      conflicts.push({ first: Math.min(left.place, right.place), second: Math.max(left.place, right.place) });
      if (conflicts.length === MOST_CONFLICTS) return inOrder(conflicts);
    }
  }
  return inOrder(conflicts);
}

function inOrder(conflicts: readonly TermConflict[]): readonly TermConflict[] {
  return conflicts.toSorted((left, right) => left.second - right.second || left.first - right.first);
}

/** An allowance of money and one of tokens may stand side by side in name only: both would free the same calls. */
function scopeOf(term: ContractTerm): string {
  const tier = term.kind === 'discount' ? term.serviceTier : '';
  const period = term.kind === 'commitment' ? term.period : '';
  return [term.kind, term.provider, term.model, tier, period].join('\n');
}

function sharesUnit(left: ContractTerm, right: ContractTerm): boolean {
  if (left.kind !== 'discount' || right.kind !== 'discount') return true;
  if (left.meters.length === 0 || right.meters.length === 0) return left.meters.length === right.meters.length;
  return left.meters.some((meter) => right.meters.includes(meter));
}
