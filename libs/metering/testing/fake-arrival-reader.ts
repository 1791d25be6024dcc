import type { ArrivalReader, Arrivals } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';

const NOTHING_ARRIVED: Arrivals = {
  newestCallAt: undefined,
  newestArrivalAt: undefined,
  callsPerMinute: [],
  senders: [],
  sendersTruncated: false,
};

/** Answers each tenant with the arrivals it was given for it. */
export class FakeArrivalReader implements ArrivalReader {
  private readonly given = new Map<TenantId, Arrivals>();

  give(tenant: TenantId, arrivals: Partial<Arrivals>): void {
    this.given.set(tenant, { ...NOTHING_ARRIVED, ...arrivals });
  }

  arrivals(tenant: TenantId): Promise<Arrivals> {
    return Promise.resolve(this.given.get(tenant) ?? NOTHING_ARRIVED);
  }
}
