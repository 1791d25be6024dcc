export * from './attribution-rules.module';
export type { AttributionRulesPorts, RulePreviews } from './attribution-rules.resolver';
