/**
 * Who issues response ids, across the names that observers give the same provider.
 *
 * A reseller that passes the vendor's response through keeps its id (Bedrock and Vertex return Anthropic's `msg_...`),
 * so a known id shape says more than the provider's name.
 */
const ID_SHAPES: readonly (readonly [prefix: string, family: string])[] = [
  ['msg_', 'anthropic'],
  ['chatcmpl-', 'openai'],
  ['resp_', 'openai'],
  ['cmpl-', 'openai'],
  ['gen-', 'openrouter'],
];

const FAMILIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'azure.ai.openai': 'openai',
    'az.ai.openai': 'openai',
    azure: 'openai',
    'azure.ai.inference': 'azure',
    'az.ai.inference': 'azure',
    'gcp.gemini': 'google',
    'gcp.vertex_ai': 'google',
    'gcp.gen_ai': 'google',
    vertex_ai: 'google',
    gemini: 'google',
    google: 'google',
    'aws.bedrock': 'bedrock',
    bedrock: 'bedrock',
    mistral_ai: 'mistral',
    mistralai: 'mistral',
    x_ai: 'xai',
  }),
);

const UNKNOWN_FAMILY = 'unknown';

/** An id of this length is drawn at random: no two providers give the same. */
const UNMISTAKABLE_LENGTH = 20;
const ANY_FAMILY = 'any';

/**
 * A short id needs the provider's name beside it to be told from another provider's; a long one does not, and not every
 * observer says who the provider was.
 */
export function familyOfResponseId(responseId: string, provider: string | undefined): string {
  for (const [prefix, family] of ID_SHAPES) if (responseId.startsWith(prefix)) return family;
  return responseId.length >= UNMISTAKABLE_LENGTH ? ANY_FAMILY : familyOfProvider(provider);
}

export function familyOfProvider(provider: string | undefined): string {
  if (provider === undefined) return UNKNOWN_FAMILY;
  const name = provider.toLowerCase();
  return FAMILIES.get(name) ?? name;
}

/** Ollama's OpenAI-compatible endpoint draws `chatcmpl-0` to `chatcmpl-999` at random: such an id names no call. */
const RECURRING_ID = /^chatcmpl-\d{1,3}$/;

/** Whether two calls may share this response id by accident. */
export function isRecurringResponseId(responseId: string): boolean {
  return responseId.length < 13 && RECURRING_ID.test(responseId);
}
