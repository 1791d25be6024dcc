import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

import type { CallOrder, CallPosition } from './calls-request';

const BASE64URL = /^[\w-]{1,200}$/;
/** Order, start in Unix microseconds, call, and for an order by cost the cost. */
const POSITION = /^(newest|costliest)\/(\d{1,17})\/([0-9a-f]{32})(?:\/(-|\d{1,20}(?:\.\d{1,18})?))?$/;
const NO_COST = '-';

/**
 * A place in a list as text that a client sends back unread. Not signed: it names a place in the order and opens
 * nothing, because tenant and filter come with the request.
 */
export function formatCallCursor({ order, startedAtUs, callId, cost }: CallPosition): string {
  const parts = [order, startedAtUs, callId];
  if (order === 'costliest') parts.push(cost === undefined ? NO_COST : formatDecimal18(cost));
  return Buffer.from(parts.join('/')).toString('base64url');
}

/** @returns undefined where the text is no cursor of a list in that order */
export function parseCallCursor(text: string, order: CallOrder): CallPosition | undefined {
  if (!BASE64URL.test(text)) return undefined;
  const match = POSITION.exec(Buffer.from(text, 'base64url').toString('latin1'));
  const [, named, startedAt = '', callId = '', cost] = match ?? [];
  if (named !== order || (order === 'costliest') !== (cost !== undefined)) return undefined;
  const startedAtUs = Number(startedAt);
  if (!Number.isSafeInteger(startedAtUs)) return undefined;
  return {
    order,
    startedAtUs,
    callId,
    cost: cost === undefined || cost === NO_COST ? undefined : parseDecimal18(cost),
  };
}
