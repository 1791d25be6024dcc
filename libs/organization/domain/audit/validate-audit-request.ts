import { failed, ok, type Result } from '@tokenledger/shared/result';

import { AUDIT_ACTIONS, type AuditAction } from './audit-entry';
import type { AuditPageRequest } from './audit-log';

export const MOST_AUDIT_ENTRIES = 200;
const LONGEST_TEXT = 200;

/** A request as a client sends it. */
export interface AuditQuestion {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly actions?: readonly string[] | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  /** `endCursor` of the page before. */
  readonly after?: string | undefined;
  readonly first: number;
}

export interface AuditQuestionProblem {
  readonly field: keyof AuditQuestion;
  /** What is wrong with it, and what to send instead. */
  readonly message: string;
}

/** @returns all that is wrong with it, not only the first */
export function validateAuditRequest(
  question: AuditQuestion,
): Result<AuditPageRequest, readonly AuditQuestionProblem[]> {
  const { from, to, actions, after, first } = question;
  const problems: AuditQuestionProblem[] = [];
  const refuse = (field: keyof AuditQuestion, message: string): void => void problems.push({ field, message });
  if (!Number.isInteger(first) || first < 1 || first > MOST_AUDIT_ENTRIES) {
    refuse('first', `is not a whole number from 1 to ${MOST_AUDIT_ENTRIES}`);
  }
  if (from !== undefined && to !== undefined && from >= to) refuse('to', 'is not after `from`: send a later moment');
  const unknown = actions?.find((action) => !isAuditAction(action));
  if (unknown !== undefined) {
    refuse('actions', `"${unknown.slice(0, 60)}" is no action: send some of ${AUDIT_ACTIONS.join(', ')}`);
  }
  for (const field of ['actor', 'subject', 'text'] as const) {
    const text = question[field] ?? '';
    if (text.length > LONGEST_TEXT) refuse(field, `is longer than ${LONGEST_TEXT} characters`);
    // PostgreSQL holds neither NUL nor half a character, and fails where it is asked for them.
    else if (text.includes('\0') || !text.isWellFormed()) refuse(field, 'is broken text: write plain characters');
  }
  if (after !== undefined && !/^[1-9]\d{0,17}$/.test(after)) {
    refuse('after', 'is no `endCursor` of an earlier page: leave it out to start anew');
  }
  if (problems.length > 0) return failed(problems);
  return ok({
    from,
    to,
    actions: actions?.filter(isAuditAction),
    actor: given(question.actor),
    subject: given(question.subject),
    text: given(question.text),
    before: after === undefined ? undefined : BigInt(after),
    first,
  });
}

export function isAuditAction(text: string): text is AuditAction {
  return (AUDIT_ACTIONS as readonly string[]).includes(text);
}

/** An empty field of a form asks for nothing. */
function given(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}
