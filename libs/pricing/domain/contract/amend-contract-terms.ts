import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { ContractTerm } from './contract-term';
import { termIdOf } from './contract-terms';
import { readContractTerm, type TermColumn, type TermFields } from './read-contract-terms';
import { termConflicts } from './term-conflicts';

/** Terms that come and terms that go, at one stroke: ending one is the one that ends instead of the one that does not. */
export interface TermAmendment {
  readonly add: readonly TermFields[];
  /** Ids of terms as they stand (`termIdOf`). */
  readonly supersede: readonly string[];
}

/** What is wrong with an amendment: `add.0.percent`, `supersede.1`, and what to do instead. */
export interface TermAmendmentProblem {
  readonly field: string;
  readonly problem: string;
}

/** What an organisation's contracts say after an amendment, from what they said before. */
export function amendedTerms(
  before: readonly ContractTerm[],
  { add, supersede }: TermAmendment,
): Result<readonly ContractTerm[], readonly TermAmendmentProblem[]> {
  const problems: TermAmendmentProblem[] = [];
  const refuse = (field: string, problem: string): void => void problems.push({ field, problem });
  if (add.length + supersede.length === 0) refuse('add', 'nothing comes and nothing goes: a term is expected');
  const standing = new Map(before.map((term) => [termIdOf(term), term]));
  for (const [place, id] of supersede.entries()) {
    if (!standing.delete(id))
      refuse(`supersede.${place}`, 'this term stands no more: look at the terms as they are now');
  }
  const kept = [...standing.values()];
  const added: ContractTerm[] = [];
  for (const [place, fields] of add.entries()) {
    const read = readContractTerm(fields);
    if (read.ok) added.push(read.value);
    else read.error.forEach(({ field, problem }) => refuse(`add.${place}.${nameOf(field)}`, problem));
  }
  if (problems.length > 0) return failed(problems);
  const after = [...kept, ...added];
  for (const { first, second } of termConflicts(after)) {
    const other = after[first];
    if (other !== undefined) refuse(`add.${Math.max(0, second - kept.length)}.validFrom`, contradiction(other));
  }
  return problems.length > 0 ? failed(problems) : ok(after);
}

function contradiction(other: ContractTerm): string {
  const [from, to] = [dayOf(other.validFrom), other.validTo === undefined ? '…' : dayOf(other.validTo)];
  return `${other.contract} says the same kind for the same calls from ${from} to ${to}: end it where this one starts`;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** `valid_from` as inputs call it. */
function nameOf(column: TermColumn): string {
  return column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}
