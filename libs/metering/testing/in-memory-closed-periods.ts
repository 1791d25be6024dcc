import {
  type ClosedPeriod,
  type ClosedPeriods,
  periodClosed,
  type PeriodRefusal,
  periodReopened,
} from '@tokenledger/metering/domain';
import { type Actor, type AppendAudit, signatureOf, type TenantId } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { InMemoryReratings } from './in-memory-reratings';

/** Closed periods in memory; passes the same contract as PostgreSQL's. */
export class InMemoryClosedPeriods implements ClosedPeriods {
  private readonly periods = new Map<TenantId, readonly ClosedPeriod[]>();

  constructor(
    private readonly reratings?: Pick<InMemoryReratings, 'isApplying'>,
    private readonly audit: AppendAudit<undefined> = () => Promise.resolve(),
  ) {}

  list(tenant: TenantId): Promise<readonly ClosedPeriod[]> {
    return Promise.resolve(this.periods.get(tenant) ?? []);
  }

  async close(
    tenant: TenantId,
    period: Pick<ClosedPeriod, 'from' | 'to'>,
    by: Actor,
    at: Date,
  ): Promise<Result<void, PeriodRefusal>> {
    const known = this.periods.get(tenant) ?? [];
    if (known.some(({ from, to }) => from < period.to && to > period.from)) {
      return failed('closed-already');
    }
    if (this.reratings?.isApplying(tenant, period.from.getTime(), period.to.getTime()) === true) {
      return failed('rerating-runs');
    }
    const { from, to } = period;
    const closed = { from, to, closedAt: at, closedBy: signatureOf(by) };
    this.periods.set(
      tenant,
      [...known, closed].sort((one, other) => one.from.getTime() - other.from.getTime()),
    );
    await this.audit(undefined, tenant, periodClosed(period, by, at));
    return ok(undefined);
  }

  async reopen(tenant: TenantId, from: Date, by: Actor, at: Date): Promise<boolean> {
    const known = this.periods.get(tenant) ?? [];
    const left = known.filter((period) => period.from.getTime() !== from.getTime());
    this.periods.set(tenant, left);
    if (left.length === known.length) return false;
    await this.audit(undefined, tenant, periodReopened(from, by, at));
    return true;
  }
}
