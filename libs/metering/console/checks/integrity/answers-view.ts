import { ratioOf } from '@tokenledger/shared/ui';

import type { CheckAnswerShapesQuery, ShiftVerdict } from '../../operations';

export type Answers = Extract<CheckAnswerShapesQuery['answerShapes'], { readonly __typename: 'AnswerShapes' }>;
export type ModelAnswers = Answers['models'][number];
export type Shape = ModelAnswers['now'];

/** What is to be looked at first; the API orders by calls. */
const BY_URGENCY: readonly ShiftVerdict[] = ['SHIFTED', 'DRIFTING', 'CALLERS_CHANGED', 'STEADY', 'TOO_FEW'];

export function byUrgency(models: readonly ModelAnswers[]): readonly ModelAnswers[] {
  return [...models].sort((left, right) => BY_URGENCY.indexOf(left.verdict) - BY_URGENCY.indexOf(right.verdict));
}

/** The mean length of answers in each week, for a sparkline. */
export function meansOf({ weeks }: ModelAnswers): readonly (string | null)[] {
  return weeks.map(({ outputTokens, calls }) => ratioOf(outputTokens, calls));
}

/** An ending and the share of answers with it, now and before; the most frequent of now first. */
export interface EndingShares {
  readonly word: string | null;
  readonly now: { readonly part: string; readonly whole: string };
  readonly before: { readonly part: string; readonly whole: string } | undefined;
}

const MOST_ENDINGS = 3;

export function endingsOf({ now, before }: ModelAnswers): readonly EndingShares[] {
  return now.endings.slice(0, MOST_ENDINGS).map(({ word, calls }) => ({
    word,
    now: { part: calls, whole: now.calls },
    before:
      before === null
        ? undefined
        : { part: before.endings.find((one) => one.word === word)?.calls ?? '0', whole: before.calls },
  }));
}
