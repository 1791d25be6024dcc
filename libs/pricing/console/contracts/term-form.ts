import type { ContractTermInput, Meter, PriceModelInput } from '../operations';
import { type ContractTerm, termInput } from './contract-words';

export type TermKind = ContractTermInput['kind'];

/** Meters that a contract is asked for; what it does not state stays as it is priced now. */
export const PRICED_METERS = {
  priceInput: 'INPUT',
  priceOutput: 'OUTPUT',
  priceCacheRead: 'CACHE_READ',
  priceCacheWrite: 'CACHE_WRITE_5M',
} as const satisfies Readonly<Record<string, Meter>>;

type PriceField = keyof typeof PRICED_METERS;
const PRICE_FIELDS = Object.keys(PRICED_METERS) as readonly PriceField[];

/** What a person writes about a term, or about negotiated prices; every value is text as written. */
export interface TermForm extends Readonly<Record<PriceField, string>> {
  readonly kind: TermKind | 'PRICE';
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
  priceInput: '',
  priceOutput: '',
  priceCacheRead: '',
  priceCacheWrite: '',
};

/** What a term of a kind says besides its scope and its days. */
export function fieldsOf({ kind, of }: TermForm): readonly WrittenField[] {
  if (kind === 'PRICE') return ['serviceTier', 'currency', ...PRICE_FIELDS];
  if (kind === 'DISCOUNT') return ['percent', 'meters', 'serviceTier'];
  return kind === 'ALLOWANCE' && of === 'tokens' ? ['tokens'] : ['amount', 'currency'];
}

/** Negotiated prices: of the organisation's own list, with the contract as their source. */
export function toPriceInput(form: TermForm): Omit<PriceModelInput, 'preview'> {
  return {
    seller: form.provider.trim(),
    model: form.model,
    serviceTier: form.serviceTier.trim() || null,
    currency: form.currency.trim().toUpperCase(),
    validFrom: form.validFrom || null,
    validTo: form.validTo || null,
    source: [form.contract, form.note]
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .join(': '),
    prices: pricedFields(form).map((field) => ({ meter: PRICED_METERS[field], pricePerMillion: form[field].trim() })),
  };
}

/**
 * What is wrong, by fields of the form. Meters that are billed like a written one have its price and are wrong with it: that is
 * told once.
 */
export function priceIssues(
  issues: readonly { readonly field: string; readonly message: string }[],
  form: TermForm,
): readonly { readonly field: string; readonly message: string }[] {
  const told = new Set<string>();
  return issues
    .map(({ field, message }) => ({ field: fieldOfPriceIssue(field, form), message }))
    .filter(({ field, message }) => {
      const isFollowing = field.startsWith('prices.') && told.has(message);
      told.add(message);
      return !isFollowing;
    });
}

function fieldOfPriceIssue(field: string, form: TermForm): string {
  const [, place] = /^prices\.(\d+)\./.exec(field) ?? [];
  if (place !== undefined) return pricedFields(form)[Number(place)] ?? field;
  return { seller: 'provider', source: 'contract' }[field] ?? field;
}

function pricedFields(form: TermForm): readonly PriceField[] {
  return PRICE_FIELDS.filter((field) => form[field].trim() !== '');
}

/** What is not of its kind is left out, though it was written before the kind was changed. */
export function toInput(form: TermForm & { readonly kind: TermKind }): ContractTermInput {
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
