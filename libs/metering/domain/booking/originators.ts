import type { CallOwner } from '../ledger/usage-reading';

const SHOWN = 'trace:';

/** Evidence of an originator that a trace shows: the span of the call or the agent that began it. */
export function shownBy(spanId: string): string {
  return `${SHOWN}${spanId}`;
}

/** Whether a trace shows it, and not the call itself. */
export function isShown({ originator }: CallOwner): boolean {
  return originator?.evidence.startsWith(SHOWN) === true;
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
