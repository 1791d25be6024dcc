import { BlockReader } from './block-reader';
import { firstOfList, isObject, type JsonObject, objectAt, plainName, valueAt } from './json-path';

/** A provider's answer with the place of its usage. */
export interface UsageSource {
  /** The answer that the usage belongs to: it names the model, the id, the service tier. */
  readonly answer: BlockReader;
  readonly usage: BlockReader;
  /** All that was handed over; the answer itself, or what is around it. */
  readonly body: BlockReader;
  /** The first text of these names, in the answer or around it. */
  readonly text: (...paths: readonly string[]) => string | undefined;
}

/** Where answers lie within what a client, a batch file, a proxy or a stream event hands over. */
const ANSWERS = [
  '',
  'response',
  'response.body',
  'body',
  'body.response',
  'message',
  'result',
  'result.message',
  'data',
  'delta',
  'metadata',
  'raw_response',
  'rawResponse.body',
  'output',
  'interaction',
  'event',
  'payload',
] as const;

const USAGE_NAMES = [
  'usage',
  // iFlytek's socket
  'usage.text',
  'x_groq.usage',
  'usage_metadata',
  'meta',
  'usage_info',
  'token_usage',
  'amazon-bedrock-invocationMetrics',
  'metrics',
  'stats',
  'details',
  'inference_status',
  'usage_event',
] as const;

/** Names of which one makes an object a usage block. */
const COUNT_NAMES: ReadonlySet<string> = new Set(
  [
    'prompt_tokens',
    'completion_tokens',
    'input_tokens',
    'output_tokens',
    'total_tokens',
    'prompt_token_count',
    'candidates_token_count',
    'total_token_count',
    'generation_token_count',
    'input_text_token_count',
    'input_token_count',
    'output_token_count',
    'prompt_eval_count',
    'eval_count',
    'billed_units',
    'tokens',
    'seconds',
    'pages_processed',
    'cost_in_usd_ticks',
    'total_input_tokens',
    'total_output_tokens',
    'x-amzn-bedrock-input-token-count',
    'x-amzn-bedrock-output-token-count',
    'generated_token_count',
    'generated_tokens',
    'tokens_predicted',
    'tokens_generated',
    'num_tokens_generated',
  ].map(plainName),
);

/** @returns undefined where the body holds no usage block in any known place */
export function findUsage(body: unknown): UsageSource | undefined {
  if (!isObject(body)) return undefined;
  for (const path of ANSWERS) {
    const answer = path === '' ? body : objectAt(body, path);
    if (answer === undefined) continue;
    for (const name of USAGE_NAMES) {
      const usage = objectAt(answer, name);
      if (usage !== undefined && isUsage(usage)) return toSource(body, answer, usage);
    }
    if (isUsage(answer)) return toSource(body, answer, answer);
    // IBM's watsonx counts each result by itself, and answers with one.
    const result = firstOfList(answer, 'results');
    if (result !== undefined && isUsage(result)) return toSource(body, answer, result);
  }
  return searchUsage(body);
}

const MAX_SEARCHED = 2_000;

/** The nearest usage block in a place that is not known, such as the choice of a chunk (Moonshot's streams). */
function searchUsage(body: JsonObject): UsageSource | undefined {
  const queue: unknown[] = [body];
  for (let index = 0; index < queue.length && index < MAX_SEARCHED; index += 1) {
    const value = queue[index];
    if (Array.isArray(value)) queue.push(...(value as readonly unknown[]));
    if (!isObject(value)) continue;
    for (const name of USAGE_NAMES) {
      const usage = objectAt(value, name);
      if (usage !== undefined && isUsage(usage)) return toSource(body, value, usage);
    }
    queue.push(
      ...Object.keys(value)
        .sort()
        .map((key) => value[key]),
    );
  }
  return undefined;
}

function isUsage(block: JsonObject): boolean {
  return Object.entries(block).some(([key, value]) => {
    if (!COUNT_NAMES.has(plainName(key))) return false;
    return typeof value === 'number' || typeof value === 'string' || isObject(value);
  });
}

/** An answer in which no usage was found: it may still say which model and which id. */
export function withoutUsage(body: unknown): UsageSource {
  const object = isObject(body) ? body : {};
  const answer = ANSWERS.map((path) => (path === '' ? undefined : objectAt(object, path))).find(
    (inner) => inner !== undefined && valueAt(inner, 'model') !== undefined,
  );
  return toSource(object, answer ?? object, {});
}

function toSource(body: JsonObject, answer: JsonObject, usage: JsonObject): UsageSource {
  const readers = { body: new BlockReader(body), answer: new BlockReader(answer), usage: new BlockReader(usage) };
  return {
    ...readers,
    text: (...paths) => readers.answer.text(...paths) ?? readers.body.text(...paths),
  };
}
