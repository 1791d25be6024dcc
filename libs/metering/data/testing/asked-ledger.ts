import type { SpendReport, SpendRequest } from '@tokenledger/metering/domain';
import { tenantId, wholeLedger } from '@tokenledger/organization/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { ClickHouseSpendReader } from '../spend/click-house-spend-reader';
import { LedgerOnClickHouse } from './ledger-on-click-house';

/** The ledger with its readers, asked as the API asks. */
export class AskedLedger extends LedgerOnClickHouse {
  private readonly tenant = tenantId('acme');
  private readonly reader = new ClickHouseSpendReader(this.clickhouse, this.dirtyBuckets, this.calendar);

  async bookedRows(): Promise<number> {
    const [row] = await this.clickhouse.query<{ rows: string }>({
      text: 'SELECT count() AS rows FROM usage_events FINAL WHERE booked',
    });
    return Number(row?.rows);
  }

  spend(request: Partial<SpendRequest>): Promise<SpendReport> {
    return this.reader.spend(wholeLedger(this.tenant), {
      from: new Date('2026-03-01T00:00:00Z'),
      to: new Date('2026-03-31T00:00:00Z'),
      timeZone: 'UTC',
      granularity: 'day',
      groupBy: [],
      filter: {},
      limit: 1000,
      ...request,
    });
  }

  async totals(): Promise<{ calls: bigint; input: bigint; output: bigint; cost: string }> {
    const { totals } = await this.spend({ granularity: 'total' });
    return {
      calls: totals.calls,
      input: totals.tokens.input,
      output: totals.tokens.output,
      cost: totals.cost.map(({ currency, amount }) => `${currency} ${formatDecimal18(amount)}`).join(),
    };
  }
}
