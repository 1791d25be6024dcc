import {
  type DirectoryColumn,
  type DirectoryRow,
  readDirectoryRow,
  type RowProblem,
} from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { DirectoryRowInput } from './change-directory-types';

/** Names of the input's fields, where they are not the file's. */
const FIELDS: Readonly<Partial<Record<RowProblem['field'], string>>> = {
  parent_kind: 'parent',
  monthly_tokens: 'monthlyTokens',
  external_id: 'externalId',
};

/** Rows as a file's lines are read, by the same rules; their lines are counted from 0, as the input's list is. */
export function fromApiDirectoryRows(
  inputs: readonly DirectoryRowInput[],
): Result<readonly DirectoryRow[], readonly RowProblem[]> {
  const read = inputs.map(fromApiRow);
  const problems = read.flatMap((one) => (one.ok ? [] : one.error));
  return problems.length > 0 ? failed(problems) : ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

/** `rows.0.parent` of what was sent. */
export function fieldInRows({ line, field }: RowProblem): string {
  return line === undefined ? 'rows' : `rows.${line}.${FIELDS[field] ?? field}`;
}

function fromApiRow(input: DirectoryRowInput, line: number): Result<DirectoryRow, readonly RowProblem[]> {
  const { kind, id, name, externalId, owners, aliases, parent, monthlyTokens, from, until, existence } = input;
  const contradictions = contradictionsOf(input, line);
  if (contradictions.length > 0) return failed(contradictions);
  const read = readDirectoryRow(
    {
      kind,
      id,
      ...given('name', name),
      ...given('external_id', externalId),
      ...given('owners', owners?.join(';')),
      ...given('aliases', aliases?.join(';')),
      ...given('parent_kind', parent?.kind),
      ...given('parent', parent?.id),
      ...given('monthly_tokens', monthlyTokens),
      ...given('from', from),
      ...given('until', until),
    },
    line,
  );
  if (!read.ok) return read;
  return ok({
    ...read.value,
    ...(input.hasNoParent ? { parent: 'nothing' as const } : {}),
    ...(input.hasNoAllowance ? { monthlyTokens: 'unlimited' as const } : {}),
    ...(existence === null || existence === undefined ? {} : { existence }),
  });
}

function contradictionsOf(input: DirectoryRowInput, line: number): readonly RowProblem[] {
  const { kind, parent, monthlyTokens, hasNoParent, hasNoAllowance } = input;
  const problems: RowProblem[] = [];
  if (hasNoParent && parent !== null && parent !== undefined) {
    problems.push({
      line,
      field: 'parent',
      message: 'it is given, and hasNoParent says that there is none: leave one out',
    });
  }
  if (hasNoAllowance && monthlyTokens !== null && monthlyTokens !== undefined) {
    const message = 'it is given, and hasNoAllowance says that there is none: leave one out';
    problems.push({ line, field: 'monthly_tokens', message });
  }
  if (hasNoAllowance && kind !== 'person') {
    problems.push({ line, field: 'monthly_tokens', message: 'only a person has an allowance' });
  }
  return problems;
}

function given<C extends DirectoryColumn>(column: C, text: string | null | undefined): { readonly [K in C]?: string } {
  return text === null || text === undefined ? {} : ({ [column]: text } as { readonly [K in C]: string });
}
