import { CompiledRules, type OwnerRules } from '@tokenledger/attribution/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { type Clock, localDay } from '@tokenledger/shared/time';

import type { ClosedPeriods } from './closed-periods';
import { reattributeRows } from './reattribute-rows';
import { type Rerated, rerateRows } from './rerate-rows';
import type { ReratingScope } from './rerating';
import type { ReratingObserver } from './rerating-observer';
import type { ReratableRows, ReratedStretch, ReratingQueue, ReratingTurn, Stretch } from './rerating-queue';

/** What both phases of a re-rating need. */
export interface ReratingWalkPorts {
  readonly queue: ReratingQueue;
  readonly rows: ReratableRows;
  readonly closedPeriods: Pick<ClosedPeriods, 'list'>;
  readonly timeZones: { timeZoneOf(tenant: TenantId): Promise<string> };
  /** The prices in force now: read again where a list changed. */
  readonly freshBook: () => Promise<RatingBook>;
  /** The attribution rules in force now, read again where somebody saved others. */
  readonly freshRules: () => Promise<OwnerRules>;
  readonly observer: ReratingObserver;
  readonly clock: Clock;
}

/** `idle`: there is nothing to do. `postponed`: it failed and is tried again, better not at once. */
export type TurnOutcome = 'idle' | 'worked' | 'postponed';

/** With the pauses between them, minutes without a single step. */
export const MOST_FAILED_RERATING_TURNS = 300;

/** What one organisation decided that calls are brought to, as it is at one moment. */
export type Decisions =
  | { readonly of: 'prices'; readonly book: RatingBook; readonly revision: string }
  | { readonly of: 'owners'; readonly rules: OwnerRules; readonly revision: string };

/** Reads anew what a job goes by. */
export async function freshDecisions(
  { freshBook, freshRules }: Pick<ReratingWalkPorts, 'freshBook' | 'freshRules'>,
  tenant: TenantId,
  { owners }: ReratingScope,
): Promise<Decisions> {
  if (owners === true) {
    const rules = await freshRules();
    return { of: 'owners', rules, revision: revisionOf(rules.rulesOf(tenant)) };
  }
  const book = await freshBook();
  return { of: 'prices', book, revision: book.revisionFor(tenant) };
}

/** Of a preview: rules that nobody has saved yet come before those in force; the directory is as it is. */
export async function previewedDecisions(
  ports: Pick<ReratingWalkPorts, 'freshBook' | 'freshRules' | 'timeZones'>,
  tenant: TenantId,
  scope: ReratingScope,
): Promise<Decisions> {
  if (scope.draft === undefined) return freshDecisions(ports, tenant, scope);
  const { services } = (await ports.freshRules()).rulesOf(tenant);
  const timeZone = await ports.timeZones.timeZoneOf(tenant);
  const draft = new CompiledRules({ revision: 0, rules: scope.draft }, timeZone, services);
  return { of: 'owners', rules: { rulesOf: () => draft }, revision: revisionOf(draft) };
}

/** What rules say, not how often they were saved: a draft is applied once the rules in force say the same. */
function revisionOf({ digest }: CompiledRules): string {
  return `rules@${digest}`;
}

/** Brings the rows of a stretch to what was decided. */
export async function rerateStretch(
  { rows, closedPeriods, timeZones }: Pick<ReratingWalkPorts, 'rows' | 'closedPeriods' | 'timeZones'>,
  { tenant, scope }: ReratingTurn,
  stretch: Stretch,
  { decisions, version }: { readonly decisions: Decisions; readonly version: bigint },
): Promise<Rerated> {
  const timeZone = await timeZones.timeZoneOf(tenant);
  const closed = await closedPeriods.list(tenant);
  const monthOf = (atMs: number): string => localDay(new Date(atMs), timeZone).slice(0, 7);
  const input = { rows: await rows.rowsIn(tenant, scope, stretch), closed, monthOf, version };
  return decisions.of === 'owners'
    ? reattributeRows({ ...input, rules: decisions.rules })
    : rerateRows({ ...input, book: decisions.book });
}

export function toReratedStretch(stretch: Stretch, { calls, figures, booksBefore }: Rerated): ReratedStretch {
  return { from: stretch.from, to: stretch.to, calls, figures, booksBefore };
}

/** A failure that may pass is tried again for some minutes; what else breaks ends the re-rating. */
export async function handleFailedTurn(
  { queue, clock, observer }: Pick<ReratingWalkPorts, 'queue' | 'clock' | 'observer'>,
  id: string,
  error: unknown,
): Promise<void> {
  const mayPass = error instanceof TokenLedgerError && error.retriable;
  const failures = mayPass ? await queue.postpone(id, OUT_OF_REACH) : 0;
  const givenUp = !mayPass || failures >= MOST_FAILED_RERATING_TURNS;
  if (givenUp) await queue.fail(id, clock.now(), mayPass ? STAYED_OUT_OF_REACH : BROKE);
  observer.turnFailed(id, error, givenUp);
}

/** People are told what they can do; what broke is in the log, under the id. */
const OUT_OF_REACH = 'The ledger is out of reach; it is tried again.';
const STAYED_OUT_OF_REACH =
  'The ledger stayed out of reach. Calls that were changed stay changed; continue once it is back.';
const BROKE = 'The re-rating broke on our side. Calls that were changed stay changed; quote the id of the re-rating.';
