import type { RuleUse, RuleUseReader, SpendRange } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { addDecimal18, parseDecimal18, ZERO } from '@tokenledger/shared/money';

import { OWN } from '../tenant-views/tenant-views';

interface StoredUse {
  readonly rule: string;
  /** Empty for calls without a price. */
  readonly currency: string;
  readonly calls: string;
  readonly cost: string;
  readonly last_ms: string;
}

/** The revision behind the `@` only says since when a row has its owner. */
const QUERY = `SELECT splitByChar('@', owner_rule)[1] AS rule, if(effective_cost IS NULL, '', currency) AS currency,
       toString(count()) AS calls, toString(ifNull(sum(effective_cost), 0)) AS cost,
       toString(toUnixTimestamp64Milli(toDateTime64(max(started_at), 3))) AS last_ms
FROM ${OWN.usageEvents}
WHERE tenant_id = {tenant:String} AND bucket >= toDateTime({from:UInt32}) AND bucket < toDateTime({to:UInt32})
  AND booked AND owner_rule != ''
GROUP BY rule, currency
SETTINGS do_not_merge_across_partitions_select_final = 1`;

/** Counts what rules own among the calls themselves: rollups do not know rules. */
export class ClickHouseRuleUseReader implements RuleUseReader {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  async ruleUse(tenant: TenantId, { from, to }: SpendRange): Promise<readonly RuleUse[]> {
    const stored = await this.clickhouse.query<StoredUse>({
      text: QUERY,
      params: { tenant, from: Math.floor(from.getTime() / 1000), to: Math.floor(to.getTime() / 1000) },
    });
    const uses = new Map<string, RuleUse>();
    for (const part of stored) uses.set(part.rule, withPart(uses.get(part.rule), part));
    return [...uses.values()].sort(byCalls);
  }
}

function byCalls(left: RuleUse, right: RuleUse): number {
  if (left.calls !== right.calls) return left.calls > right.calls ? -1 : 1;
  return left.rule < right.rule ? -1 : 1;
}

function withPart(known: RuleUse | undefined, { rule, currency, calls, cost, last_ms }: StoredUse): RuleUse {
  const before = known ?? { rule, calls: 0n, cost: [], unpricedCalls: 0n, lastAt: new Date(0) };
  const isPriced = currency !== '';
  const of = before.cost.find((one) => one.currency === currency);
  const amount = addDecimal18(of?.amount ?? ZERO, parseDecimal18(cost));
  return {
    rule,
    calls: before.calls + BigInt(calls),
    cost: isPriced ? [...before.cost.filter((one) => one !== of), { currency, amount }] : before.cost,
    unpricedCalls: before.unpricedCalls + (isPriced ? 0n : BigInt(calls)),
    lastAt: new Date(Math.max(before.lastAt.getTime(), Number(last_ms))),
  };
}
