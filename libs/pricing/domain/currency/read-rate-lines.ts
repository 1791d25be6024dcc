import { type Decimal18, formatDecimal18, isCurrency, parseDecimal18 } from '@tokenledger/shared/money';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { FileProblem, Numbered } from '../file-problem';
import { parseWrittenDecimal } from '../written-decimal';
import { type ExchangeRate, rateKey } from './exchange-rate';
import { isRatePeriod } from './rate-period';

/** Columns of exchange rates as people write them, in this order; each is text. */
export const RATE_COLUMNS = ['from', 'to', 'period', 'rate', 'source'] as const;

export type RateColumn = (typeof RATE_COLUMNS)[number];

export type RateFields = { readonly [C in RateColumn]: string };

/** A line of a file of rates. */
export interface NumberedRateFields extends Numbered<RateFields> {
  /** What the file calls a column, where that is something else: in a wide table a rate stands below its currency. */
  readonly columns?: { readonly [C in RateColumn]?: string };
}

/** What is wrong with one field of a rate. */
export interface RateFieldProblem {
  readonly field: RateColumn;
  readonly problem: string;
}

const SMALLEST = parseDecimal18('0.000000001');
const LARGEST = parseDecimal18('1000000000');
const LONGEST_SOURCE = 1_000;

/** Reads exchange rates; every line is looked at, and lines that contradict each other are refused as well. */
export function readRateLines(
  lines: readonly NumberedRateFields[],
): Result<readonly ExchangeRate[], readonly FileProblem[]> {
  const problems: FileProblem[] = [];
  const rates = new Map<string, { readonly line: number; readonly rate: ExchangeRate }>();
  for (const { line, fields, columns = {} } of lines) {
    const read = readRate(fields);
    const refuse = ({ field, problem }: RateFieldProblem): void => {
      problems.push({ line, field: columns[field] ?? field, problem });
    };
    if (!read.ok) {
      read.error.forEach(refuse);
      continue;
    }
    const first = rates.get(rateKey(read.value));
    if (first === undefined) rates.set(rateKey(read.value), { line, rate: read.value });
    else refuse(contradiction(read.value, first));
  }
  return problems.length > 0 ? failed(problems) : ok([...rates.values()].map(({ rate }) => rate));
}

/** All that is wrong with one line is told at once. */
export function readRate(fields: RateFields): Result<ExchangeRate, readonly RateFieldProblem[]> {
  const problems: RateFieldProblem[] = [];
  const refuse = (field: RateColumn, problem: string): undefined => {
    problems.push({ field, problem });
    return undefined;
  };
  const from = fields.from.trim();
  const to = fields.to.trim();
  const period = fields.period.trim();
  const source = fields.source.trim();
  for (const [field, code] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!isCurrency(code)) refuse(field, `"${shown(code)}": an ISO 4217 code such as USD is expected`);
  }
  if (from === to && isCurrency(to)) {
    refuse('to', `${to} is the same currency as from: it needs no rate, another one is expected`);
  }
  if (!isRatePeriod(period)) {
    refuse('period', `"${shown(period)}": a day that exists (2026-03-10) or a month (2026-03) is expected`);
  }
  const rate = readRateValue(fields.rate.trim(), (problem) => refuse('rate', problem));
  if (source === '') refuse('source', 'where the rate was read (a central bank, a notice) is expected');
  if (source.length > LONGEST_SOURCE) refuse('source', `longer than ${LONGEST_SOURCE} characters`);
  if (rate === undefined || problems.length > 0) return failed(problems);
  return ok({ from, to, period, rate, source });
}

export function writeRate({ from, to, period, rate, source }: ExchangeRate): RateFields {
  return { from, to, period, rate: formatDecimal18(rate), source };
}

function readRateValue(text: string, refuse: (problem: string) => undefined): Decimal18 | undefined {
  let rate: Decimal18;
  try {
    rate = parseWrittenDecimal(text);
  } catch {
    return refuse(`"${shown(text)}": a plain decimal number such as 1.0834, with a point, is expected`);
  }
  if (rate <= 0n) return refuse(`${shown(text)}: a rate above 0 is expected`);
  // Beyond these, the inverse would lose most of its digits.
  if (rate < SMALLEST || rate > LARGEST) {
    return refuse(`${shown(text)}: a rate from 0.000000001 to 1000000000 is expected`);
  }
  return rate;
}

function contradiction(
  rate: ExchangeRate,
  first: { readonly line: number; readonly rate: ExchangeRate },
): RateFieldProblem {
  const isSame = rate.rate === first.rate.rate;
  return {
    field: isSame ? 'period' : 'rate',
    problem: isSame
      ? `line ${first.line} says ${rateKey(rate)} already: one of them is expected`
      : `line ${first.line} says ${formatDecimal18(first.rate.rate)} for ${rateKey(rate)}: one rate is expected`,
  };
}

/** A wrong value is repeated to the person who wrote it, but not ten kilobytes of it. */
function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
