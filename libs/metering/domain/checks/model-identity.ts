/** Names of routers: whoever asks them leaves the choice of the model to them. */
const ROUTERS: ReadonlySet<string> = new Set(['auto', 'model-router', 'router', 'fusion']);
/** Vendors' own names for "whichever version is current", where it is no dated form of the name. Sources: vendors' model pages. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  // platform.openai.com/docs/models: points at gpt-4-1106-preview, later gpt-4-0125-preview.
  ['gpt-4-turbo-preview', 'gpt-4'],
  ['gpt-4-1106-preview', 'gpt-4'],
  ['gpt-4-0125-preview', 'gpt-4'],
  // OpenAI and Azure answer with the version where the model is asked for by its name.
  ['text-embedding-ada-002-v2', 'text-embedding-ada-002'],
]);
/** Amazon Bedrock writes a region, then the vendor, before the model: `us.anthropic.claude-…`. */
const BEDROCK_REGION = /^(?:us|eu|au|jp|apac|global|us-gov|ca)\./;
const BEDROCK_VENDOR =
  /^(?:ai21|amazon|anthropic|cohere|deepseek|google|meta|minimax|mistral|moonshot|nvidia|openai|qwen|writer|zai)\./;
/** What says which build of a model is meant, or where it is hosted, and not which model. */
const VERSION_WORDS: ReadonlySet<string> = new Set([
  'latest',
  'default',
  'preview',
  'exp',
  'experimental',
  'stable',
  'maas',
  'free',
]);

/**
 * Whether a call was answered by another model than was asked for, by the names alone.
 *
 * A version of the same model is no substitution: `gpt-4o` is served as `gpt-4o-2024-08-06`, `claude-sonnet-4-0` as
 * `claude-sonnet-4-20250514`, a Bedrock profile as the model it names. A size, a tier or a generation is one: `gpt-4o`
 * and `gpt-4o-mini`, `gpt-4` and `gpt-4.1`. A router that was asked to choose substitutes nothing.
 */
export function isSubstitution(requested: string, served: string): boolean {
  if (ROUTERS.has(lastSegment(requested))) return false;
  return modelIdentity(requested) !== modelIdentity(served);
}

/** What of a model's name says which model it is, whoever sells it and whichever build answers. */
export function modelIdentity(name: string): string {
  const segment = lastSegment(name);
  const aliased = ALIASES.get(segment) ?? segment;
  const isBedrock = BEDROCK_VENDOR.test(aliased.replace(BEDROCK_REGION, ''));
  const plain = aliased.replace(BEDROCK_REGION, '').replace(BEDROCK_VENDOR, '');
  const words = plain.split(/[-._:@\s]+/).filter((word) => word !== '');
  const kept = withoutVersion(words, isBedrock);
  // A name that is nothing but a version is one: `latest`.
  if (kept.length === 0) return words.join('-');
  // Sellers put the words of a name in different orders: `claude-4.5-sonnet`, `claude-sonnet-4-5`.
  return [...kept].sort().join('-');
}

/** `openai/gpt-4o` and `accounts/fireworks/models/gpt-4o`: what stands last names the model. */
function lastSegment(name: string): string {
  const segments = name
    .trim()
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '');
  return segments.at(-1) ?? '';
}

function withoutVersion(words: readonly string[], isBedrock: boolean): readonly string[] {
  const kept = words.filter((word, index) => !isBuild(words, index) && !VERSION_WORDS.has(word));
  // `-v1:0` is Bedrock's own version of what it sells; elsewhere `v3` is a generation.
  const last = kept.at(-1);
  const trimmed = last === '0' ? kept.slice(0, -1) : kept;
  return isBedrock && /^v\d$/.test(trimmed.at(-1) ?? '') ? trimmed.slice(0, -1) : trimmed;
}

/** Whether a word is a date or a build number: `20250514`, `2024` `08` `06`, `0613`, `2508`, `001`, `05` `20`. */
function isBuild(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  if (/^20\d{6}$/.test(word) || /^\d{4}$/.test(word) || /^00\d$/.test(word)) return true;
  if (!/^\d\d$/.test(word)) return false;
  const [before, after] = [words[index - 1] ?? '', words[index + 1] ?? ''];
  // Month and day of a year, or month before a year; month and day behind `preview`.
  if (/^20\d\d$/.test(before) || /^20\d\d$/.test(after) || /^20\d\d$/.test(words[index - 2] ?? '')) return true;
  return before === 'preview' || words[index - 2] === 'preview';
}
