export * from './attribution-rule';
export type { CallFacts } from './call-facts';
export { CompiledRules, NO_OWNER_RULES, NO_RULES, type OwnerRules } from './compiled-rules';
export type { RuleAnswer } from './compile-rule';
export { readRuleFacts } from './rule-facts';
export type { NewRuleSet, RuleSets, RuleSetVersion } from './rule-sets';
export type { RuleVerdict, UnownedReason } from './rule-verdict';
export { type RuleDraft, type RuleIssue, readRules } from './validate-rules';
