import { createHash } from 'node:crypto';

import type { Actor, TenantId } from '@tokenledger/organization/domain';
import type { Result } from '@tokenledger/shared/result';

import type { ContractTerm, TenantTerm } from './contract-term';
import { writeContractTerm } from './read-contract-terms';

/** What an organisation's new terms change. A term is never edited: a changed one is one less and one more. */
export interface TermChange {
  readonly added: readonly ContractTerm[];
  readonly superseded: readonly ContractTerm[];
  readonly unchanged: number;
}

/** What replacing terms by others would change; their order says nothing. */
export function termChange(before: readonly ContractTerm[], after: readonly ContractTerm[]): TermChange {
  const known = new Map<string, ContractTerm[]>();
  for (const term of before) known.set(termKey(term), [...(known.get(termKey(term)) ?? []), term]);
  const added: ContractTerm[] = [];
  let unchanged = 0;
  for (const term of after) {
    if (known.get(termKey(term))?.pop() === undefined) added.push(term);
    else unchanged += 1;
  }
  return { added, superseded: [...known.values()].flat(), unchanged };
}

/** All that a term says, as one text. */
export function termKey(term: ContractTerm): string {
  return JSON.stringify(writeContractTerm(term));
}

/** Names a term by all that it says: a changed one has another id. */
export function termIdOf(term: ContractTerm): string {
  return createHash('sha256').update(termKey(term)).digest('hex').slice(0, 16);
}

/**
 * Where contract terms are kept: which held when, and what was known when. A change is in the audit log together with itself.
 * Every method throws where the store fails.
 */
export interface ContractTerms {
  all(): Promise<readonly TenantTerm[]>;
  /** @param knownAt as they were known then; now by default */
  read(tenant: TenantId, knownAt?: Date): Promise<readonly ContractTerm[]>;
  /**
   * Makes terms all that an organisation's contracts say; all of them or none.
   * @param terms without conflicts (`readContractTerms`)
   * @param by who does it, for those who ask later
   */
  replace(tenant: TenantId, terms: readonly ContractTerm[], by: Actor, at: Date): Promise<TermChange>;
  /**
   * Changes the terms of an organisation in view of what they say: nobody else changes them meanwhile.
   * @param amend all that they say after, without conflicts; where it fails, nothing is changed
   */
  amend<E>(
    tenant: TenantId,
    amend: (terms: readonly ContractTerm[]) => Result<readonly ContractTerm[], E>,
    by: Actor,
    at: Date,
  ): Promise<Result<TermChange, E>>;
  /** Changes whenever any term does; cheap, so it may be asked often. */
  revision(): Promise<string>;
}
