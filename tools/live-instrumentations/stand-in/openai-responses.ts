import { dated } from './openai-chat';
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

/** `POST /responses` (platform.openai.com/docs/api-reference/responses); streams always tell their usage. */
export function answerResponses({ model, body, serial }: AskedOf): Answer {
  const id = `resp_standin${String(serial).padStart(4, '0')}${Math.random().toString(36).slice(2, 10)}`;
  const usage = {
    input_tokens: 1000 + 10 * serial,
    input_tokens_details: { cached_tokens: 640 },
    output_tokens: 200 + serial,
    output_tokens_details: { reasoning_tokens: 128 },
    total_tokens: 1200 + 11 * serial,
  };
  const item = itemFor(body, serial);
  const response = (status: string): object => ({
    id,
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status,
    background: false,
    error: null,
    incomplete_details: null,
    instructions: body['instructions'] ?? null,
    max_output_tokens: null,
    model: dated(model),
    output: status === 'completed' ? [item] : [],
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: 'medium', summary: null },
    service_tier: status === 'completed' ? 'default' : 'auto',
    store: true,
    temperature: 1,
    text: body['text'] ?? { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: body['tools'] ?? [],
    top_p: 1,
    truncation: 'disabled',
    usage: status === 'completed' ? usage : null,
    user: null,
    metadata: {},
  });
  const events = [
    { type: 'response.created', response: response('in_progress') },
    { type: 'response.in_progress', response: response('in_progress') },
    { type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress' } },
    ...deltasOf(item),
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: response('completed') },
  ];
  return {
    call: {
      provider: 'openai',
      api: 'responses',
      model: dated(model),
      responseId: id,
      outcome: 'answered',
      tokens: { input: 360 + 10 * serial, cacheRead: 640, output: 72 + serial, reasoning: 128 },
    },
    body: response('completed'),
    events: events.map((data, at): StreamEvent => ({ name: data.type, data: { ...data, sequence_number: at } })),
  };
}

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

function itemFor(body: AskedOf['body'], serial: number): Item {
  const hasAnswered = listOf(body['input']).some(({ type }) => type === 'function_call_output');
  const tool = listOf(body['tools']).find(({ type }) => type === 'function');
  if (tool !== undefined && !hasAnswered) {
    return {
      id: `fc_${serial}`,
      type: 'function_call',
      status: 'completed',
      arguments: TOOL_ARGUMENTS,
      call_id: `call_${serial}`,
      name: tool['name'],
    };
  }
  const isJson = String(objectOf(objectOf(body['text'])['format'])['type'] ?? 'text').startsWith('json');
  const text = isJson ? GREETING_AS_JSON : GREETING;
  return {
    id: `msg_${serial}`,
    type: 'message',
    status: 'completed',
    role: 'assistant',
    content: [{ type: 'output_text', annotations: [], logprobs: [], text }],
  };
}

function deltasOf(item: Item): readonly (Readonly<Record<string, unknown>> & { readonly type: string })[] {
  const place = { item_id: item.id, output_index: 0 };
  if (item['type'] === 'function_call') {
    return [
      { type: 'response.function_call_arguments.delta', ...place, delta: TOOL_ARGUMENTS },
      { type: 'response.function_call_arguments.done', ...place, name: item['name'], arguments: TOOL_ARGUMENTS },
    ];
  }
  const part = listOf(item['content'])[0];
  const inPart = { ...place, content_index: 0 };
  return [
    { type: 'response.content_part.added', ...inPart, part: { ...part, text: '' } },
    { type: 'response.output_text.delta', ...inPart, delta: part?.['text'], logprobs: [] },
    { type: 'response.output_text.done', ...inPart, text: part?.['text'], logprobs: [] },
    { type: 'response.content_part.done', ...inPart, part },
  ];
}
