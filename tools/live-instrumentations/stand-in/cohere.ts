import { randomUUID } from 'node:crypto';

import { type Answer, type AskedOf, GREETING } from './answer';

/** `POST /v2/chat` of Cohere (docs.cohere.com/reference/chat): what is billed beside what was processed. */
export function answerCohereChat({ model, serial }: AskedOf): Answer {
  const id = randomUUID();
  const input = 30 + serial;
  const output = 70 + serial;
  const usage = {
    billed_units: { input_tokens: input, output_tokens: output },
    tokens: { input_tokens: 500 + input, output_tokens: 3 + output },
  };
  const head = { id, finish_reason: 'COMPLETE' };
  const content = { type: 'text', text: GREETING };
  return {
    call: {
      provider: 'cohere',
      api: 'chat',
      model,
      responseId: id,
      outcome: 'answered',
      tokens: { input, output },
    },
    body: { ...head, message: { role: 'assistant', content: [content] }, usage },
    events: [
      { type: 'message-start', id, delta: { message: { role: 'assistant', content: [], tool_calls: [] } } },
      { type: 'content-start', index: 0, delta: { message: { content: { type: 'text', text: '' } } } },
      { type: 'content-delta', index: 0, delta: { message: { content: { text: GREETING } } } },
      { type: 'content-end', index: 0 },
      { type: 'message-end', id, delta: { finish_reason: 'COMPLETE', usage } },
    ].map((data) => ({ name: data.type, data })),
  };
}
