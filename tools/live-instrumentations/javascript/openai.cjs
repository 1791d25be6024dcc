// The openai package under one instrumentation (LIVE_VARIANT).
const { baseUrl, finish, insideAppSpan, operation, startTelemetry, variant } = require('./telemetry.cjs');

const INSTRUMENTATIONS = {
  opentelemetry: () => new (require('@opentelemetry/instrumentation-openai').OpenAIInstrumentation)(),
  openllmetry: () => new (require('@traceloop/instrumentation-openai').OpenAIInstrumentation)(),
  openinference: () => new (require('@arizeai/openinference-instrumentation-openai').OpenAIInstrumentation)(),
};

const provider = startTelemetry({ instrumentations: variant.split('+').map((name) => INSTRUMENTATIONS[name]()) });
const OpenAI = require('openai').default;
const client = new OpenAI({ apiKey: 'none', baseURL: `${baseUrl}/v1`, maxRetries: 2 });
const messages = [{ role: 'user', content: 'Say hello' }];
const model = 'gpt-5-mini';

async function readAll(stream) {
  let pieces = 0;
  for await (const piece of stream) pieces += piece === undefined ? 0 : 1;
  return pieces;
}

const OPERATIONS = {
  chat: () => client.chat.completions.create({ model, messages }),
  'chat-stream': async () =>
    readAll(
      await client.chat.completions.create({ model, messages, stream: true, stream_options: { include_usage: true } }),
    ),
  'chat-stream-without-usage': async () =>
    readAll(await client.chat.completions.create({ model, messages, stream: true })),
  responses: () => client.responses.create({ model, input: 'Say hello' }),
  'responses-stream': async () => readAll(await client.responses.create({ model, input: 'Say hello', stream: true })),
  embeddings: () => client.embeddings.create({ model: 'text-embedding-3-small', input: ['hello', 'there'] }),
  'two-in-app-span': () =>
    insideAppSpan(() =>
      Promise.all([
        client.chat.completions.create({ model, messages }),
        client.chat.completions.create({ model, messages }),
      ]),
    ),
};

finish(provider, OPERATIONS[operation]);
