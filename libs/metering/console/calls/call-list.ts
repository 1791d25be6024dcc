import type { CallRowFragment } from '../operations';

/** What the API answers for a page, as far as the list is made of it. */
export interface CallPage {
  readonly nodes: readonly CallRowFragment[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Calls as they stand on the screen: the newest page and what was asked for behind it, without a gap. */
export interface CallList {
  readonly calls: readonly CallRowFragment[];
  /** Ids of those that came last while somebody looked. */
  readonly fresh: ReadonlySet<string>;
  readonly hasMore: boolean;
  /** Where to go on; null where there is nothing. */
  readonly endCursor: string | null;
}

/** How many calls an answer has that are not in the list; `isMore` where it cannot be told how many there are besides. */
export interface Arrived {
  readonly count: number;
  readonly isMore: boolean;
}

/** A list that follows arrivals for hours starts anew at this length: nobody reads further down than that. */
const MOST_LISTED = 1_000;

export function listOf({ nodes, pageInfo }: CallPage, fresh: ReadonlySet<string> = new Set()): CallList {
  return { calls: nodes, fresh, hasMore: pageInfo.hasNextPage, endCursor: pageInfo.endCursor };
}

/**
 * The list with a newer first page. The page is right about the time it spans: what it lacks there is gone (calls that
 * were found to be one), what it has differently has been decided since. Behind it the list goes on as it was, unless
 * more has arrived than a page holds: then nothing is known of what lies between, and the list starts anew.
 */
export function withNewest(list: CallList, page: CallPage): CallList {
  const known = new Set(list.calls.map(({ id }) => id));
  const arrived = page.nodes.filter(({ id }) => !known.has(id));
  const fresh = arrived.length === 0 ? list.fresh : new Set(arrived.map(({ id }) => id));
  const last = page.nodes.at(-1);
  const isConnected = arrived.length < page.nodes.length;
  if (last === undefined || !page.pageInfo.hasNextPage || !isConnected) return listOf(page, fresh);
  const inPage = new Set(page.nodes.map(({ id }) => id));
  const behind = list.calls.filter(({ id, startedAt }) => !inPage.has(id) && startedAt <= last.startedAt);
  if (behind.length === 0 || behind.length + page.nodes.length > MOST_LISTED) return listOf(page, fresh);
  return { ...list, calls: [...page.nodes, ...behind], fresh };
}

/** The list with the page that was asked for behind it. */
export function withOlder(list: CallList, page: CallPage): CallList {
  const known = new Set(list.calls.map(({ id }) => id));
  const older = page.nodes.filter(({ id }) => !known.has(id));
  return { ...listOf(page, list.fresh), calls: [...list.calls, ...older] };
}

export function arrivedSince(list: CallList, { nodes, pageInfo }: CallPage): Arrived {
  const known = new Set(list.calls.map(({ id }) => id));
  const count = nodes.filter(({ id }) => !known.has(id)).length;
  return { count, isMore: count > 0 && count === nodes.length && pageInfo.hasNextPage };
}
