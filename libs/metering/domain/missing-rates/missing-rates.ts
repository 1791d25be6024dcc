import type { TenantId } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { SpendRange } from '../spend/spend-report';

/** Calls that could not be converted, by the pair that they lack a rate of. */
export interface MissingRate {
  readonly from: string;
  /** What the organisation reported in when the calls were rated. */
  readonly to: string;
  readonly calls: bigint;
  /** Their cost, in `from`. */
  readonly cost: Decimal18;
  /** Start of the first and of the last of them. */
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Finds calls without an exchange rate. A failing store throws. */
export interface MissingRateReader {
  /** By pair, those with most calls first. */
  missingRates(tenant: TenantId, range: SpendRange): Promise<readonly MissingRate[]>;
}
