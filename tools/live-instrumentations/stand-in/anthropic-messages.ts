import { type Answer, type AskedOf, GREETING, GREETING_AS_JSON, listOf, objectOf } from './answer';

/**
 * `POST /v1/messages` (docs.claude.com/en/api/messages): cached tokens stand beside the input, the lifetimes of cache
 * writes in a block of their own; thinking is inside the output. A stream tells its input at the start, with one
 * placeholder token of output, and the final output at the end.
 */
export function answerMessages({ model, body, serial }: AskedOf): Answer {
  const id = `msg_01StandIn${String(serial).padStart(4, '0')}${Math.random().toString(36).slice(2, 10)}`;
  const output = 90 + serial;
  const input = {
    input_tokens: 2040 + serial,
    cache_creation_input_tokens: 300,
    cache_read_input_tokens: 600,
    cache_creation: { ephemeral_5m_input_tokens: 200, ephemeral_1h_input_tokens: 100 },
  };
  const details = { output_tokens_details: { thinking_tokens: 30 } };
  const usage = { ...input, output_tokens: output, ...details, service_tier: 'standard', inference_geo: 'global' };
  const block = blockFor(body, serial);
  const stop = block.type === 'tool_use' ? 'tool_use' : 'end_turn';
  const head = { id, type: 'message', role: 'assistant', model: datedClaude(model) };
  const empty = block.type === 'tool_use' ? { ...block, input: {} } : { type: 'text', text: '' };
  const delta =
    block.type === 'tool_use'
      ? { type: 'input_json_delta', partial_json: JSON.stringify(block.input) }
      : { type: 'text_delta', text: block.text };
  const events = [
    {
      type: 'message_start',
      message: {
        ...head,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { ...input, output_tokens: 1, service_tier: 'standard', inference_geo: 'global' },
      },
    },
    { type: 'content_block_start', index: 0, content_block: empty },
    { type: 'ping' },
    { type: 'content_block_delta', index: 0, delta },
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: stop, stop_sequence: null },
      usage: {
        input_tokens: input.input_tokens,
        cache_creation_input_tokens: input.cache_creation_input_tokens,
        cache_read_input_tokens: input.cache_read_input_tokens,
        output_tokens: output,
        ...details,
      },
    },
    { type: 'message_stop' },
  ];
  return {
    call: {
      provider: 'anthropic',
      api: 'messages',
      model: head.model,
      responseId: id,
      outcome: 'answered',
      tokens: {
        input: input.input_tokens,
        cacheRead: 600,
        cacheWrite5m: 200,
        cacheWrite1h: 100,
        output: output - 30,
        reasoning: 30,
      },
    },
    body: { ...head, content: [block], stop_reason: stop, stop_sequence: null, usage },
    events: events.map((data) => ({ name: data.type, data })),
  };
}

type Block =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly input: object };

function blockFor(body: AskedOf['body'], serial: number): Block {
  const tool = listOf(body['tools'])[0]?.['name'];
  const hasAnswered = listOf(body['messages']).some(({ content }) =>
    listOf(content).some(({ type }) => type === 'tool_result'),
  );
  if (typeof tool === 'string' && !hasAnswered) {
    const input = isForced(body) ? { answer: GREETING } : { city: 'Berlin' };
    return { type: 'tool_use', id: `toolu_01${serial}`, name: tool, input };
  }
  const format = objectOf(objectOf(body['output_config'])['format'])['type'] ?? objectOf(body['output_format'])['type'];
  return { type: 'text', text: format === 'json_schema' ? GREETING_AS_JSON : GREETING };
}

/** Clients get an object by making the model call a tool of that shape. */
function isForced(body: AskedOf['body']): boolean {
  const choice = objectOf(body['tool_choice'])['type'];
  return choice === 'tool' || choice === 'any';
}

function datedClaude(model: string): string {
  return /\d{8}$/.test(model) ? model : `${model}-20250929`;
}
