import { failed, ok, type Result } from '@tokenledger/shared/result';

import { PARENT_KINDS, UNIT_KINDS, type UnitKind } from './directory-unit';
import { type LocalDay, readLocalDay } from './local-day';

/** Columns of a directory as people write it, in this order; each is text. */
export const DIRECTORY_COLUMNS = [
  'kind',
  'id',
  'name',
  'parent_kind',
  'parent',
  'from',
  'until',
  'monthly_tokens',
  'external_id',
  'owners',
  'aliases',
] as const;

export type DirectoryColumn = (typeof DIRECTORY_COLUMNS)[number];

/** A line as it was written; a column that the file does not have is not there. */
export type DirectoryFields = { readonly [C in DirectoryColumn]?: string };

export interface RowProblem {
  /** As an editor counts, the header included; undefined where no line of the file is at fault. */
  readonly line: number | undefined;
  /** `file` for what is wrong with a line, or the file, as such. */
  readonly field: DirectoryColumn | 'file';
  readonly message: string;
}

/** One line of a directory: a unit, and what it belongs to or may use on some days. */
export interface DirectoryRow {
  readonly line: number;
  readonly kind: UnitKind;
  readonly id: string;
  /** Undefined where the file does not say it: then it stays as it is. Empty clears it. */
  readonly name: string | undefined;
  readonly externalId: string | undefined;
  readonly owners: readonly string[] | undefined;
  readonly aliases: readonly string[] | undefined;
  /** `nothing`: on its days the unit belongs to nothing. */
  readonly parent: { readonly kind: UnitKind | undefined; readonly id: string } | 'nothing' | undefined;
  /** `unlimited`: on its days the person has no allowance. */
  readonly monthlyTokens: bigint | 'unlimited' | undefined;
  /** `new`: the unit must not be there yet. `removed`: it was never meant to be, on no day. */
  readonly existence?: 'new' | 'removed';
  /** Undefined, as `until`: from the day of the import up to the next planned change. With `until` alone: up to that. */
  readonly from: LocalDay | undefined;
  readonly until: LocalDay | undefined;
}

const LONGEST_NAME = 200;
const MOST_NAMES = 100;
const TOKENS = /^\d{1,18}$/;

type Refuse = (field: DirectoryColumn, message: string) => undefined;

/** Reads one line. All that is wrong with it is told at once. */
export function readDirectoryRow(fields: DirectoryFields, line: number): Result<DirectoryRow, readonly RowProblem[]> {
  const problems: RowProblem[] = [];
  const refuse: Refuse = (field, message) => void problems.push({ line, field, message });
  const kind = readKind('kind', fields.kind, refuse);
  const id = readName('id', fields.id ?? '', refuse);
  if (id === '') refuse('id', 'it is empty: give the id that the organisation knows the unit by');
  const from = readDay('from', fields.from, refuse);
  const until = readDay('until', fields.until, refuse);
  if (from !== undefined && until !== undefined && until <= from) {
    refuse('until', `${until} is not after ${from}: give the first day on which it no longer holds`);
  }
  const row = {
    line,
    id,
    name: optionalName('name', fields.name, refuse),
    externalId: optionalName('external_id', fields.external_id, refuse),
    owners: names('owners', fields.owners, refuse),
    aliases: names('aliases', fields.aliases, refuse),
    parent: readParent(kind, fields, refuse),
    monthlyTokens: readTokens(kind, fields.monthly_tokens, refuse),
    from,
    until,
  };
  return problems.length > 0 || kind === undefined ? failed(problems) : ok({ ...row, kind });
}

function readKind(field: DirectoryColumn, text: string | undefined, refuse: Refuse): UnitKind | undefined {
  const written = (text ?? '').trim();
  const spelled = written.toLowerCase().replace(/[\s_]+/g, '-');
  const kind = UNIT_KINDS.find((one) => one === spelled);
  return kind ?? refuse(field, `"${shown(written)}" is none of ${UNIT_KINDS.join(', ')}`);
}

function readParent(
  kind: UnitKind | undefined,
  fields: DirectoryFields,
  refuse: Refuse,
): Exclude<DirectoryRow['parent'], 'nothing'> {
  const id = readName('parent', fields.parent ?? '', refuse);
  const written = (fields.parent_kind ?? '').trim();
  if (id === '') {
    return written === '' ? undefined : refuse('parent', 'it is empty: give the id, or leave parent_kind empty too');
  }
  if (kind === 'cost-centre') return refuse('parent', 'a cost-centre belongs to nothing: leave it empty');
  const allowed = kind === undefined ? UNIT_KINDS : PARENT_KINDS[kind];
  const parentKind = written === '' ? only(allowed) : readKind('parent_kind', written, refuse);
  if (parentKind !== undefined && !allowed.includes(parentKind)) {
    return refuse('parent_kind', `a ${kind} belongs to a ${allowed.join(' or a ')}, not to a ${parentKind}`);
  }
  return { kind: parentKind, id };
}

function readTokens(kind: UnitKind | undefined, text: string | undefined, refuse: Refuse): bigint | undefined {
  const written = (text ?? '').trim();
  if (written === '') return undefined;
  if (kind !== undefined && kind !== 'person') return refuse('monthly_tokens', 'only a person has an allowance');
  if (!TOKENS.test(written)) {
    const remedy = 'write digits alone, such as 5000000';
    return refuse('monthly_tokens', `"${shown(written)}" is no whole number of tokens: ${remedy}`);
  }
  return BigInt(written);
}

function readDay(field: 'from' | 'until', text: string | undefined, refuse: Refuse): LocalDay | undefined {
  const written = (text ?? '').trim();
  if (written === '') return undefined;
  return readLocalDay(written) ?? refuse(field, `"${shown(written)}" is no day: ${dayRemedy(written)}`);
}

/** Spreadsheets write days as their country does; 3/10 is October or March, so that nothing is guessed. */
function dayRemedy(written: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written) ?? [];
  const meant = readLocalDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (meant !== undefined) return `write ${meant}`;
  const expected = 'YYYY-MM-DD is expected, such as 2026-03-10';
  return written.includes('/') ? `${expected}, since ${shown(written)} is another day in other countries` : expected;
}

function names(field: 'owners' | 'aliases', text: string | undefined, refuse: Refuse): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const all = text
    .split(';')
    .map((name) => readName(field, name, refuse))
    .filter((name) => name !== '');
  if (all.length > MOST_NAMES) return refuse(field, `${all.length} names: ${MOST_NAMES} at most are expected`);
  return [...new Set(all)];
}

function optionalName(field: DirectoryColumn, text: string | undefined, refuse: Refuse): string | undefined {
  return text === undefined ? undefined : readName(field, text, refuse);
}

function readName(field: DirectoryColumn, text: string, refuse: Refuse): string {
  const name = text.trim();
  if (name.length > LONGEST_NAME)
    refuse(field, `it has ${name.length} characters: ${LONGEST_NAME} at most are expected`);
  if (/\p{Cc}/u.test(name)) refuse(field, 'it has control characters or line breaks: write it in one line');
  return name;
}

function only<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
