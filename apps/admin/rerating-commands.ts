import { setTimeout as sleep } from 'node:timers/promises';

import {
  DENIAL_TEXTS,
  type Rerating,
  type ReratingDenial,
  type ReratingFigure,
  type ReratingQuestion,
  type ReratingRequests,
  type Reratings,
} from '@tokenledger/metering/domain';
import type { Actor, TenantId } from '@tokenledger/organization/domain';
import { formatDecimal18, subtractDecimal18 } from '@tokenledger/shared/money';
import type { Result } from '@tokenledger/shared/result';
import { startOfLocalDate } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';

export interface ReratingParts {
  readonly operator: Actor;
  readonly reratings: Reratings;
  readonly reratingRequests: ReratingRequests;
  /** Tells whoever waits how far it is. */
  readonly say: (line: string) => void;
  /** Between two looks at a re-rating, in milliseconds. */
  readonly lookEveryMs: number;
}

export const RERATING_USAGE = `  npm run admin -- rerate preview TENANT FROM TO REASON [PROVIDER] [MODEL]
                                                                what the prices of now would change of calls from FROM on
                                                                and before TO (days of the organisation: 2026-03-01
                                                                2026-04-01); PROVIDER "" means all
  npm run admin -- rerate apply TENANT ID                       changes them; goes on where that was cancelled or failed
  npm run admin -- rerate status TENANT [ID]                    how far it is; all of them without ID
  npm run admin -- rerate cancel TENANT ID                      ends it before its next step; what was changed stays`;

const MOST_LISTED = 50;
const MOVING: ReadonlySet<Rerating['state']> = new Set(['preview-queued', 'previewing', 'applying']);

/** @returns undefined where there is no such command */
export async function reratingCommand(
  action: string | undefined,
  tenant: TenantId,
  timeZone: string,
  words: readonly string[],
  parts: ReratingParts,
): Promise<CommandOutcome | undefined> {
  const { reratings, reratingRequests: requests, operator } = parts;
  const [id = ''] = words;
  switch (action) {
    case 'preview':
      return preview(tenant, timeZone, words, parts);
    case 'apply':
      return followed(tenant, await requests.apply(tenant, operator, id), parts);
    case 'cancel':
      return followed(tenant, await requests.cancel(tenant, operator, id), parts);
    case 'status': {
      if (id === '') return listed(await reratings.list(tenant, MOST_LISTED));
      const found = await reratings.find(tenant, id);
      return found === undefined ? denied('unknown') : { lines: describe(found) };
    }
    default:
      return undefined;
  }
}

async function preview(
  tenant: TenantId,
  timeZone: string,
  [from = '', to = '', reason = '', provider = '', model = '']: readonly string[],
  parts: ReratingParts,
): Promise<CommandOutcome> {
  const question = {
    from: dayOf(from, timeZone),
    to: dayOf(to, timeZone),
    reason,
    provider: provider === '' ? undefined : provider,
    model: model === '' ? undefined : model,
  } satisfies ReratingQuestion;
  const asked = await parts.reratingRequests.preview(tenant, parts.operator, question);
  if (asked.ok) return followed(tenant, asked, parts);
  return { lines: asked.error.map(({ field, message }) => `${field.toUpperCase()}: ${message}`), failed: true };
}

/** An invalid date where it is no day: the domain says so. */
function dayOf(text: string, timeZone: string): Date {
  try {
    return startOfLocalDate(text, timeZone);
  } catch (error) {
    if (error instanceof RangeError) return new Date(Number.NaN);
    throw error;
  }
}

/** Waits for as long as a worker has it; whoever stops waiting may ask for its status later. */
async function followed(
  tenant: TenantId,
  asked: Result<Rerating, ReratingDenial>,
  { reratings, say, lookEveryMs }: ReratingParts,
): Promise<CommandOutcome> {
  if (!asked.ok) return denied(asked.error);
  let rerating = asked.value;
  say(`re-rating ${rerating.id}`);
  while (MOVING.has(rerating.state)) {
    say(progressOf(rerating));
    await sleep(lookEveryMs);
    rerating = (await reratings.find(tenant, rerating.id)) ?? rerating;
  }
  return { lines: describe(rerating), ...(rerating.state === 'failed' && { failed: true }) };
}

function denied(denial: ReratingDenial): CommandOutcome {
  return refused(`ID: ${DENIAL_TEXTS[denial]}`);
}

function listed(reratings: readonly Rerating[]): CommandOutcome {
  if (reratings.length === 0) return { lines: ['Nothing was re-rated yet; begin with: rerate preview'] };
  return {
    lines: reratings.map(
      ({ id, state, requestedAt, requestedBy, reason }) =>
        `${id}  ${state.padEnd(14)}  ${requestedAt.toISOString()}  ${requestedBy}  ${reason}`,
    ),
  };
}

function progressOf({ state, callsToLookAt, preview, applied, error }: Rerating): string {
  const { calls } = state === 'applying' ? applied : preview;
  const of = callsToLookAt === undefined ? '' : ` of about ${callsToLookAt} calls`;
  return `${state}: ${calls}${of}${error === undefined ? '' : `  ${error}`}`;
}

function describe(rerating: Rerating): readonly string[] {
  const { id, state, scope, preview, applied, error, events } = rerating;
  const { calls, figures } = applied.calls > 0 || rerating.appliedAt !== undefined ? applied : preview;
  const closed = figures.filter((figure) => figure.closed);
  return [
    `re-rating ${id}  ${state}  calls from ${new Date(scope.fromMs).toISOString()} to ${new Date(scope.toMs).toISOString()}`,
    `${calls} calls looked at`,
    ...figures.filter((figure) => !figure.closed).map(describeFigure),
    ...(closed.length > 0 ? ['left alone, in closed periods:', ...closed.map(describeFigure)] : []),
    ...events.map(({ at, by, what }) => `${at.toISOString()}  ${what}${by === undefined ? '' : `  ${by}`}`),
    ...(error === undefined ? [] : [error]),
    ...(state === 'previewed' ? [`Nothing is changed yet; to change it: rerate apply TENANT ${id}`] : []),
    ...(state === 'done' ? ['To undo it, bring the old price back and re-rate again.'] : []),
  ];
}

function ownerText(owner: string | undefined, level: ReratingFigure['ownerLevel']): string {
  if (owner === undefined) return '(nobody)';
  return level === undefined ? owner : `${LEVEL_TEXTS[level]} ${owner}`;
}

const LEVEL_TEXTS = { project: 'project', costCenter: 'cost centre' } as const;

function describeFigure(figure: ReratingFigure): string {
  const { owner, ownerLevel, month, currency, calls, costBefore, costAfter, newlyPriced, newlyUnpriced, converted } =
    figure;
  const place = `${month}  ${ownerText(owner, ownerLevel)}  ${calls} calls`;
  if (currency === undefined) return `${place}  without a price before and after`;
  const money = converted === true ? `converted into ${currency}` : currency;
  const difference = subtractDecimal18(costAfter, costBefore);
  const [before, after, more] = [costBefore, costAfter, difference].map(formatDecimal18);
  return [
    `${place}  ${money} ${before} -> ${after} (${difference > 0n ? '+' : ''}${more})`,
    ...(newlyPriced > 0 ? [`${newlyPriced} newly ${converted === true ? 'with a rate' : 'priced'}`] : []),
    ...(newlyUnpriced > 0 ? [`${newlyUnpriced} without a ${converted === true ? 'rate' : 'price'} now`] : []),
  ].join('  ');
}
