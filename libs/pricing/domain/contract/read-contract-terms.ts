import { type Decimal18, formatDecimal18, isCurrency, parseDecimal18 } from '@tokenledger/shared/money';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { type FileProblem, fromOne, inFile, type Numbered } from '../file-problem';
import { METERS } from '../meters';
import type { PricedUnit } from '../price-list/price-entry';
import { parseWrittenDecimal } from '../written-decimal';
import type { CommitmentPeriod, ContractScope, ContractTerm } from './contract-term';
import { termConflicts } from './term-conflicts';

/** Columns of contract terms as people write them, in this order; each is text. */
export const TERM_COLUMNS = [
  'kind',
  'contract',
  'provider',
  'model',
  'meters',
  'service_tier',
  'percent',
  'amount',
  'currency',
  'tokens',
  'period',
  'valid_from',
  'valid_to',
  'note',
] as const;

export type TermColumn = (typeof TERM_COLUMNS)[number];

export type TermFields = { readonly [C in TermColumn]: string };

export interface TermFieldProblem {
  readonly field: TermColumn;
  readonly problem: string;
}

export interface TermProblem extends FileProblem {
  readonly field: TermColumn;
}

/** What each kind may say; anything else is to be left empty. */
const FIELDS_OF: Readonly<Record<ContractTerm['kind'], readonly TermColumn[]>> = {
  discount: ['percent', 'meters', 'service_tier'],
  allowance: ['amount', 'currency', 'tokens'],
  commitment: ['amount', 'currency', 'period'],
};
const OF_KINDS: readonly TermColumn[] = [...new Set(Object.values(FIELDS_OF).flat())];
const UNITS: ReadonlySet<string> = new Set<PricedUnit>([...METERS, 'perCall']);
const PERIODS: readonly string[] = ['month', 'quarter', 'year'] satisfies CommitmentPeriod[];
const PROVIDER = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const TOKENS = /^[1-9]\d{0,17}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HUNDRED = parseDecimal18('100');
/** A price keeps its digits for most percentages of so many places. */
const SMALLEST_STEP = parseDecimal18('0.000001');
const LONGEST = 1_000;

/** Reads all terms of an organisation out of a file: what is wrong is told by the lines of the file. */
export function readContractFile(
  lines: readonly Numbered<TermFields>[],
): Result<readonly ContractTerm[], readonly TermProblem[]> {
  return readContractTerms(
    lines.map(({ fields }) => fields),
    inFile(lines),
  );
}

/**
 * Reads all terms of an organisation; terms that contradict each other are refused as well.
 * @param lineOf what a line is called, by its place from 0
 */
export function readContractTerms(
  lines: readonly TermFields[],
  lineOf: (place: number) => number = fromOne,
): Result<readonly ContractTerm[], readonly TermProblem[]> {
  const terms: ContractTerm[] = [];
  const problems: TermProblem[] = [];
  for (const [index, fields] of lines.entries()) {
    const read = readContractTerm(fields);
    if (read.ok) terms.push(read.value);
    else problems.push(...read.error.map((problem) => ({ line: lineOf(index), ...problem })));
  }
  if (problems.length > 0) return failed(problems);
  const conflicts = termConflicts(terms).map(({ first, second }): TermProblem => ({
    line: lineOf(second),
    field: 'valid_from',
    problem: `line ${lineOf(first)} says the same kind for the same calls at the same time: end one where the other starts (valid_to)`,
  }));
  return conflicts.length > 0 ? failed(conflicts) : ok(terms);
}

type Refuse = (field: TermColumn, problem: string) => undefined;

/** Reads one line. All that is wrong with it is told at once. */
export function readContractTerm(fields: TermFields): Result<ContractTerm, readonly TermFieldProblem[]> {
  const problems: TermFieldProblem[] = [];
  const refuse: Refuse = (field, problem) => {
    problems.push({ field, problem });
    return undefined;
  };
  const kind = fields.kind.trim();
  if (!isKind(kind)) {
    refuse('kind', `"${shown(kind)}": discount, allowance or commitment is expected`);
    return failed(problems);
  }
  for (const field of OF_KINDS) {
    if (!FIELDS_OF[kind].includes(field) && fields[field].trim() !== '') {
      refuse(field, `"${shown(fields[field])}": nothing is expected here for a line of kind ${kind}`);
    }
  }
  const scope = readScope(fields, refuse);
  const rest = readKind(kind, fields, refuse);
  if (problems.length > 0 || scope === undefined || rest === undefined) return failed(problems);
  return ok({ ...scope, ...rest });
}

export function writeContractTerm(term: ContractTerm): TermFields {
  const money =
    term.kind === 'commitment' ? term : term.kind === 'allowance' && 'amount' in term.free ? term.free : undefined;
  return {
    kind: term.kind,
    contract: term.contract,
    provider: term.provider,
    model: term.model,
    meters: term.kind === 'discount' ? term.meters.join(' ') : '',
    service_tier: term.kind === 'discount' ? term.serviceTier : '',
    percent: term.kind === 'discount' ? formatDecimal18(term.percent) : '',
    amount: money === undefined ? '' : formatDecimal18(money.amount),
    currency: money?.currency ?? '',
    tokens: term.kind === 'allowance' && 'tokens' in term.free ? String(term.free.tokens) : '',
    period: term.kind === 'commitment' ? term.period : '',
    valid_from: term.validFrom.toISOString().slice(0, 10),
    valid_to: term.validTo?.toISOString().slice(0, 10) ?? '',
    note: term.note,
  };
}

type OfKind =
  | Pick<Extract<ContractTerm, { kind: 'discount' }>, 'kind' | 'percent' | 'meters' | 'serviceTier'>
  | Pick<Extract<ContractTerm, { kind: 'allowance' }>, 'kind' | 'free'>
  | Pick<Extract<ContractTerm, { kind: 'commitment' }>, 'kind' | 'amount' | 'currency' | 'period'>;

function readKind(kind: ContractTerm['kind'], fields: TermFields, refuse: Refuse): OfKind | undefined {
  if (kind === 'discount') {
    const percent = readPercent(fields.percent, refuse);
    const meters = fields.meters.split(/\s+/).filter((meter) => meter !== '');
    const unknown = meters.find((meter) => !UNITS.has(meter));
    if (unknown !== undefined) {
      refuse(
        'meters',
        `"${shown(unknown)}": meters such as input output, between spaces, or nothing for all, are expected`,
      );
    }
    if (percent === undefined) return undefined;
    return { kind, percent, meters: meters as PricedUnit[], serviceTier: fields.service_tier.trim().toLowerCase() };
  }
  if (kind === 'allowance' && fields.tokens.trim() !== '') {
    const tokens = fields.tokens.trim();
    if (fields.amount.trim() + fields.currency.trim() !== '') {
      return refuse('tokens', 'an allowance is of tokens or of money: two lines are expected for both');
    }
    if (!TOKENS.test(tokens)) return refuse('tokens', `"${shown(tokens)}": a whole number above 0 is expected`);
    return { kind, free: { tokens: BigInt(tokens) } };
  }
  const money = readMoney(fields, refuse);
  if (kind === 'allowance') return money && { kind, free: money };
  const period = fields.period.trim();
  if (!PERIODS.includes(period)) return refuse('period', `"${shown(period)}": month, quarter or year is expected`);
  return money && { kind, ...money, period: period as CommitmentPeriod };
}

function readScope(fields: TermFields, refuse: Refuse): ContractScope | undefined {
  const contract = fields.contract.trim();
  if (contract === '' || contract.length > 200)
    refuse('contract', 'its number or name, up to 200 characters, is expected');
  const provider = fields.provider.trim();
  if (provider !== '' && !PROVIDER.test(provider)) {
    refuse('provider', `"${shown(provider)}": a seller in lower case, such as openai, or nothing for all, is expected`);
  }
  const model = fields.model.trim().toLowerCase();
  if (model === '' || model.length > 200) {
    refuse(
      'model',
      `"${shown(model)}": a model's name, a pattern with *, or * for all, up to 200 characters, is expected`,
    );
  }
  if (fields.note.length > LONGEST) refuse('note', `longer than ${LONGEST} characters`);
  const validFrom = readDay(fields.valid_from, 'valid_from', refuse);
  const validTo = fields.valid_to.trim() === '' ? undefined : readDay(fields.valid_to, 'valid_to', refuse);
  if (validFrom !== undefined && validTo !== undefined && validTo <= validFrom) {
    refuse('valid_to', `${fields.valid_to}: a day after valid_from (${fields.valid_from}) is expected`);
  }
  if (validFrom === undefined) return undefined;
  return { contract, provider, model, validFrom, validTo, note: fields.note.trim() };
}

function readPercent(text: string, refuse: Refuse): Decimal18 | undefined {
  const percent = decimalOf(text);
  if (percent === undefined || percent < 0n || percent > HUNDRED || percent % SMALLEST_STEP !== 0n) {
    return refuse(
      'percent',
      `"${shown(text.trim())}": a decimal number from 0 to 100 with at most 6 places, such as 12.5, is expected`,
    );
  }
  return percent;
}

function readMoney(
  fields: TermFields,
  refuse: Refuse,
): { readonly amount: Decimal18; readonly currency: string } | undefined {
  const amount = decimalOf(fields.amount);
  const currency = fields.currency.trim();
  if (amount === undefined || amount <= 0n) {
    refuse('amount', `"${shown(fields.amount.trim())}": a decimal number above 0, such as 5000, is expected`);
  }
  if (!isCurrency(currency)) refuse('currency', `"${shown(currency)}": an ISO 4217 code such as USD is expected`);
  return amount === undefined ? undefined : { amount, currency };
}

/** A day means its first moment in UTC, as in price lists. */
function readDay(text: string, field: TermColumn, refuse: Refuse): Date | undefined {
  const day = text.trim();
  const ms = DAY.test(day) ? Date.parse(day) : Number.NaN;
  if (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day)) return new Date(ms);
  return refuse(field, `"${shown(day)}": a day that exists, such as 2026-03-13, is expected`);
}

function decimalOf(text: string): Decimal18 | undefined {
  try {
    return parseWrittenDecimal(text.trim());
  } catch {
    return undefined;
  }
}

function isKind(text: string): text is ContractTerm['kind'] {
  return Object.keys(FIELDS_OF).includes(text);
}

/** A wrong value is repeated to the person who wrote it, but not ten kilobytes of it. */
function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
