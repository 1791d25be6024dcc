import { eachInPortions, type InPortions } from '@tokenledger/shared/portions';

import type { DirectoryRow, RowProblem } from './directory-row';
import { comparable, isSameList } from './directory-unit';
import { commonDays, type DayRange, describeDays, holdsOn, type LocalDay } from './local-day';
import { UnitMap } from './unit-map';

type Words = 'name' | 'externalId' | 'owners' | 'aliases';

const COLUMNS = {
  name: 'name',
  externalId: 'external_id',
  owners: 'owners',
  aliases: 'aliases',
} as const satisfies Record<Words, RowProblem['field']>;

/** As many lines of one unit are compared with each other; a file with more is refused for that. */
const MOST_COMPARED = 1_000;

/** What a line says of its unit on some days. */
interface Said extends DayRange {
  readonly line: number;
  readonly what: string;
  /** Without days: said of the day of the import, and of no later one. */
  readonly isOfToday: boolean;
  /** `what` in whichever case. */
  readonly key: string;
}

interface SaidOfUnit {
  readonly first: DirectoryRow;
  readonly parents: Said[];
  readonly allowances: Said[];
}

/**
 * What two lines of one file say differently of one unit. A form says one thing after the other; of two lines of a file
 * nobody knows which is meant, and the later would hide the earlier.
 *
 * A line without an end that begins earlier, and stands above, is no contradiction: the next line is a move. Nor is a line
 * without days to one that begins later: that is planned, and stays.
 * @param on day that lines without days are true on
 */
export function* fileContradictions(rows: readonly DirectoryRow[], on: LocalDay): InPortions<readonly RowProblem[]> {
  const units = new UnitMap<SaidOfUnit>();
  const problems: RowProblem[] = [];
  yield* eachInPortions(rows, (row) => {
    const known = units.get(row);
    const said = known ?? { first: row, parents: [], allowances: [] };
    if (known === undefined) units.set(row, said);
    else problems.push(...differentWords(known.first, row));
    const { line, parent, monthlyTokens } = row;
    const isOfToday = row.from === undefined && row.until === undefined;
    const days = { line, from: row.from ?? on, until: row.until, isOfToday };
    if (parent !== undefined && parent !== 'nothing') {
      const what = `${parent.kind ?? ''} ${parent.id}`.trim();
      problems.push(...differentDays(said.parents, { ...days, what, key: comparable(what) }, 'parent'));
    }
    if (monthlyTokens !== undefined) {
      const what = `${monthlyTokens} tokens`;
      problems.push(...differentDays(said.allowances, { ...days, what, key: what }, 'monthly_tokens'));
    }
  });
  return problems;
}

function differentWords(first: DirectoryRow, { line, ...row }: DirectoryRow): RowProblem[] {
  return (Object.keys(COLUMNS) as Words[]).flatMap((word) => {
    const [one, other] = [listOf(first[word]), listOf(row[word])];
    if (isSameList(one, other, (left, right) => left === right)) return [];
    const message = `line ${first.line} says "${one.join(';')}" of the same ${row.kind}: say one thing in all of its lines`;
    return [{ line, field: COLUMNS[word], message }];
  });
}

function listOf(said: string | readonly string[] | undefined): readonly string[] {
  return typeof said === 'string' ? [said] : (said ?? []);
}

function differentDays(known: Said[], said: Said, field: 'parent' | 'monthly_tokens'): RowProblem[] {
  if (known.length >= MOST_COMPARED) return [];
  const other = known.find(
    (one) => one.key !== said.key && haveCommonDays(one, said) && !(one.until === undefined && one.from < said.from),
  );
  known.push(said);
  if (other === undefined) return [];
  const message = `line ${other.line} says ${other.what} ${describeDays(other)}, which are partly the same days: end one where the other begins`;
  return [{ line: said.line, field, message }];
}

function haveCommonDays(left: Said, right: Said): boolean {
  if (left.isOfToday) return holdsOn(right, left.from);
  return right.isOfToday ? holdsOn(left, right.from) : commonDays(left, right) !== undefined;
}
