import { CANARY } from './canary';

/** One model call as an application would report it. */
export interface SampleCall {
  readonly traceId: string;
  readonly spanId: string;
  /** The agent's span above it. */
  readonly rootSpanId: string;
  readonly provider: string;
  readonly model: string;
  /** All input, cached input included. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
  readonly responseId: string | undefined;
  /** Unix milliseconds. */
  readonly startedAtMs: number;
}

export interface OtlpAttribute {
  readonly key: string;
  readonly value: object;
}

/** The attributes of the GenAI conventions, with message content switched on. */
export function callAttributes(call: SampleCall): readonly OtlpAttribute[] {
  return [
    text('gen_ai.operation.name', 'chat'),
    text('gen_ai.provider.name', call.provider),
    text('gen_ai.request.model', call.model),
    text('gen_ai.response.model', call.model),
    ...(call.responseId === undefined ? [] : [text('gen_ai.response.id', call.responseId)]),
    whole('gen_ai.usage.input_tokens', call.inputTokens),
    whole('gen_ai.usage.output_tokens', call.outputTokens),
    ...(call.cacheReadTokens === 0 ? [] : [whole('gen_ai.usage.cache_read.input_tokens', call.cacheReadTokens)]),
    { key: 'gen_ai.response.finish_reasons', value: { arrayValue: { values: [{ stringValue: 'stop' }] } } },
    text('gen_ai.input.messages', messages('user')),
    text('gen_ai.output.messages', messages('assistant')),
    text('gen_ai.system_instructions', `[{"type":"text","content":"${CANARY}"}]`),
  ];
}

export function text(key: string, value: string): OtlpAttribute {
  return { key, value: { stringValue: value } };
}

/** As the JSON encoding writes 64-bit integers: text. */
function whole(key: string, value: number): OtlpAttribute {
  return { key, value: { intValue: String(value) } };
}

function messages(role: string): string {
  return JSON.stringify([
    { role, parts: [{ type: 'text', content: `What is ${CANARY}? ${'lorem ipsum '.repeat(20)}` }] },
  ]);
}
