import type { RawTokens } from '../usage/raw-tokens';
import { readCount } from '../usage/read-count';
import type { JsonObject } from './attribute-reading';
import type { CountEvidence } from './dialect';
import type { CountField } from './field-table';

/** Counts found inside JSON, and what could not be read as one. */
export interface JsonCounts {
  readonly tokens: RawTokens;
  readonly evidence: CountEvidence;
  readonly problems: readonly string[];
}

/**
 * Counts from an object that an emitter wrote as JSON; of several keys for a field the first that is given decides.
 *
 * @param attribute where the object stood, for the evidence
 */
export function readJsonCounts(
  object: JsonObject | undefined,
  keys: { readonly [F in CountField]?: readonly string[] },
  attribute: string,
): JsonCounts {
  const tokens: { -readonly [F in keyof RawTokens]: RawTokens[F] } = {};
  const evidence: { [F in CountField]?: string } = {};
  const problems: string[] = [];
  for (const [name, candidates] of Object.entries(keys)) {
    const field = name as CountField;
    const key = candidates.find((candidate) => object?.[candidate] !== undefined && object[candidate] !== null);
    if (object === undefined || key === undefined) continue;
    const value = object[key];
    const reading = readCount(typeof value === 'number' || typeof value === 'string' ? value : false);
    if (reading.state === 'given') {
      tokens[field] = reading.count;
      evidence[field] = `${attribute} > ${key}`;
    } else if (reading.state === 'invalid') problems.push(`${attribute} > ${key}: ${reading.problem}`);
  }
  return { tokens, evidence, problems };
}

/** Counts of several places; a later one adds what the earlier ones lack. */
export function joinCounts(...parts: readonly JsonCounts[]): JsonCounts {
  return {
    tokens: Object.assign({}, ...[...parts].reverse().map(({ tokens }) => tokens)) as RawTokens,
    evidence: Object.assign({}, ...[...parts].reverse().map(({ evidence }) => evidence)) as CountEvidence,
    problems: parts.flatMap(({ problems }) => problems),
  };
}
