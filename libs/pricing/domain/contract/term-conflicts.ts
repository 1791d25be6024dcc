import type { ContractTerm } from './contract-term';

/** Two terms that cannot both stand, by their places. */
export interface TermConflict {
  readonly first: number;
  readonly second: number;
}

/** More than a person reads; a file of equal lines has millions. */
const MOST_CONFLICTS = 200;

/** Terms of one kind for the same calls, in force at the same time: it would be open which of them holds. The first 200. */
export function termConflicts(terms: readonly ContractTerm[]): readonly TermConflict[] {
  const conflicts: TermConflict[] = [];
  const byScope = new Map<string, number[]>();
  for (const [second, right] of terms.entries()) {
    const scope = scopeOf(right);
    const before = byScope.get(scope) ?? [];
    for (const first of before) {
      const left = terms[first];
      if (left === undefined || !sharesUnit(left, right) || !overlap(left, right)) continue;
      conflicts.push({ first, second });
      if (conflicts.length === MOST_CONFLICTS) return conflicts;
    }
    byScope.set(scope, [...before, second]);
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
