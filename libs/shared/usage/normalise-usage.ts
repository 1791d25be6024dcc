import type { Quantities } from './meters';
import type { InputBasis, RawTokens } from './raw-tokens';

/**
 * How much of a call's usage is known: `complete` (input and, where the operation has one, output), `partial` (one of
 * them is missing or a count contradicts another), `invalid` (a count was no count), `none` (nothing was reported).
 */
export type UsageStatus = 'complete' | 'partial' | 'invalid' | 'none';

export type Confidence = 'certain' | 'likely' | 'assumed';

/** Which rule told inclusive from exclusive input (the order they are tried in). */
export type BasisRule =
  'no-cache-tokens' | 'cache-exceeds-input' | 'total-checksum' | 'emitter-known' | 'convention-default';

export interface NormalisedUsage {
  /** Mutually exclusive; every token reported is in exactly one meter. */
  readonly quantities: Quantities;
  readonly status: UsageStatus;
  /** Whether the reported input contains the cached tokens. */
  readonly basis: 'inclusive' | 'exclusive';
  /** Whether the reported output contains the reasoning. */
  readonly reasoning: 'inside' | 'outside';
  readonly rule: BasisRule;
  readonly confidence: Confidence;
  /** What a person must know about these numbers, as stable words: `cache-write-lifetime-assumed-5m`, ... */
  readonly notes: readonly string[];
}

export interface NormaliseOptions {
  readonly basis: InputBasis;
  /** False for operations without generated output (embeddings): a missing output is then complete. */
  readonly expectsOutput: boolean;
  /** Gemini's OpenAI-compatible endpoint reports thoughts only in the total. */
  readonly totalHidesReasoning: boolean;
  /** Where reasoning is counted when no total tells: inside the output, as by convention, or beside it. */
  readonly reasoning?: 'inside' | 'outside';
}

/**
 * Turns reported counts into meters that may be added.
 *
 * The convention says that `input` includes cache reads and writes and `output` includes reasoning; emitters of the
 * same attribute disagree, so arithmetic decides first, then what is known of the emitter, then the convention.
 * The decision is kept with its confidence. Nothing is clamped: counts that contradict each other make the usage
 * `partial`, with a note that says which.
 */
export function normaliseUsage(tokens: RawTokens, options: NormaliseOptions): NormalisedUsage {
  const notes: string[] = [];
  const cacheWrite = cacheWriteOf(tokens, notes);
  const cacheRead = tokens.cacheRead ?? 0;
  const decision = decide(tokens, cacheRead + cacheWrite.total, options);
  if (decision.note !== undefined) notes.push(decision.note);

  const cached = cacheRead + cacheWrite.total;
  const uncached = decision.basis === 'inclusive' ? (tokens.input ?? 0) - cached : (tokens.input ?? 0);
  const input = inputMeters(tokens, uncached, cacheRead, notes);
  const output = outputMeters(tokens, decision, notes);
  const quantities = withoutZeros({
    ...input,
    cacheWrite5m: cacheWrite.fiveMinutes,
    cacheWrite1h: cacheWrite.oneHour,
    ...output,
  });
  return {
    quantities,
    status: statusOf(tokens, notes, options),
    basis: decision.basis,
    reasoning: decision.reasoningInside && decision.hiddenReasoning === 0 ? 'inside' : 'outside',
    rule: decision.rule,
    confidence: decision.confidence,
    notes,
  };
}

interface Decision {
  readonly basis: 'inclusive' | 'exclusive';
  readonly rule: BasisRule;
  readonly confidence: Confidence;
  readonly reasoningInside: boolean;
  readonly hiddenReasoning: number;
  readonly note?: string;
}

function decide(tokens: RawTokens, cached: number, options: NormaliseOptions): Decision {
  const input = tokens.input ?? 0;
  const output = tokens.output ?? 0;
  const reasoning = tokens.reasoning ?? 0;
  const mustBeExclusive = cached > input;
  const mustBeOutside = reasoning > output;
  const checked = checkTotal(tokens, cached, mustBeExclusive, mustBeOutside, options);
  const reasoningInside = !mustBeOutside && (checked.reasoningInside ?? options.reasoning !== 'outside');
  const rest = {
    reasoningInside,
    hiddenReasoning: checked.hiddenReasoning,
    ...(checked.note !== undefined && { note: checked.note }),
  };

  if (cached === 0) return { basis: 'inclusive', rule: 'no-cache-tokens', confidence: 'certain', ...rest };
  if (mustBeExclusive) return { basis: 'exclusive', rule: 'cache-exceeds-input', confidence: 'certain', ...rest };
  if (checked.basis !== undefined) {
    return { basis: checked.basis, rule: 'total-checksum', confidence: 'certain', ...rest };
  }
  if (options.basis !== 'unknown') {
    return { basis: options.basis, rule: 'emitter-known', confidence: 'likely', ...rest };
  }
  return { basis: 'inclusive', rule: 'convention-default', confidence: 'assumed', ...rest };
}

const INCLUSIVE_FIRST = ['inclusive', 'exclusive'] as const;
const EXCLUSIVE_FIRST = ['exclusive', 'inclusive'] as const;
const INSIDE_FIRST = [true, false] as const;
const OUTSIDE_FIRST = [false, true] as const;

interface TotalCheck {
  readonly basis?: 'inclusive' | 'exclusive';
  readonly reasoningInside?: boolean;
  readonly hiddenReasoning: number;
  readonly note?: string;
}

/** Finds the reading of the counts under which they add up to the reported total; the expected one is tried first. */
function checkTotal(
  tokens: RawTokens,
  cached: number,
  mustBeExclusive: boolean,
  mustBeOutside: boolean,
  options: NormaliseOptions,
): TotalCheck {
  const { total, input, output } = tokens;
  if (total === undefined || total === 0 || input === undefined || output === undefined) return { hiddenReasoning: 0 };
  const reasoning = tokens.reasoning ?? 0;
  for (const basis of options.basis === 'exclusive' ? EXCLUSIVE_FIRST : INCLUSIVE_FIRST) {
    if (basis === 'inclusive' && mustBeExclusive) continue;
    for (const reasoningInside of options.reasoning === 'outside' ? OUTSIDE_FIRST : INSIDE_FIRST) {
      if (reasoningInside && mustBeOutside) continue;
      const sum = input + (basis === 'exclusive' ? cached : 0) + output + (reasoningInside ? 0 : reasoning);
      if (sum === total) return { basis, reasoningInside, hiddenReasoning: 0 };
    }
  }
  const residual = total - input - output;
  if (options.totalHidesReasoning && tokens.reasoning === undefined && cached <= input && residual > 0) {
    return { basis: 'inclusive', hiddenReasoning: residual, note: 'hidden-reasoning-from-total' };
  }
  return { hiddenReasoning: 0, note: 'total-does-not-add-up' };
}

function cacheWriteOf(tokens: RawTokens, notes: string[]): { total: number; fiveMinutes: number; oneHour: number } {
  const fiveMinutes = tokens.cacheWrite5m ?? 0;
  const oneHour = tokens.cacheWrite1h ?? 0;
  const split = fiveMinutes + oneHour;
  const total = tokens.cacheWrite ?? split;
  if (total === split) return { total, fiveMinutes, oneHour };
  if (split > total) {
    // A request of several model runs can report the split of one of them only; the total is the billed figure.
    notes.push('cache-write-split-exceeds-total');
    return { total, fiveMinutes: total, oneHour: 0 };
  }
  notes.push('cache-write-lifetime-assumed-5m');
  return { total, fiveMinutes: total - oneHour, oneHour };
}

function inputMeters(tokens: RawTokens, uncached: number, cacheRead: number, notes: string[]): Record<string, number> {
  const extra = tokens.extraInput ?? 0;
  const audioCacheRead = Math.min(tokens.audioCacheRead ?? 0, cacheRead);
  const imageCacheRead = Math.min(tokens.imageCacheRead ?? 0, cacheRead - audioCacheRead);
  const audio = (tokens.audioInput ?? 0) - audioCacheRead;
  const image = (tokens.imageInput ?? 0) - imageCacheRead;
  const text = uncached - audio - image;
  if (text < 0 || audio < 0 || image < 0) {
    notes.push('modalities-exceed-input');
    return { input: uncached + extra, cacheRead };
  }
  return {
    input: text + extra,
    cacheRead: cacheRead - audioCacheRead,
    audioCacheRead,
    audioInput: audio,
    imageInput: image,
  };
}

function outputMeters(tokens: RawTokens, decision: Decision, notes: string[]): Record<string, number> {
  const extra = tokens.extraOutput ?? 0;
  const reported = tokens.output ?? 0;
  const reasoning = (tokens.reasoning ?? 0) + decision.hiddenReasoning;
  const outside = !decision.reasoningInside || decision.hiddenReasoning > 0;
  const withoutReasoning = outside ? reported : reported - reasoning;
  const audio = tokens.audioOutput ?? 0;
  const image = tokens.imageOutput ?? 0;
  const text = withoutReasoning - audio - image;
  if (text < 0) {
    notes.push('modalities-exceed-output');
    return { output: withoutReasoning + extra, reasoning };
  }
  return { output: text + extra, reasoning, audioOutput: audio, imageOutput: image };
}

const CONTRADICTIONS: ReadonlySet<string> = new Set([
  'total-does-not-add-up',
  'modalities-exceed-input',
  'modalities-exceed-output',
]);

function statusOf(tokens: RawTokens, notes: readonly string[], options: NormaliseOptions): UsageStatus {
  const hasInput = tokens.input !== undefined;
  const hasOutput = tokens.output !== undefined;
  if (!hasInput && !hasOutput && !hasAnyCount(tokens)) return 'none';
  if (!hasInput || (options.expectsOutput && !hasOutput)) return 'partial';
  return notes.some((note) => CONTRADICTIONS.has(note)) ? 'partial' : 'complete';
}

function hasAnyCount(tokens: RawTokens): boolean {
  for (const value of Object.values(tokens)) if (value !== undefined) return true;
  return false;
}

function withoutZeros(quantities: Record<string, number>): Quantities {
  const used: Record<string, number> = {};
  for (const meter in quantities) {
    const quantity = quantities[meter];
    if (quantity !== undefined && quantity !== 0) used[meter] = quantity;
  }
  return used;
}
