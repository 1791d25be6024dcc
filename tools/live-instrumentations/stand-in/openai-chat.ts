import {
  type Answer,
  type AskedOf,
  GREETING,
  GREETING_AS_JSON,
  listOf,
  objectOf,
  type StreamEvent,
  TOOL_ARGUMENTS,
} from './answer';

/**
 * `POST /chat/completions` (platform.openai.com/docs/api-reference/chat): cached tokens inside the prompt, reasoning
 * inside the completion; a stream tells its usage only where `stream_options.include_usage` asks for it, in a last chunk
 * without choices.
 */
export function answerChat({ model, body, serial }: AskedOf): Answer {
  const id = `chatcmpl-StandIn${String(serial).padStart(4, '0')}${Math.random().toString(36).slice(2, 10)}`;
  const usage = {
    prompt_tokens: 1000 + 10 * serial,
    completion_tokens: 200 + serial,
    total_tokens: 1200 + 11 * serial,
    prompt_tokens_details: { cached_tokens: 640, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 128,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
  const tool = toolToCall(body);
  const content = tool === undefined ? textFor(body) : null;
  const toolCalls =
    tool === undefined
      ? undefined
      : [{ id: `call_${serial}`, type: 'function', function: { name: tool, arguments: TOOL_ARGUMENTS } }];
  const finish = tool === undefined ? 'stop' : 'tool_calls';
  const head = { id, created: Math.floor(Date.now() / 1000), model: dated(model), service_tier: 'default' };
  const message = { role: 'assistant', content, refusal: null, ...(toolCalls && { tool_calls: toolCalls }) };
  const chunk = (delta: object, reason: string | null): StreamEvent => ({
    name: '',
    data: {
      ...head,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
      usage: null,
    },
  });
  // Mistral and Groq tell the usage of every stream, in the last piece of the answer.
  const last = ({ name, data }: StreamEvent): StreamEvent =>
    TELLS_ALWAYS.test(model)
      ? { name, data: { ...objectOf(data), usage, x_groq: { id: `req_${serial}`, usage } } }
      : { name, data };
  const asksUsage = objectOf(body['stream_options'])['include_usage'] === true;
  return {
    call: {
      provider: 'openai',
      api: 'chat',
      model: head.model,
      responseId: id,
      outcome: 'answered',
      tokens: { input: 360 + 10 * serial, cacheRead: 640, output: 72 + serial, reasoning: 128 },
    },
    body: {
      ...head,
      object: 'chat.completion',
      choices: [{ index: 0, message, logprobs: null, finish_reason: finish }],
      usage,
    },
    events: [
      chunk({ role: 'assistant', content: toolCalls === undefined ? '' : null }, null),
      toolCalls === undefined
        ? chunk({ content }, null)
        : chunk({ tool_calls: toolCalls.map((call, index) => ({ index, ...call })) }, null),
      last(chunk({}, finish)),
      ...(asksUsage ? [{ name: '', data: { ...head, object: 'chat.completion.chunk', choices: [], usage } }] : []),
      { name: '', data: '[DONE]' },
    ],
  };
}

const TELLS_ALWAYS = /^(?:mistral|openai\/)/;

/** `POST /embeddings`. */
export function answerEmbeddings({ model, body, serial }: AskedOf): Answer {
  const inputs = Array.isArray(body['input']) ? body['input'].length : 1;
  const tokens = 50 + serial;
  const vector = [0.25, -0.5, 0.125];
  const embedding =
    body['encoding_format'] === 'base64' ? Buffer.from(new Float32Array(vector).buffer).toString('base64') : vector;
  return {
    call: {
      provider: 'openai',
      api: 'embeddings',
      model,
      responseId: '',
      outcome: 'answered',
      tokens: { input: tokens },
    },
    body: {
      object: 'list',
      data: Array.from({ length: inputs }, (_, index) => ({ object: 'embedding', index, embedding })),
      model,
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    },
    events: [],
  };
}

/** OpenAI answers with the dated name of the model that it was asked for. */
export function dated(model: string): string {
  return /\d{4}-\d\d-\d\d$/.test(model) ? model : `${model}-${DATES[model] ?? '2025-08-07'}`;
}

const DATES: Readonly<Record<string, string>> = { 'gpt-4o': '2024-08-06', 'gpt-4o-mini': '2024-07-18' };

/** The first tool that is offered, where none has answered yet. */
function toolToCall(body: AskedOf['body']): string | undefined {
  if (listOf(body['messages']).some(({ role }) => role === 'tool')) return undefined;
  const tool = listOf(body['tools'])[0];
  const name = objectOf(tool?.['function'])['name'];
  return typeof name === 'string' ? name : undefined;
}

function textFor(body: AskedOf['body']): string {
  const format = objectOf(body['response_format'])['type'];
  return format === 'json_schema' || format === 'json_object' ? GREETING_AS_JSON : GREETING;
}
