import type {
  DeadLetterPage,
  DeadLetterPosition,
  DeadLetterReader,
  DeadLettersRequest,
  DeadLetterTally,
  KeptDeadLetter,
} from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { findQuery, pageQuery, reasonCountsQuery, tallyQuery, waitingQuery } from './dead-letter-queries';
import { keptFromDb, type StoredDeadLetter } from './stored-dead-letter';

/** Dead letters as their tenant sees them. */
export class ClickHouseDeadLetterReader implements DeadLetterReader {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  async page(tenant: TenantId, request: DeadLettersRequest): Promise<DeadLetterPage> {
    const [rows, counts] = await Promise.all([
      this.clickhouse.query<StoredDeadLetter>(pageQuery(tenant, request)),
      this.clickhouse.query<{ reason: string; count: string }>(reasonCountsQuery(tenant, request.includeReplayed)),
    ]);
    return {
      letters: rows.slice(0, request.first).map(keptFromDb),
      hasMore: rows.length > request.first,
      byReason: counts.map(({ reason, count }) => ({ reason, count: BigInt(count) })),
    };
  }

  async find(tenant: TenantId, positions: readonly DeadLetterPosition[]): Promise<readonly KeptDeadLetter[]> {
    if (positions.length === 0) return [];
    const rows = await this.clickhouse.query<StoredDeadLetter>(findQuery(tenant, positions));
    return rows.map(keptFromDb);
  }

  async waiting(tenant: TenantId, reasons: readonly string[], limit: number): Promise<readonly KeptDeadLetter[]> {
    const rows = await this.clickhouse.query<StoredDeadLetter>(waitingQuery(tenant, reasons, limit));
    return rows.map(keptFromDb);
  }

  async tally(tenant: TenantId): Promise<DeadLetterTally> {
    const [row] = await this.clickhouse.query<{ waiting: string; replayed: string; newest_at_ms: string }>(
      tallyQuery(tenant),
    );
    if (row === undefined) throw new Error('an aggregate without groups gave no row');
    const [waiting, replayed] = [BigInt(row.waiting), BigInt(row.replayed)];
    return {
      waiting,
      replayed,
      newestAt: waiting + replayed === 0n ? undefined : new Date(Number(row.newest_at_ms)),
    };
  }
}
