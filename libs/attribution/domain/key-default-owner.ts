import { type LevelReading, type OwnerValue, type RefusedOwner } from './owner-level';
import { OWNER_DIMENSIONS, type OwnerDimension } from './owner-names';
import { readOwnerText } from './owner-text';

/** What stands for calls of an ingestion key that do not say it themselves, dimension by dimension. */
export type KeyDefaultOwner = { readonly [D in OwnerDimension]?: string };

const KEY_DEFAULT = { level: 'key', attribute: 'default' } as const;

/** One object a key, read once however many calls the key brings. */
const readDefaults = new WeakMap<KeyDefaultOwner, LevelReading>();

export function readKeyDefault(keyDefault: KeyDefaultOwner): LevelReading {
  const known = readDefaults.get(keyDefault);
  if (known !== undefined) return known;
  const named: Partial<Record<OwnerDimension, OwnerValue>> = {};
  const refused: RefusedOwner[] = [];
  for (const dimension of OWNER_DIMENSIONS) {
    const reading = readOwnerText(keyDefault[dimension]);
    if (reading.state === 'given') named[dimension] = { value: reading.text, ...KEY_DEFAULT };
    if (reading.state === 'refused') refused.push({ dimension, problem: reading.problem, ...KEY_DEFAULT });
  }
  const reading = { named, refused };
  readDefaults.set(keyDefault, reading);
  return reading;
}
