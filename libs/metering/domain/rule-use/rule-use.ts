import type { TenantId } from '@tokenledger/organization/domain';

import type { CurrencyAmount, SpendRange } from '../spend/spend-report';

/** Calls that an attribution rule owns, or the directory, whatever revision of the rules gave them to it. */
export interface RuleUse {
  /** Id of the rule; `DIRECTORY_ID` where the directory names the owner. */
  readonly rule: string;
  readonly calls: bigint;
  /** Of the calls that have a price, in its currency. */
  readonly cost: readonly CurrencyAmount[];
  readonly unpricedCalls: bigint;
  /** Start of the newest call. */
  readonly lastAt: Date;
}

/** Tells what rules are good for. A failing store throws. */
export interface RuleUseReader {
  /** By rule, those with most calls first; rules that own no call of the range are none of them. */
  ruleUse(tenant: TenantId, range: SpendRange): Promise<readonly RuleUse[]>;
}
