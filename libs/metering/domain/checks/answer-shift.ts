import type { AnswerShape, ModelAnswers } from './answer-shapes';

/**
 * Population stability index: Σ (now − before) · ln(now / before) over the shares of some classes.
 *
 * Common reading (N. Siddiqi, Credit Risk Scorecards, Wiley 2006): below 0.10 no change, up to 0.25 some, above it a
 * change to look at. Of few calls it is large by chance: it then follows (1/n + 1/m) times a chi-squared of one degree
 * of freedom less than there are classes (B. Yurdakul, Statistical Properties of Population Stability Index, 2018), so
 * a change is flagged only where it is above both.
 */
export const STABLE_BELOW = 0.1;
export const SHIFTED_ABOVE = 0.25;
/** Fewer calls on either side are not judged. */
export const LEAST_CALLS = 200n;
/** 99.9 % point of the standard normal distribution, for chi-squared by Wilson and Hilferty. */
const Z_999 = 3.0902;
/** Half a call in each class: an ending that never occurred before must not be an infinite change. */
const PSEUDO_COUNT = 0.5;

/**
 * - `too-few`: too few calls now or before
 * - `callers-changed`: other services call it than before, so other answers are no sign of another model
 * - `steady`, `drifting`, `shifted`: by the index of lengths or endings, whichever is larger
 */
export type ShiftVerdict = 'too-few' | 'callers-changed' | 'steady' | 'drifting' | 'shifted';

export interface AnswerShift {
  readonly verdict: ShiftVerdict;
  /** Of the lengths of answers; undefined where there are none to compare. */
  readonly lengths: number | undefined;
  /** Of how answers ended. */
  readonly endings: number | undefined;
  /** Of the services that called. */
  readonly services: number | undefined;
}

/** Whether the answers of a model became others than they were, as far as the callers stayed the same. */
export function shiftOf({ now, before }: Pick<ModelAnswers, 'now' | 'before'>): AnswerShift {
  if (before === undefined) return { verdict: 'too-few', lengths: undefined, endings: undefined, services: undefined };
  const indices = {
    lengths: stabilityIndex(counted(now.lengths), counted(before.lengths)),
    endings: stabilityIndex(now.endings, before.endings),
    services: stabilityIndex(now.services, before.services),
  };
  return { verdict: verdictOf(now, before, indices), ...indices };
}

function verdictOf(
  now: AnswerShape,
  before: AnswerShape,
  { lengths, endings, services }: Record<'lengths' | 'endings' | 'services', number>,
): ShiftVerdict {
  if (now.calls < LEAST_CALLS || before.calls < LEAST_CALLS) return 'too-few';
  const exceeds = (index: number, bound: number, classes: number): boolean =>
    index > bound && index > chanceIndex(Number(now.calls), Number(before.calls), classes);
  const isAbove = (bound: number): boolean =>
    exceeds(lengths, bound, classesOf(counted(now.lengths), counted(before.lengths))) ||
    exceeds(endings, bound, classesOf(now.endings, before.endings));
  if (!isAbove(STABLE_BELOW)) return 'steady';
  // Answers did change: before a model is suspected, the callers are.
  if (services > SHIFTED_ABOVE) return 'callers-changed';
  return isAbove(SHIFTED_ABOVE) ? 'shifted' : 'drifting';
}

type Counts = Readonly<Record<string, number>>;

/** @returns 0 where both have the same shares; never below 0, and the same either way round */
export function stabilityIndex(now: Counts, before: Counts): number {
  const classes = [...new Set([...Object.keys(now), ...Object.keys(before)])].sort();
  const [nowTotal, beforeTotal] = [totalOf(now), totalOf(before)].map((total) => total + PSEUDO_COUNT * classes.length);
  if (nowTotal === undefined || beforeTotal === undefined || classes.length < 2) return 0;
  let index = 0;
  for (const name of classes) {
    const share = ((now[name] ?? 0) + PSEUDO_COUNT) / nowTotal;
    const earlier = ((before[name] ?? 0) + PSEUDO_COUNT) / beforeTotal;
    index += (share - earlier) * Math.log(share / earlier);
  }
  return index;
}

/** What the index exceeds by chance in one of a thousand comparisons of equal answers. */
export function chanceIndex(now: number, before: number, classes: number): number {
  const freedom = Math.max(1, classes - 1);
  const part = 2 / (9 * freedom);
  const chiSquared = freedom * (1 - part + Z_999 * Math.sqrt(part)) ** 3;
  return (1 / now + 1 / before) * chiSquared;
}

function counted(lengths: readonly number[]): Counts {
  return Object.fromEntries(lengths.flatMap((calls, place) => (calls === 0 ? [] : [[String(place), calls]])));
}

function classesOf(one: Counts, other: Counts): number {
  return new Set([...Object.keys(one), ...Object.keys(other)]).size;
}

function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, calls) => sum + calls, 0);
}

/** Place of an answer's length in `AnswerShape.lengths`: how many binary digits it has. */
export function lengthPlace(outputTokens: number): number {
  return outputTokens === 0 ? 0 : Math.floor(Math.log2(outputTokens)) + 1;
}
