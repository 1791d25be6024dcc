import { type ArrivalReader, type Arrivals, MOST_SENDERS } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { callsPerMinuteQuery, newestArrivalQuery, newestCallQuery, sendersQuery } from './arrival-queries';

const DAY_MS = 86_400_000;

interface StoredSender {
  readonly key_id: string;
  readonly service: string;
  readonly dialect: string;
  readonly calls: string;
  readonly newest_arrival_at_ms: string;
}

/** Arrivals out of the ledger. */
export class ClickHouseArrivalReader implements ArrivalReader {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  async arrivals(tenant: TenantId, asOf: Date, sinceMinute: Date): Promise<Arrivals> {
    const dayAgo = new Date(asOf.getTime() - DAY_MS);
    const [minutes, senders, newestArrivalAt, newestCallAt] = await Promise.all([
      this.clickhouse.query<{ minute: number; calls: string }>(callsPerMinuteQuery(tenant, sinceMinute)),
      this.clickhouse.query<StoredSender>(sendersQuery(tenant, dayAgo)),
      this.newestArrival(tenant, dayAgo),
      this.newestCall(tenant),
    ]);
    return {
      newestCallAt,
      newestArrivalAt,
      callsPerMinute: minutes.map(({ minute, calls }) => ({ minute: new Date(minute * 1000), calls: BigInt(calls) })),
      senders: senders.slice(0, MOST_SENDERS).map((row) => ({
        keyId: row.key_id,
        service: row.service,
        dialect: row.dialect,
        calls: BigInt(row.calls),
        newestArrivalAt: new Date(Number(row.newest_arrival_at_ms)),
      })),
      sendersTruncated: senders.length > MOST_SENDERS,
    };
  }

  /** Who sends is told from what arrived lately; only for who fell silent is everything looked at. */
  private async newestArrival(tenant: TenantId, dayAgo: Date): Promise<Date | undefined> {
    for (const since of [dayAgo, undefined]) {
      const [row] = await this.clickhouse.query<{ at_ms: string; readings: string }>(newestArrivalQuery(tenant, since));
      if (row === undefined) throw new Error('an aggregate without groups gave no row');
      if (row.readings !== '0') return new Date(Number(row.at_ms));
    }
    return undefined;
  }

  private async newestCall(tenant: TenantId): Promise<Date | undefined> {
    const [row] = await this.clickhouse.query<{ at_ms: string }>(newestCallQuery(tenant));
    return row === undefined ? undefined : new Date(Number(row.at_ms));
  }
}
