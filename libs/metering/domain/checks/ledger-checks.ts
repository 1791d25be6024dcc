import type { TenantId } from '@tokenledger/organization/domain';

import type { AvoidedCounts } from './avoided-counts';
import type { AnswerShapes } from './answer-shapes';
import type { ChecksRequest } from './checks-request';
import type { ReportedCosts } from './reported-costs';
import type { ServedModels } from './served-models';
import type { UninstrumentedSpend } from './uninstrumented-spend';

/**
 * Reads what tells whether the ledger can be relied on. A failing store throws; it never looks like "nothing found".
 * Requests are already valid, see `validateChecksRequest`.
 */
export interface LedgerChecks {
  avoidedCounts(tenant: TenantId, request: ChecksRequest): Promise<AvoidedCounts>;
  /** Calls whose emitter named a cost. What is left of a container is not compared: its emitter priced all of it. */
  reportedCosts(tenant: TenantId, request: ChecksRequest): Promise<ReportedCosts>;
  /** Booked calls that only a vendor or a gateway tells of. */
  uninstrumentedSpend(tenant: TenantId, request: ChecksRequest): Promise<UninstrumentedSpend>;
  servedModels(tenant: TenantId, request: ChecksRequest): Promise<ServedModels>;
  /** What answers were like in the range and in the 28 days before it, by model. */
  answerShapes(tenant: TenantId, request: ChecksRequest): Promise<AnswerShapes>;
}
