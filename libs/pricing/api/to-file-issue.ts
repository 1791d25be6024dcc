import type { FileProblem } from '@tokenledger/pricing/domain';
import type { InputIssueType } from '@tokenledger/shared/graphql';

/** `csv.12.price` is the column `price` of line 12, as an editor counts them. */
export function toFileIssue({ line, field, problem }: FileProblem): InputIssueType {
  return { field: `csv.${line}.${field}`, message: problem };
}
