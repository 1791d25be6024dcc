import type { Attributes, OtlpRecord } from '@tokenledger/shared/otlp';

import { OWNER_ATTRIBUTES, OWNER_DIMENSIONS, type OwnerDimension } from './owner-names';
import { type OwnerTextProblem, readOwnerText } from './owner-text';

/** Where in a call's telemetry, or beside it, an owner was found. */
export type OwnerLevel = OtlpRecord['signal'] | 'scope' | 'resource' | 'key';

export interface OwnerValue {
  readonly value: string;
  readonly level: OwnerLevel;
  /** Name of the attribute; `default` for what the ingestion key says. */
  readonly attribute: string;
}

/** An attribute that should name an owner and does not. Its value is not kept: it may be anything. */
export interface RefusedOwner {
  readonly dimension: OwnerDimension;
  readonly level: OwnerLevel;
  readonly attribute: string;
  readonly problem: OwnerTextProblem;
}

export type NamedOwners = { readonly [D in OwnerDimension]?: OwnerValue };

export interface LevelReading {
  readonly named: NamedOwners;
  readonly refused: readonly RefusedOwner[];
}

interface Meaning {
  readonly dimension: OwnerDimension;
  /** Lower comes first. */
  readonly rank: number;
}

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  OWNER_DIMENSIONS.flatMap((dimension) =>
    OWNER_ATTRIBUTES[dimension].map((attribute, rank): [string, Meaning] => [attribute, { dimension, rank }]),
  ),
);

/** What an SDK writes where its host set no name: `unknown_service`, `unknown_service:node`. */
const UNNAMED_SERVICE = /^unknown_service(?::|$)/;

export const NOTHING_READ: LevelReading = { named: {}, refused: [] };

/** Reads one level in one pass over its attributes. */
export function readLevel(attributes: Attributes, level: OwnerLevel): LevelReading {
  const named: Partial<Record<OwnerDimension, OwnerValue & { readonly rank: number }>> = {};
  const refused: RefusedOwner[] = [];
  let found = false;
  for (const [attribute, given] of attributes) {
    const meaning = MEANINGS.get(attribute);
    if (meaning === undefined) continue;
    const { dimension, rank } = meaning;
    const reading = readOwnerText(given);
    if (reading.state === 'refused') refused.push({ dimension, level, attribute, problem: reading.problem });
    if (reading.state !== 'given' || isPlaceholder(dimension, reading.text)) continue;
    const known = named[dimension];
    if (known === undefined || rank < known.rank) named[dimension] = { value: reading.text, level, attribute, rank };
    found = true;
  }
  return found || refused.length > 0 ? { named: withoutRanks(named), refused } : NOTHING_READ;
}

/** The inner level's values, and the outer's where the inner says nothing. */
export function within(inner: LevelReading, outer: LevelReading): LevelReading {
  if (inner === NOTHING_READ) return outer;
  if (outer === NOTHING_READ) return inner;
  return { named: { ...outer.named, ...inner.named }, refused: [...inner.refused, ...outer.refused] };
}

function isPlaceholder(dimension: OwnerDimension, text: string): boolean {
  return dimension === 'service' && UNNAMED_SERVICE.test(text);
}

function withoutRanks(ranked: Partial<Record<OwnerDimension, OwnerValue>>): NamedOwners {
  const named: Partial<Record<OwnerDimension, OwnerValue>> = {};
  for (const dimension of OWNER_DIMENSIONS) {
    const owner = ranked[dimension];
    if (owner !== undefined) named[dimension] = { value: owner.value, level: owner.level, attribute: owner.attribute };
  }
  return named;
}
