import {
  type ContractTerm,
  type PercentDiscount,
  readContractTerm,
  TERM_COLUMNS,
  type TermFields,
} from '@tokenledger/pricing/domain';

/** A line of a contract: 10 % off all models of OpenAI, from January 2026 on. */
export function aTermLine(facts: Partial<TermFields> = {}): TermFields {
  const empty = Object.fromEntries(TERM_COLUMNS.map((column) => [column, ''])) as Record<keyof TermFields, string>;
  const usual = { kind: 'discount', contract: 'C-7', provider: 'openai', model: '*', valid_from: '2026-01-01' };
  const percent = (facts.kind ?? 'discount') === 'discount' ? { percent: '10' } : {};
  return { ...empty, ...usual, ...percent, ...facts };
}

/** @throws where a field is wrong */
export function aContractTerm(facts: Partial<TermFields> = {}): ContractTerm {
  const read = readContractTerm(aTermLine(facts));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** @throws where a field is wrong */
export function aDiscount(facts: Partial<TermFields> = {}): PercentDiscount {
  const term = aContractTerm(facts);
  if (term.kind !== 'discount') throw new Error(`a ${term.kind} is no discount`);
  return term;
}
