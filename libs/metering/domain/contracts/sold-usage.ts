import type { TenantId } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { SpendRange } from '../spend/spend-report';

/** Booked calls of one model from one host, in one currency: what tells who sold them, and what they come to. */
export interface SoldUsage {
  /** As telemetry names it; undefined where it did not say. */
  readonly provider: string | undefined;
  readonly serverAddress: string | undefined;
  /** The model that answered, else the one that was asked for; empty where neither is known. */
  readonly model: string;
  readonly serviceTier: string | undefined;
  /** Start of the first of them, Unix milliseconds. */
  readonly firstAtMs: number;
  /** ISO 4217; undefined for calls without a price. */
  readonly currency: string | undefined;
  readonly calls: bigint;
  /** Effective cost, zero without a price. */
  readonly cost: Decimal18;
  readonly tokens: bigint;
}

/** Reads what was used by who sold it. A failing store throws; it never looks like "nothing used". */
export interface SoldUsageReader {
  /** @throws where there are more groups than can be told apart: a sum of some would pass for all */
  soldUsage(tenant: TenantId, range: SpendRange): Promise<readonly SoldUsage[]>;
}
