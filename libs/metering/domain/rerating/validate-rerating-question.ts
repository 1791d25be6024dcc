import type { AttributionRule } from '@tokenledger/attribution/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { ReratingScope } from './rerating';

const DAY_MS = 86_400_000;
/** Ten years: longer ranges are a typing error. */
const LONGEST_RANGE_MS = 3_660 * DAY_MS;
const LONGEST_NAME = 1_000;
const LONGEST_REASON = 1_000;

/** A re-rating as somebody asks for it. */
export interface ReratingQuestion {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly provider: string | undefined;
  readonly model: string | undefined;
  readonly reason: string;
  /** Set: what attribution rules say of them, not prices. */
  readonly owners?: true;
  /** Rules that nobody has saved yet, checked (`readRules`). */
  readonly draft?: readonly AttributionRule[];
}

export interface InvalidRerating {
  /** Path within the input. */
  readonly field: string;
  /** What is wrong, and what to send instead. */
  readonly message: string;
}

/** Says which calls are meant, or everything that is wrong with the question at once. */
export function validateReratingQuestion(
  question: ReratingQuestion,
): Result<ReratingScope, readonly InvalidRerating[]> {
  const { from, to, provider, model, reason, owners, draft } = question;
  const issues = [
    ...rangeIssues(from, to),
    ...nameIssues('provider', provider),
    ...nameIssues('model', model),
    ...reasonIssues(reason),
  ];
  if (issues.length > 0) return failed(issues);
  return ok({
    fromMs: from.getTime(),
    toMs: to.getTime(),
    provider,
    model,
    ...(owners === true && { owners }),
    ...(draft && { draft }),
  });
}

function rangeIssues(from: Date, to: Date): readonly InvalidRerating[] {
  if (Number.isNaN(from.getTime())) return [{ field: 'from', message: 'is no moment' }];
  if (Number.isNaN(to.getTime())) return [{ field: 'to', message: 'is no moment' }];
  if (from.getTime() < 0) return [{ field: 'from', message: 'is before 1970: no call is as old' }];
  if (from >= to)
    return [{ field: 'to', message: 'is not after `from`: calls from `from` on and before `to` are meant' }];
  if (to.getTime() - from.getTime() <= LONGEST_RANGE_MS) return [];
  return [{ field: 'to', message: 'is more than ten years after `from`: re-rate a shorter range' }];
}

function nameIssues(field: 'provider' | 'model', name: string | undefined): readonly InvalidRerating[] {
  if (name === undefined) return [];
  if (name === '') return [{ field, message: 'is empty: leave it out to mean all' }];
  if (name.length <= LONGEST_NAME) return [];
  return [{ field, message: `has ${name.length} characters: ${LONGEST_NAME} at most` }];
}

function reasonIssues(reason: string): readonly InvalidRerating[] {
  if (reason.trim() === '') {
    return [{ field: 'reason', message: 'is empty: say why, it is kept for those who ask later' }];
  }
  if (reason.length <= LONGEST_REASON) return [];
  return [{ field: 'reason', message: `has ${reason.length} characters: ${LONGEST_REASON} at most` }];
}
