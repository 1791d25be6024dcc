// Langfuse's span processor with its wrapper of the openai package, or with a generation written by hand.
const { baseUrl, createExporter, finish, operation, startTelemetry } = require('./telemetry.cjs');
const { LangfuseSpanProcessor } = require('@langfuse/otel');
const { observeOpenAI } = require('@langfuse/openai');
const { startActiveObservation, startObservation } = require('@langfuse/tracing');
const OpenAI = require('openai').default;

const provider = startTelemetry({
  processors: [new LangfuseSpanProcessor({ exporter: createExporter(), exportMode: 'batched' })],
});
const plain = new OpenAI({ apiKey: 'none', baseURL: `${baseUrl}/v1` });
const client = observeOpenAI(plain);
const model = 'gpt-5-mini';
const messages = [{ role: 'user', content: 'Say hello' }];

const OPERATIONS = {
  chat: () => client.chat.completions.create({ model, messages }),
  'chat-stream': async () => {
    const stream = await client.chat.completions.create({
      model,
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    for await (const piece of stream) void piece;
  },
  responses: () => client.responses.create({ model, input: 'Say hello' }),
  'in-agent': () =>
    startActiveObservation('ask', () => client.chat.completions.create({ model, messages }), { asType: 'agent' }),
  'by-hand': async () => {
    const generation = startObservation('ask', { model, input: 'Say hello' }, { asType: 'generation' });
    const answer = await plain.chat.completions.create({ model, messages });
    const { prompt_tokens, completion_tokens, total_tokens } = answer.usage;
    generation.update({ usageDetails: { input: prompt_tokens, output: completion_tokens, total: total_tokens } });
    generation.end();
  },
};

finish(provider, OPERATIONS[operation]);
