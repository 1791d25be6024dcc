import type { Origin, OtlpRecord } from '@tokenledger/shared/otlp';

import { type KeyDefaultOwner, readKeyDefault } from './key-default-owner';
import { type LevelReading, type NamedOwners, readLevel, type RefusedOwner, within } from './owner-level';
import { CHARGED_DIMENSIONS } from './owner-names';

/**
 * Why a call is nobody's.
 *
 * - `no-metadata`: nothing names a team, a project or a cost centre
 * - `unreadable-metadata`: something should, and cannot be read as a name
 */
export type UnallocatedReason = 'no-metadata' | 'unreadable-metadata';

/** Who owns a call, each value with where it was found. */
export interface Ownership {
  readonly named: NamedOwners;
  /** Undefined where a team, a project or a cost centre is named. */
  readonly unallocated: UnallocatedReason | undefined;
  /** Owner attributes that could not be read; their dimension may still be named by another one. */
  readonly refused: readonly RefusedOwner[];
}

/** The parts of a record that name its owner. */
export type OwnedRecord = Pick<OtlpRecord, 'signal' | 'origin' | 'attributes'>;

/** Scope and resource are shared by many records: they are read once for all of them. */
const readOrigins = new WeakMap<Origin, LevelReading>();

/**
 * Who owns a call: its own attributes, then its scope's, then its resource's, then the default of the key that brought
 * it. A value that cannot be read as a name counts as not given, and is reported.
 *
 * Pure: the same record and default always have the same owner.
 */
export function ownerOf(record: OwnedRecord, keyDefault?: KeyDefaultOwner): Ownership {
  const told = within(readLevel(record.attributes, record.signal), readOrigin(record.origin));
  const reading = keyDefault === undefined ? told : within(told, readKeyDefault(keyDefault));
  return { named: reading.named, refused: reading.refused, unallocated: unallocatedReason(reading) };
}

/** `span:team.id`, `resource:service.name`, `key:default`: how a row says where a value is from. */
export function evidenceOf({ level, attribute }: { readonly level: string; readonly attribute: string }): string {
  return `${level}:${attribute}`;
}

function readOrigin(origin: Origin): LevelReading {
  const known = readOrigins.get(origin);
  if (known !== undefined) return known;
  const reading = within(readLevel(origin.scope.attributes, 'scope'), readLevel(origin.resource, 'resource'));
  readOrigins.set(origin, reading);
  return reading;
}

function unallocatedReason({ named, refused }: LevelReading): UnallocatedReason | undefined {
  if (CHARGED_DIMENSIONS.some((dimension) => named[dimension] !== undefined)) return undefined;
  const unreadable = refused.some(({ dimension }) => CHARGED_DIMENSIONS.some((charged) => charged === dimension));
  return unreadable ? 'unreadable-metadata' : 'no-metadata';
}
