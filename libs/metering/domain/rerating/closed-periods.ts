import type { Actor, TenantId } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { startOfLocalDate } from '@tokenledger/shared/time';

/** Calls that started from `from` on and before `to` are on a statement that was sent: nothing of them changes any more. */
export interface ClosedPeriod {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly closedAt: Date;
  /** Who closed it, for those who ask later. */
  readonly closedBy: string;
}

/** Why a period was not closed. `rerating-runs`: one that touches it is being applied, which must end or be cancelled first. */
export type PeriodRefusal = 'closed-already' | 'rerating-runs';

/** Which periods are closed. What is changed is in the audit log together with the change. A failing store throws; it never looks like "none". */
export interface ClosedPeriods {
  list(tenant: TenantId): Promise<readonly ClosedPeriod[]>;
  close(
    tenant: TenantId,
    period: Pick<ClosedPeriod, 'from' | 'to'>,
    by: Actor,
    at: Date,
  ): Promise<Result<void, PeriodRefusal>>;
  /** @returns false where no closed period starts then; that it was closed once is remembered */
  reopen(tenant: TenantId, from: Date, by: Actor, at: Date): Promise<boolean>;
}

/** @returns the first instant of a month in a time zone and that of the next, or what is wrong with the text */
export function monthRange(
  month: string,
  timeZone: string,
): Result<{ readonly from: Date; readonly to: Date }, string> {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (match === null) return failed(`${month} is no month; for example 2026-03`);
  const [year, number] = [Number(match[1]), Number(match[2])];
  const next =
    number === 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${match[1]}-${String(number + 1).padStart(2, '0')}`;
  return ok({ from: startOfLocalDate(`${month}-01`, timeZone), to: startOfLocalDate(`${next}-01`, timeZone) });
}
