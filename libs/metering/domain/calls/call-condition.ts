import type { LedgerRow } from '../ledger/ledger-row';

/**
 * What is the matter with a call.
 *
 * - `failed`: the provider or the way to it answered with an error
 * - `unpriced`: it has usage and no price
 * - `unallocated`: it names no team, no project and no cost centre
 * - `incomplete`: its usage is missing or cannot be complete
 * - `possibleDuplicate`: it may be a booked call seen once more; shown, not charged
 */
export const CALL_CONDITIONS = ['failed', 'unpriced', 'unallocated', 'incomplete', 'possibleDuplicate'] as const;

export type CallCondition = (typeof CALL_CONDITIONS)[number];

/** The same words as the coverage of spend: a call counted there as incomplete is incomplete here. */
export function conditionsOf({ reading, rating, bookingReason }: LedgerRow): readonly CallCondition[] {
  const { status } = reading.usage;
  const holds: Record<CallCondition, boolean> = {
    failed: reading.errorType !== undefined,
    unpriced: rating.status === 'unpriced',
    unallocated: reading.owner.unallocatedReason !== undefined,
    // A failed call has no usage to tell.
    incomplete: status === 'partial' || status === 'invalid' || (status === 'none' && reading.errorType === undefined),
    possibleDuplicate: bookingReason === 'possible-duplicate',
  };
  return CALL_CONDITIONS.filter((condition) => holds[condition]);
}
