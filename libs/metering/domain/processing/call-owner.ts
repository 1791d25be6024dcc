import { evidenceOf, type Ownership } from '@tokenledger/attribution/domain';

import { type CallOwner, OWNER_DIMENSIONS } from '../ledger/usage-reading';

/** An ownership as a row of the ledger keeps it. */
export function toCallOwner({ named, unallocated }: Ownership): CallOwner {
  const values: Record<string, string> = {};
  const evidence: Record<string, string> = {};
  for (const dimension of OWNER_DIMENSIONS) {
    const owner = named[dimension];
    if (owner === undefined) continue;
    values[dimension] = owner.value;
    evidence[dimension] = evidenceOf(owner);
  }
  return { values, evidence, unallocatedReason: unallocated };
}
