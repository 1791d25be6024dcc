/**
 * Names that are known to carry prompts, completions or tool data. The sieve does not need them, since it lets pass
 * only what is named; they keep an operator from naming one of them by mistake.
 */
const CONTENT_NAMES: readonly RegExp[] = [
  /(?:^|\.)(?:messages?|prompts?|completions?|content|contents|body|text|choices?)(?:\.|$)/,
  /system_?instructions?/,
  /(?:^|\.)(?:input|output)(?:\.value|$)/,
  /(?:tool|function).*(?:arguments?|results?|parameters?|definitions?|output|input)/,
  /prompt(?:_template|\.template|\.variables)/,
  /(?:description|transcript|document|retrieval|query)/,
  /providerMetadata$/,
  /^metadata$/,
];

const NOT_CONTENT: ReadonlySet<string> = new Set(['gen_ai.prompt.name', 'gen_ai.prompt.version']);

/** Whether a name is known to carry content. */
export function namesContent(name: string): boolean {
  return !NOT_CONTENT.has(name) && CONTENT_NAMES.some((pattern) => pattern.test(name));
}
