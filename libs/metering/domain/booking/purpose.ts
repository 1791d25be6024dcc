import type { CallPurpose } from '../ledger/ledger-row';

interface PurposeFacts {
  readonly operation: string;
  readonly errorType: string | undefined;
  readonly finishReason: string | undefined;
}

/** Finish reasons of a cut answer: OpenAI `length`, Anthropic `max_tokens`, Gemini `MAX_TOKENS`. */
const TRUNCATED: ReadonlySet<string> = new Set(['length', 'max_tokens', 'model_length']);

/** Sorts a call by what is known of its outcome; a failed or cut answer was paid for and brought nothing. */
export function purposeOf(facts: PurposeFacts): CallPurpose {
  if (facts.errorType !== undefined) return { purpose: 'waste', reason: 'failed' };
  if (facts.finishReason !== undefined && TRUNCATED.has(facts.finishReason.toLowerCase())) {
    return { purpose: 'waste', reason: 'truncated' };
  }
  if (facts.operation === 'embeddings') return { purpose: 'overhead', reason: 'retrieval' };
  return { purpose: 'productive', reason: 'answered' };
}
