import { evidenceOf, type Originator, type Ownership } from '@tokenledger/attribution/domain';

import { type CallOwner, OWNER_DIMENSIONS } from '../ledger/usage-reading';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An ownership as a row of the ledger keeps it. */
export function toCallOwner({ named, unallocated }: Ownership, originator?: Originator): CallOwner {
  const values: Mutable<CallOwner['values']> = {};
  const evidence: Mutable<CallOwner['evidence']> = {};
  for (const dimension of OWNER_DIMENSIONS) {
    const owner = named[dimension];
    if (owner === undefined) continue;
    values[dimension] = owner.value;
    evidence[dimension] = sharedEvidence(owner.level, owner.attribute);
  }
  const owner = { values, evidence, unallocatedReason: unallocated };
  return originator === undefined ? owner : { ...owner, originator };
}

const texts = new Map<string, Map<string, string>>();

/** One text for all rows: the names are those of `OWNER_ATTRIBUTES`, so there are few, and equal texts compare at once. */
function sharedEvidence(level: string, attribute: string): string {
  let ofLevel = texts.get(level);
  if (ofLevel === undefined) texts.set(level, (ofLevel = new Map()));
  let text = ofLevel.get(attribute);
  if (text === undefined) ofLevel.set(attribute, (text = evidenceOf({ level, attribute })));
  return text;
}
