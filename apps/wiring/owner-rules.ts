import { CurrentOwnerRules, loadOwnerRules, PostgresRuleSets } from '@tokenledger/attribution/data';
import type { OwnerRules } from '@tokenledger/attribution/domain';
import { appendAudit, PostgresPlacedServices, TypeOrmTenants } from '@tokenledger/organization/data';
import type { Logger } from '@tokenledger/shared/telemetry';

import type { DecisionStore } from './open-stores';
import type { Started } from './run-process';

/** New rules are in force everywhere within this time, and what arrives until then is owned by those before. */
const LOOK_EVERY_MS = 10_000;

/** What calls are owned by that do not say it themselves. */
export interface OwnerRulesInForce {
  /** At the moment of asking, some seconds late at the most. */
  readonly rules: () => OwnerRules;
  /** At the moment of asking. @throws where they cannot be read */
  readonly fresh: () => Promise<OwnerRules>;
}

/** Opens attribution rules as they are now, and keeps them so. */
export async function openOwnerRules(
  { pool, dataSource }: DecisionStore,
  log: Logger,
  started: Pick<Started, 'add'>,
): Promise<OwnerRulesInForce> {
  const current = await CurrentOwnerRules.open({
    ...ownerRuleStores({ pool, dataSource }),
    lookEveryMs: LOOK_EVERY_MS,
    onFailure: (error) => log.warn('attribution rules cannot be read; those before stay in force', { error }),
  });
  started.add('attribution rules', () => current.stop());
  return current;
}

/** The rules as they are each time somebody asks. @throws where they cannot be read */
export function ownerRulesNow(store: OwnerRuleStores): Promise<OwnerRules> {
  return loadOwnerRules(ownerRuleStores(store));
}

type OwnerRuleStores = Pick<DecisionStore, 'pool' | 'dataSource'>;

function ownerRuleStores({ pool, dataSource }: OwnerRuleStores) {
  return {
    sets: new PostgresRuleSets(pool, appendAudit),
    services: new PostgresPlacedServices(pool),
    organisations: new TypeOrmTenants(dataSource),
  };
}
