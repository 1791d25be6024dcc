import { type ClosedPeriods, monthRange, type PeriodRefusal } from '@tokenledger/metering/domain';
import type { Actor, TenantId } from '@tokenledger/organization/domain';
import { type Clock, localDay } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';

export interface PeriodParts {
  readonly closedPeriods: ClosedPeriods;
  readonly operator: Actor;
  readonly clock: Clock;
}

export const PERIOD_USAGE = `  npm run admin -- periods close TENANT YYYY-MM                 re-rating leaves calls of this month as they are
  npm run admin -- periods list TENANT
  npm run admin -- periods reopen TENANT YYYY-MM`;

const REFUSALS: Readonly<Record<PeriodRefusal, string>> = {
  'closed-already': 'it is closed already',
  'rerating-runs': 'a re-rating that touches it is being applied; wait for it, or cancel it with: rerate cancel',
};

/** @returns undefined where there is no such command */
export async function periodCommand(
  action: string | undefined,
  tenant: TenantId,
  timeZone: string,
  [month = '']: readonly string[],
  { closedPeriods, operator, clock }: PeriodParts,
): Promise<CommandOutcome | undefined> {
  if (action === 'list') {
    const periods = await closedPeriods.list(tenant);
    if (periods.length === 0) return { lines: ['No period is closed.'] };
    return {
      lines: periods.map(
        ({ from, closedAt, closedBy }) =>
          `${localDay(from, timeZone).slice(0, 7)}  closed ${closedAt.toISOString()}  ${closedBy}`,
      ),
    };
  }
  if (action !== 'close' && action !== 'reopen') return undefined;
  const range = monthRange(month, timeZone);
  if (!range.ok) return refused(`YYYY-MM: ${range.error}`);
  const { from, to } = range.value;
  if (action === 'reopen') {
    const reopened = await closedPeriods.reopen(tenant, from, operator, clock.now());
    return reopened ? { lines: [`opened ${month} again`] } : refused(`YYYY-MM: ${month} is not closed`);
  }
  if (to > clock.now()) return refused(`YYYY-MM: ${month} is not over yet`);
  const closed = await closedPeriods.close(tenant, { from, to }, operator, clock.now());
  return closed.ok ? { lines: [`closed ${month}`] } : refused(`YYYY-MM: ${REFUSALS[closed.error]}`);
}
