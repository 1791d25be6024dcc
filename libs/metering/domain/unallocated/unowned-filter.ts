import type { SpendFilter } from '../spend/spend-report';

/** Keeps, of what a filter lets pass, what nobody owns. @returns undefined where that is nothing */
export function unownedOf(filter: SpendFilter): SpendFilter | undefined {
  const { unallocatedReason: kept, not = {} } = filter;
  if (kept === undefined) {
    return { ...filter, not: { ...not, unallocatedReason: [...new Set([...(not.unallocatedReason ?? []), null])] } };
  }
  const reasons = kept.filter((reason) => reason !== null);
  return reasons.length === 0 ? undefined : { ...filter, unallocatedReason: reasons };
}

/** Keeps, of what a filter lets pass, what somebody owns. @returns undefined where that is nothing */
export function ownedOf(filter: SpendFilter): SpendFilter | undefined {
  const { unallocatedReason: kept, not } = filter;
  if (kept !== undefined && !kept.includes(null)) return undefined;
  if (not?.unallocatedReason?.includes(null) === true) return undefined;
  return { ...filter, unallocatedReason: [null] };
}

/** Keeps what names no service, of a filter that lets such calls pass. */
export function unnamedOf(filter: SpendFilter): SpendFilter {
  return { ...filter, service: [null] };
}
