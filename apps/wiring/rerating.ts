import { randomUUID } from 'node:crypto';

import type { ReratingPorts } from '@tokenledger/metering/api';
import { PostgresReratings } from '@tokenledger/metering/data';
import { ReratingRequests } from '@tokenledger/metering/domain';
import { appendAudit } from '@tokenledger/organization/data';
import type { RatingBook } from '@tokenledger/pricing/domain';
import { systemClock } from '@tokenledger/shared/time';

import type { DecisionStore } from './open-stores';

/** What people ask for re-ratings with, in every process where they do. */
export function reratingPorts(
  { pool }: Pick<DecisionStore, 'pool'>,
  freshPriceBook: () => Promise<RatingBook>,
): ReratingPorts {
  const reratings = new PostgresReratings(pool, appendAudit);
  return {
    reratings,
    requests: new ReratingRequests({
      reratings,
      currentRevision: async (tenant) => (await freshPriceBook()).revisionFor(tenant),
      clock: systemClock,
      newId: randomUUID,
    }),
  };
}
