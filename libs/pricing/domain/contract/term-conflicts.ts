import type { ContractTerm } from './contract-term';

/** Two terms that cannot both stand, by their places. */
export interface TermConflict {
  readonly first: number;
  readonly second: number;
}

/** Terms of one kind for the same calls, in force at the same time: it would be open which of them holds. */
export function termConflicts(terms: readonly ContractTerm[]): readonly TermConflict[] {
  const conflicts: TermConflict[] = [];
  for (const [second, right] of terms.entries()) {
    for (const [first, left] of terms.slice(0, second).entries()) {
      if (scopeOf(left) === scopeOf(right) && sharesUnit(left, right) && overlap(left, right)) {
        conflicts.push({ first, second });
      }
    }
  }
  return conflicts;
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

function overlap(left: ContractTerm, right: ContractTerm): boolean {
  const end = ({ validTo }: ContractTerm): number => validTo?.getTime() ?? Number.POSITIVE_INFINITY;
  return left.validFrom.getTime() < end(right) && right.validFrom.getTime() < end(left);
}
