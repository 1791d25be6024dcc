/**
 * Models that only their maker sells under that name, for calls whose emitter named no seller.
 *
 * Left out on purpose: everything with open weights (gpt-oss, gemma, deepseek-v3, kimi-k2, glm), which anybody may
 * serve, the spellings of resellers (`gpt-35-turbo` is Azure's, `claude-sonnet-4-5@20250929` Vertex AI's), and
 * routed names (`openai/gpt-4o`), which gateways sell at prices of their own.
 */
const OWN_NAMES: readonly (readonly [provider: string, names: RegExp])[] = [
  ['anthropic', /^claude-[^@/:]+$/],
  ['openai', /^(?:gpt-(?!oss|35)|chatgpt-|o[134](?:-|$)|text-embedding-(?:3|ada)|tts-1|whisper-1$|codex-)[^/]*$/],
  ['google', /^gemini-[^/]+$/],
  ['x-ai', /^grok-[^/]+$/],
  ['cohere', /^(?:command|embed|rerank)-[^/]+$/],
  ['perplexity', /^sonar(?:-[^/]+)?$/],
  ['voyageai', /^voyage-[^/]+$/],
  ['mistral', /^(?:mistral|ministral|codestral|magistral|devstral|pixtral|voxtral)-[^/]*latest$/],
  ['deepseek', /^deepseek-(?:chat|reasoner)$/],
  ['moonshotai', /^(?:moonshot-v1-[^/]+|kimi-latest)$/],
];

/** @param model in lower case; @returns the maker's name in the book, undefined where others sell it under that name */
export function vendorOfModel(model: string): string | undefined {
  const makers = OWN_NAMES.filter(([, names]) => names.test(model));
  return makers.length === 1 ? makers[0]?.[0] : undefined;
}
