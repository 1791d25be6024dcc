import type { CallPurpose } from '../ledger/ledger-row';
import type { CallOwner } from '../ledger/usage-reading';

interface PurposeFacts {
  readonly operation: string;
  readonly errorType: string | undefined;
  readonly finishReason: string | undefined;
  readonly owner: Pick<CallOwner, 'rule'>;
}

/** Finish reasons of a cut answer: OpenAI `length`, Anthropic `max_tokens`, Gemini `MAX_TOKENS`. */
const TRUNCATED: ReadonlySet<string> = new Set(['length', 'max_tokens', 'model_length']);

/** Sorts a call by what is known of its outcome; a failed or cut answer was paid for and brought nothing, whatever a rule says. */
export function purposeOf(facts: PurposeFacts): CallPurpose {
  if (facts.errorType !== undefined) return { purpose: 'waste', reason: 'failed' };
  if (facts.finishReason !== undefined && TRUNCATED.has(facts.finishReason.toLowerCase())) {
    return { purpose: 'waste', reason: 'truncated' };
  }
  const { rule } = facts.owner;
  if (rule?.purpose !== undefined) return { purpose: rule.purpose, reason: `rule:${rule.id}@${rule.revision}` };
  if (facts.operation === 'embeddings') return { purpose: 'overhead', reason: 'retrieval' };
  return { purpose: 'productive', reason: 'answered' };
}
