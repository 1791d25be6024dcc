import { type Answer, type AskedOf, GREETING } from './answer';

/** `POST /api/chat` of Ollama (docs/api.md): one JSON line, or one a piece; no id and no cache. */
export function answerOllamaChat({ model, serial }: AskedOf): Answer {
  const input = 20 + serial;
  const output = 30 + serial;
  const head = { model, created_at: new Date().toISOString() };
  const last = {
    ...head,
    message: { role: 'assistant', content: '' },
    done: true,
    done_reason: 'stop',
    total_duration: 5_000_000,
    load_duration: 1_000_000,
    prompt_eval_count: input,
    prompt_eval_duration: 1_000_000,
    eval_count: output,
    eval_duration: 2_000_000,
  };
  return {
    call: { provider: 'ollama', api: 'chat', model, responseId: '', outcome: 'answered', tokens: { input, output } },
    body: { ...last, message: { role: 'assistant', content: GREETING } },
    events: [
      { name: '', data: { ...head, message: { role: 'assistant', content: GREETING }, done: false } },
      { name: '', data: last },
    ],
  };
}
