import type { ContractTermInput } from '../operations';
import { type ContractTerm, termInput } from './contract-words';

export type TermKind = ContractTermInput['kind'];

/** What a person writes about a term; every value is text as written. */
export interface TermForm {
  readonly kind: TermKind;
  readonly contract: string;
  readonly provider: string;
  readonly model: string;
  readonly meters: string;
  readonly serviceTier: string;
  readonly percent: string;
  /** What an allowance is of. */
  readonly of: 'money' | 'tokens';
  readonly amount: string;
  readonly currency: string;
  readonly tokens: string;
  readonly period: NonNullable<ContractTermInput['period']>;
  readonly validFrom: string;
  readonly validTo: string;
  readonly note: string;
}

/** A field that is written into; the others are chosen from. */
export type WrittenField = Exclude<keyof TermForm, 'kind' | 'of' | 'period'>;

export const EMPTY_FORM: TermForm = {
  kind: 'DISCOUNT',
  contract: '',
  provider: '',
  model: '*',
  meters: '',
  serviceTier: '',
  percent: '',
  of: 'money',
  amount: '',
  currency: 'USD',
  tokens: '',
  period: 'MONTH',
  validFrom: '',
  validTo: '',
  note: '',
};

/** What a term of a kind says besides its scope and its days. */
export function fieldsOf({ kind, of }: TermForm): readonly WrittenField[] {
  if (kind === 'DISCOUNT') return ['percent', 'meters', 'serviceTier'];
  return kind === 'ALLOWANCE' && of === 'tokens' ? ['tokens'] : ['amount', 'currency'];
}

/** What is not of its kind is left out, though it was written before the kind was changed. */
export function toInput(form: TermForm): ContractTermInput {
  const asked = new Set<string>(fieldsOf(form));
  const given = (field: WrittenField): string | null => (asked.has(field) ? form[field].trim() : '') || null;
  return {
    kind: form.kind,
    contract: form.contract,
    provider: form.provider.trim() || null,
    model: form.model,
    meters: (given('meters') ?? '').split(/\s+/).filter((meter) => meter !== ''),
    serviceTier: given('serviceTier'),
    percent: given('percent'),
    amount: given('amount'),
    currency: given('currency')?.toUpperCase() ?? null,
    tokens: given('tokens'),
    period: form.kind === 'COMMITMENT' ? form.period : null,
    validFrom: form.validFrom,
    validTo: form.validTo || null,
    note: form.note.trim() || null,
  };
}

/** The same term until a day; undefined takes it out altogether. */
export function endedTerm(term: ContractTerm, until: string | undefined): readonly ContractTermInput[] {
  return until === undefined ? [] : [{ ...termInput(term), validTo: until }];
}
