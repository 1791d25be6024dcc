import type { JsonObject } from './attribute-reading';
import { type JsonCounts, readJsonCounts } from './json-counts';

type Counts = Pick<JsonCounts, 'tokens' | 'evidence'>;

/** The Python SDK's names, then REST's. */
const KEYS = {
  input: ['prompt_token_count', 'promptTokenCount'],
  output: ['candidates_token_count', 'candidatesTokenCount'],
  total: ['total_token_count', 'totalTokenCount'],
  cacheRead: ['cached_content_token_count', 'cachedContentTokenCount'],
  reasoning: ['thoughts_token_count', 'thoughtsTokenCount'],
  extraInput: ['tool_use_prompt_token_count', 'toolUsePromptTokenCount'],
};

/**
 * Gemini's own block of counts as the conventions count: tokens of tools in the input, thoughts in the output. Cached
 * tokens are in the prompt already.
 *
 * @param attribute where the block stood, for the evidence
 * @returns undefined where the block tells no count
 */
export function readGeminiUsage(usage: JsonObject | undefined, attribute: string): JsonCounts | undefined {
  const { tokens, evidence, problems } = readJsonCounts(usage, KEYS, attribute);
  if (Object.keys(tokens).length === 0 && problems.length === 0) return undefined;
  const counts = withToolsInInput({ tokens, evidence });
  const { input = 0, output = 0, total } = counts.tokens;
  // Frameworks put other providers' usage under these names, with thoughts in the candidates (adk-python lite_llm.py).
  const holdsThoughts = total === input + output;
  return { ...(holdsThoughts ? counts : withThoughtsInOutput(counts)), problems };
}

/** Gemini counts what tools add to the prompt beside it. */
export function withToolsInInput({
  tokens: { extraInput, ...tokens },
  evidence: { extraInput: ofTools, ...evidence },
}: Counts): Counts {
  if (extraInput === undefined) return { tokens, evidence };
  return {
    tokens: { ...tokens, input: (tokens.input ?? 0) + extraInput },
    evidence: { ...evidence, input: sumOf(evidence.input, ofTools) },
  };
}

/** Gemini counts thoughts beside the answer; one that only thought has no count of its answer. */
export function withThoughtsInOutput({ tokens, evidence }: Counts): Counts {
  const { output, reasoning } = tokens;
  if (reasoning === undefined) return { tokens, evidence };
  return {
    tokens: { ...tokens, output: (output ?? 0) + reasoning },
    evidence: { ...evidence, output: sumOf(evidence.output, evidence.reasoning) },
  };
}

function sumOf(...attributes: readonly (string | undefined)[]): string {
  return attributes.filter((attribute) => attribute !== undefined).join(' + ');
}
