import { failed, ok, type Result } from '@tokenledger/shared/result';

import { parseDeadLetterCursor } from './dead-letter-cursor';
import { DEAD_LETTER_REASONS, type DeadLetterCursor, type DeadLettersRequest } from './dead-letter-reader';

export const MAX_DEAD_LETTERS_A_PAGE = 200;

/** What is asked for, as it came. */
export interface DeadLettersQuestion {
  readonly reasons: readonly string[] | undefined;
  readonly includeReplayed: boolean;
  readonly first: number;
  readonly after: string | undefined;
}

/** One thing that is wrong with a request about dead letters. */
export interface InvalidDeadLetters {
  /** Path within the input: `reasons`, `ids.3`. */
  readonly field: string;
  /** What is wrong, and what to send instead. */
  readonly message: string;
}

/** Says whether dead letters can be listed for a question, and if not, everything that is wrong with it at once. */
export function validateDeadLettersRequest(
  question: DeadLettersQuestion,
): Result<DeadLettersRequest, readonly InvalidDeadLetters[]> {
  const { reasons, includeReplayed, first, after } = question;
  const cursor = after === undefined ? undefined : parseDeadLetterCursor(after);
  const issues = [
    ...(reasons === undefined ? [] : reasonIssues(reasons)),
    ...firstIssues(first),
    ...cursorIssues(after, cursor),
  ];
  return issues.length === 0 ? ok({ reasons, includeReplayed, first, after: cursor }) : failed(issues);
}

export function reasonIssues(reasons: readonly string[]): readonly InvalidDeadLetters[] {
  const field = 'reasons';
  if (reasons.length === 0) return [{ field, message: 'is empty and lets nothing pass: leave it out, or send some' }];
  const known: ReadonlySet<string> = new Set(DEAD_LETTER_REASONS);
  if (reasons.every((reason) => known.has(reason))) return [];
  return [{ field, message: `has an unknown reason: send some of ${DEAD_LETTER_REASONS.join(', ')}` }];
}

function firstIssues(first: number): readonly InvalidDeadLetters[] {
  if (Number.isInteger(first) && first >= 1 && first <= MAX_DEAD_LETTERS_A_PAGE) return [];
  return [{ field: 'first', message: `is not a whole number from 1 to ${MAX_DEAD_LETTERS_A_PAGE}` }];
}

function cursorIssues(after: string | undefined, cursor: DeadLetterCursor | undefined): readonly InvalidDeadLetters[] {
  if (after === undefined || cursor !== undefined) return [];
  return [{ field: 'after', message: "is no cursor of this list: send a page's endCursor, or leave it out" }];
}
