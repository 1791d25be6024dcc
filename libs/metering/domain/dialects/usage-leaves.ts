import type { CountField } from './field-table';

/** Words of a count's name by what they say; a name with any other word is not understood. */
type Word =
  'input' | 'output' | 'total' | 'token' | 'cache' | 'write' | '5m' | '1h' | 'reasoning' | 'audio' | 'image' | '';

const WORDS: ReadonlyMap<string, Word> = new Map(
  Object.entries({
    input: 'input',
    prompt: 'input',
    output: 'output',
    completion: 'output',
    candidates: 'output',
    total: 'total',
    token: 'token',
    tokens: 'token',
    cache: 'cache',
    cached: 'cache',
    write: 'write',
    creation: 'write',
    '5m': '5m',
    '1h': '1h',
    '1hr': '1h',
    reasoning: 'reasoning',
    thinking: 'reasoning',
    thoughts: 'reasoning',
    audio: 'audio',
    image: 'image',
    // They say nothing beyond the words around them.
    above: '',
    content: '',
    count: '',
    details: '',
    ephemeral: '',
    hit: '',
    num: '',
    read: '',
  }),
);

const BETWEEN_WORDS = /[._-]|(?<=[a-z])(?=[A-Z])/;

/**
 * What a count is by the words of its name, whatever their order and spelling: `prompt_tokens_details.cached_tokens`,
 * `cacheReadInputTokenCount` and `input_cached_tokens` are one. Emitters make up new names all the time, and each of them
 * is made of the same few words.
 *
 * @param name without the prefix that says whose usage it is
 * @returns undefined where a word is not known, or the words do not say one thing
 */
export function countNamed(name: string): CountField | undefined {
  const said = new Set<Word>();
  for (const text of name.split(BETWEEN_WORDS)) {
    const word = WORDS.get(text.toLowerCase());
    if (word === undefined) return undefined;
    said.add(word);
  }
  return said.has('token') ? fieldOf(said) : undefined;
}

function fieldOf(said: ReadonlySet<Word>): CountField | undefined {
  const isInput = said.has('input');
  const isOutput = said.has('output');
  const has = (word: Word): boolean => said.has(word);
  if ((isInput && isOutput) || (has('total') && (has('cache') || has('reasoning')))) return undefined;
  if (has('cache')) return isOutput || has('reasoning') ? undefined : cachedField(has);
  if (has('write')) return undefined;
  if (has('reasoning')) return isInput || has('audio') || has('image') ? undefined : 'reasoning';
  if (has('audio')) return sided(isInput, isOutput, 'audioInput', 'audioOutput');
  if (has('image')) return sided(isInput, isOutput, 'imageInput', 'imageOutput');
  return isInput || isOutput ? sided(isInput, isOutput, 'input', 'output') : 'total';
}

function cachedField(has: (word: Word) => boolean): CountField | undefined {
  if (!has('write')) {
    if (has('audio')) return 'audioCacheRead';
    return has('image') ? 'imageCacheRead' : 'cacheRead';
  }
  if (has('audio') || has('image')) return undefined;
  if (has('5m')) return 'cacheWrite5m';
  return has('1h') ? 'cacheWrite1h' : 'cacheWrite';
}

function sided(isInput: boolean, isOutput: boolean, ofInput: CountField, ofOutput: CountField): CountField | undefined {
  if (isInput) return ofInput;
  return isOutput ? ofOutput : undefined;
}

/** Inside an object of counts the side alone is enough. */
const SIDES: ReadonlyMap<string, CountField> = new Map(
  Object.entries({ input: 'input', prompt: 'input', output: 'output', completion: 'output', total: 'total' } as const),
);

/** As `countNamed`, for a path inside an object that holds nothing but one call's counts. */
export function countInside(path: string): CountField | undefined {
  return SIDES.get(path) ?? countNamed(path);
}

/** Prefixes below which every name is a count of the call, if its words say so. */
export const COUNT_PREFIXES = ['gen_ai.usage.', 'llm.usage.', 'usage.', 'ai.usage.'] as const;

/**
 * Attributes that hold all counts of a call in one object: pairs, or JSON text. They are asked for what no attribute of its
 * own tells.
 *
 * Sources: mlflow/tracing/constant.py; braintrust-sdk `braintrust.metrics`; livekit-agents telemetry/trace_types.py;
 * mirascope ops serialize.py; langwatch telemetry/span.py; Langtrace `llm.token.counts`.
 */
export const USAGE_OBJECTS = [
  'gen_ai.usage',
  'llm.usage',
  'ai.usage',
  'usage',
  'mlflow.chat.tokenUsage',
  'braintrust.metrics',
  'lk.llm_metrics',
  'lk.realtime_model_metrics',
  'mirascope.response.usage',
  'langwatch.metrics',
  // LiteLLM's callback, as Python prints it
  'metadata.usage_object',
  'llm.token.counts',
  'llm.token_count',
] as const;
