import type { UnownedReason } from '@tokenledger/attribution/domain';

import type { CallOwner } from '../ledger/usage-reading';

/** What the evidence of an originator begins with that a trace shows. */
export const SHOWN_BY_TRACE = 'trace:';

/** A call that is nobody's and was made for somebody: what makes it works for others, and no rule says who is charged. */
export const SHARED_WITHOUT_RULE = 'shared-without-rule';

/** Reasons of calls that say what made them: that, then, is shared where it works for somebody. */
export const MAY_BE_SHARED = ['unmapped-value', 'unknown-key'] as const satisfies readonly UnownedReason[];

/**
 * Why nobody owns a call, as it is told; undefined where somebody does. For whom a call was made comes out later than why
 * nobody owns it, so both are kept, and this is what follows of them.
 */
export function shownReason({ unallocatedReason, originator }: CallOwner): string | undefined {
  const mayBeShared = MAY_BE_SHARED.some((reason) => reason === unallocatedReason);
  return mayBeShared && originator !== undefined ? SHARED_WITHOUT_RULE : unallocatedReason;
}

/** Evidence of an originator that a trace shows: the span of the call or the agent that began it. */
export function shownBy(spanId: string): string {
  return `${SHOWN_BY_TRACE}${spanId}`;
}

/** Whether a trace shows it, and not the call itself. */
export function isShown({ originator }: CallOwner): boolean {
  return originator?.evidence.startsWith(SHOWN_BY_TRACE) === true;
}

/** An owner without what its call's trace shows of its originator: what the call says itself stays. */
export function withoutShown(owner: CallOwner): CallOwner {
  if (!isShown(owner)) return owner;
  const { originator: _shown, ...rest } = owner;
  return rest;
}

/** An owner with the originator that its call's trace showed before, unless the call says one. */
export function withShown(owner: CallOwner, before: CallOwner): CallOwner {
  if (owner.originator !== undefined || !isShown(before)) return owner;
  return { ...owner, ...originatorIn(before) };
}

export function originatorIn({ originator }: CallOwner): Pick<CallOwner, 'originator'> {
  return originator === undefined ? {} : { originator };
}
