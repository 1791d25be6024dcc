import { type Actor, type AuditDraft, auditedLines } from '@tokenledger/organization/domain';

import type { AttributionRule, RuleSet } from './attribution-rule';

/** What the audit log says of rules that were saved. @param before undefined where these are the first */
export function rulesChanged(
  before: Pick<RuleSet, 'revision' | 'rules'> | undefined,
  after: Pick<RuleSet, 'revision' | 'rules'>,
  by: Actor,
  reason: string,
  at: Date,
): AuditDraft {
  return {
    at,
    actor: by,
    action: 'attribution-rules.changed',
    subject: { kind: 'attribution-rules', id: `revision ${after.revision}` },
    before: before && auditedLines(before.rules.map(ruleText)),
    after: auditedLines(after.rules.map(ruleText)),
    reason,
  };
}

/** As JSON has it: what is not set is not there. */
function ruleText(rule: AttributionRule): string {
  return JSON.stringify(rule);
}
