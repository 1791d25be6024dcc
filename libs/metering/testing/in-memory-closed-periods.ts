import type { ClosedPeriod, ClosedPeriods, PeriodRefusal } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { InMemoryReratings } from './in-memory-reratings';

/** Closed periods in memory; passes the same contract as PostgreSQL's. */
export class InMemoryClosedPeriods implements ClosedPeriods {
  private readonly periods = new Map<TenantId, readonly ClosedPeriod[]>();

  constructor(private readonly reratings?: Pick<InMemoryReratings, 'isApplying'>) {}

  list(tenant: TenantId): Promise<readonly ClosedPeriod[]> {
    return Promise.resolve(this.periods.get(tenant) ?? []);
  }

  close(tenant: TenantId, period: ClosedPeriod): Promise<Result<void, PeriodRefusal>> {
    const known = this.periods.get(tenant) ?? [];
    if (known.some(({ from, to }) => from < period.to && to > period.from)) {
      return Promise.resolve(failed('closed-already'));
    }
    if (this.reratings?.isApplying(tenant, period.from.getTime(), period.to.getTime()) === true) {
      return Promise.resolve(failed('rerating-runs'));
    }
    this.periods.set(
      tenant,
      [...known, period].sort((one, other) => one.from.getTime() - other.from.getTime()),
    );
    return Promise.resolve(ok(undefined));
  }

  reopen(tenant: TenantId, from: Date): Promise<boolean> {
    const known = this.periods.get(tenant) ?? [];
    const left = known.filter((period) => period.from.getTime() !== from.getTime());
    this.periods.set(tenant, left);
    return Promise.resolve(left.length < known.length);
  }
}
