import { addSpend } from '../unit-spend/add-spend';
import { NO_SPEND } from '../spend/spend-figures';
import type { SpendFigures } from '../spend/spend-report';
import { rankedByCost } from './rank-by-cost';
import type { CauseKey, UnallocatedReason } from './unallocated-spend';

/** Calls of nobody that have the same reason, service, agent and key. */
export interface UnownedGroup {
  readonly reason: string;
  readonly service: string | null;
  readonly agent: string | null;
  readonly ingestionKey: string | null;
  readonly spend: SpendFigures;
}

/** A cause without what can be done about it. */
export interface FoundCause extends CauseKey {
  readonly keys: readonly string[];
  readonly spend: SpendFigures;
}

/** A sender that writes an owner nobody can read is found by both: one service may be sent by several. */
const MENDED_IN_SENDER = 'unreadable-metadata';
/** All that such a call gives is a key. */
const FOUND_BY_KEY = 'unknown-key';

/** Whether calls of this reason are told by their agent where they name no service. */
export function isToldByAgent(reason: string): boolean {
  return reason !== MENDED_IN_SENDER && reason !== FOUND_BY_KEY;
}

export function causeOf({ reason, service, agent, ingestionKey }: UnownedGroup): CauseKey {
  if (reason === MENDED_IN_SENDER) return { reason, service, agent: null, ingestionKey };
  if (reason === FOUND_BY_KEY) return { reason, service: null, agent: null, ingestionKey };
  if (service !== null) return { reason, service, agent: null, ingestionKey: null };
  if (agent !== null) return { reason, service: null, agent, ingestionKey: null };
  return { reason, service: null, agent: null, ingestionKey };
}

/** The largest cost first. @param currency what the organisation reports in */
export function causesOf(groups: readonly UnownedGroup[], currency: string): readonly FoundCause[] {
  const causes = new Map<string, FoundCause>();
  for (const group of rankedByCost(groups, currency)) {
    const key = causeOf(group);
    const name = nameOf(key);
    const known = causes.get(name) ?? { ...key, keys: [], spend: NO_SPEND };
    const keys =
      group.ingestionKey === null || known.keys.includes(group.ingestionKey)
        ? known.keys
        : [...known.keys, group.ingestionKey];
    causes.set(name, { ...known, keys, spend: addSpend(known.spend, group.spend) });
  }
  return rankedByCost([...causes.values()], currency, nameOf);
}

/**
 * Keys that bring calls of more than one cause.
 * @param areAllTold whether there are no calls that were not told apart; any of those may be of any key
 */
export function sharedKeysOf(causes: readonly FoundCause[], areAllTold: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const shared = new Set<string>();
  for (const key of causes.flatMap(({ keys }) => keys)) {
    if (found.has(key) || !areAllTold) shared.add(key);
    found.add(key);
  }
  return shared;
}

/**
 * The largest cost first; what was not told apart is last.
 * @param beyond calls of groups that were not read one by one
 */
export function reasonsOf(
  causes: readonly FoundCause[],
  beyond: SpendFigures | undefined,
  currency: string,
): readonly UnallocatedReason[] {
  const reasons = new Map<string, { reason: string; causeCount: number; spend: SpendFigures }>();
  for (const { reason, spend } of causes) {
    const known = reasons.get(reason) ?? { reason, causeCount: 0, spend: NO_SPEND };
    reasons.set(reason, { reason, causeCount: known.causeCount + 1, spend: addSpend(known.spend, spend) });
  }
  const told = rankedByCost([...reasons.values()], currency, ({ reason }) => reason);
  if (beyond === undefined) return told;
  return [
    // Of a reason there may be more causes among those.
    ...told.map((one) => ({ ...one, causeCount: undefined })),
    { reason: null, causeCount: undefined, spend: beyond },
  ];
}

function nameOf({ reason, service, agent, ingestionKey }: CauseKey): string {
  return JSON.stringify([reason, service, agent, ingestionKey]);
}
