import type { TenantId } from '@tokenledger/organization/domain';

import type { AvoidedCounts } from './avoided-counts';
import type { ChecksRequest } from './checks-request';
import type { ReportedCosts } from './reported-costs';

/**
 * Reads what tells whether the ledger can be relied on. A failing store throws; it never looks like "nothing found".
 * Requests are already valid, see `validateChecksRequest`.
 */
export interface LedgerChecks {
  avoidedCounts(tenant: TenantId, request: ChecksRequest): Promise<AvoidedCounts>;
  /** Calls whose emitter named a cost. What is left of a container is not compared: its emitter priced all of it. */
  reportedCosts(tenant: TenantId, request: ChecksRequest): Promise<ReportedCosts>;
}
