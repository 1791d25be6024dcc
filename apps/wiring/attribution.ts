import { appendAudit, PostgresPlacedServices } from '@tokenledger/organization/data';
import type { PlacedServices } from '@tokenledger/organization/domain';
import type { AttributionRulesPorts } from '@tokenledger/attribution/api';
import { PostgresRuleSets } from '@tokenledger/attribution/data';
import type { RuleSets } from '@tokenledger/attribution/domain';
import type { ReratingPorts } from '@tokenledger/metering/api';
import { ok } from '@tokenledger/shared/result';
import { type Clock, systemClock } from '@tokenledger/shared/time';

import type { DecisionStore } from './open-stores';

/** What people change attribution rules with. */
export function attributionPorts(
  { pool }: Pick<DecisionStore, 'pool'>,
  rerating: Pick<ReratingPorts, 'requests'>,
): Omit<AttributionRulesPorts, 'scopes' | 'timeZones'> {
  return attributionOver(
    new PostgresRuleSets(pool, appendAudit),
    new PostgresPlacedServices(pool),
    rerating,
    systemClock,
  );
}

/** Previews of rules are jobs of the ledger's, beside those of prices. */
export function attributionOver(
  ruleSets: RuleSets,
  services: Pick<PlacedServices, 'of'>,
  { requests }: Pick<ReratingPorts, 'requests'>,
  clock: Clock,
): Omit<AttributionRulesPorts, 'scopes' | 'timeZones'> {
  return {
    ruleSets,
    services,
    clock,
    previews: {
      async preview(tenant, by, { from, to, reason, rules }) {
        const calls = { from, to, provider: undefined, model: undefined, reason, owners: true } as const;
        const question = { ...calls, ...(rules !== undefined && { draft: rules }) };
        const asked = await requests.preview(tenant, by, question);
        return asked.ok ? ok(asked.value.id) : asked;
      },
    },
  };
}
