import type { CallCondition } from '../operations';

/** Conditions that calls can be narrowed to, in the order in which they are offered. */
export const CONDITIONS = [
  'FAILED',
  'UNPRICED',
  'UNALLOCATED',
  'INCOMPLETE',
  'POSSIBLE_DUPLICATE',
] as const satisfies readonly CallCondition[];

export const CALL_ORDERS = ['newest', 'costliest'] as const;

export type CallOrder = (typeof CALL_ORDERS)[number];

/** What the list of calls is narrowed to beside the view that all pages share, and how it is ordered. */
export interface CallsChoice {
  /** Calls with at least one of them; all calls where empty. */
  readonly only: readonly CallCondition[];
  /** Id of a call, of a trace or of a response; empty where none is looked for. */
  readonly search: string;
  /** Decimal text as it was typed, see `isAmount`; empty where there is no least cost. */
  readonly minCost: string;
  readonly order: CallOrder;
  /** Whether somebody stopped the list from following what arrives. */
  readonly isPaused: boolean;
}

export const EVERY_CALL: CallsChoice = { only: [], search: '', minCost: '', order: 'newest', isPaused: false };

/** Of an address: a parameter, several of the same name, or none. */
type Given = string | readonly string[] | undefined;

export type CallsParams = Readonly<Record<'only' | 'search' | 'minCost' | 'order' | 'live', Given>>;

/** Reads the choice from an address; what cannot be read is as usual, as for the view. */
export function callsChoiceFrom(params: CallsParams): CallsChoice {
  const named = new Set(listOf(params.only).map((word) => word.toUpperCase().replaceAll('-', '_')));
  return {
    only: CONDITIONS.filter((condition) => named.has(condition)),
    search: (listOf(params.search)[0] ?? '').trim(),
    minCost: (listOf(params.minCost)[0] ?? '').trim(),
    order: CALL_ORDERS.find((order) => order === params.order) ?? EVERY_CALL.order,
    isPaused: params.live === '0',
  };
}

/** The choice as parameters; null takes out what is as usual. */
export function toCallsParams({ only, search, minCost, order, isPaused }: CallsChoice) {
  return {
    only: only.length === 0 ? null : only.map(conditionWord),
    search: search === '' ? null : search,
    minCost: minCost === '' ? null : minCost,
    order: order === EVERY_CALL.order ? null : order,
    live: isPaused ? '0' : null,
  };
}

/** As an address says it: `possible-duplicate`. */
export function conditionWord(condition: CallCondition): string {
  return condition.toLowerCase().replaceAll('_', '-');
}

/** Whether a text is an amount as the API reads it: not negative, below 10^20, with at most 18 decimals. */
export function isAmount(text: string): boolean {
  return /^\d{1,20}(\.\d{1,18})?$/.test(text);
}

/** Whether a text has the form of a call's own id, which names the call whatever the range. */
export function isCallId(text: string): boolean {
  return /^[0-9a-z]{1,6}-[0-9a-f]{32}$/.test(text);
}

function listOf(given: Given): readonly string[] {
  if (given === undefined) return [];
  return typeof given === 'string' ? [given] : given;
}
