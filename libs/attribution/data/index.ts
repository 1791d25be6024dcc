import { AttributionRules1764000000110 } from './migrations/1764000000110-attribution-rules';

export { CurrentOwnerRules, type CurrentOwnerRulesParts } from './current-owner-rules';
export { PostgresRuleSets } from './postgres-rule-sets';

export const ATTRIBUTION_MIGRATIONS = [AttributionRules1764000000110];

/** Tables of this context that hold rows of tenants; a test compares it with the tables that are there. */
export const ATTRIBUTION_TENANT_TABLES = [{ name: 'attribution_rule_sets', tenantColumn: 'tenant_id' }] as const;
