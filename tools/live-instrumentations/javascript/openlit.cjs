// OpenLIT, which sets telemetry up itself.
const { baseUrl, operation } = require('./telemetry.cjs');
const { setTimeout: sleep } = require('node:timers/promises');
const { default: openlit } = require('openlit');

openlit.init({
  applicationName: 'live-scenario',
  otlpEndpoint: process.env.OTEL_EXPORTER_OTLP_ENDPOINT,
  otlpHeaders: process.env.OTEL_EXPORTER_OTLP_HEADERS,
  disableBatch: true,
});
const OpenAI = require('openai').default;
const Anthropic = require('@anthropic-ai/sdk').default;
const client = new OpenAI({ apiKey: 'none', baseURL: `${baseUrl}/v1` });
const messages = [{ role: 'user', content: 'Say hello' }];
const claude = { model: 'claude-sonnet-4-5', max_tokens: 100, messages };
const anthropic = () => new Anthropic({ apiKey: 'none', baseURL: baseUrl, openTelemetry: false });

const OPERATIONS = {
  chat: () => client.chat.completions.create({ model: 'gpt-5-mini', messages }),
  'chat-stream': async () => {
    const asked = { model: 'gpt-5-mini', messages, stream: true, stream_options: { include_usage: true } };
    for await (const piece of await client.chat.completions.create(asked)) void piece;
  },
  responses: () => client.responses.create({ model: 'gpt-5-mini', input: 'Say hello' }),
  embeddings: () => client.embeddings.create({ model: 'text-embedding-3-small', input: 'hello' }),
  messages: () => anthropic().messages.create(claude),
  'messages-stream': async () => {
    for await (const event of await anthropic().messages.create({ ...claude, stream: true })) void event;
  },
};

OPERATIONS[operation]()
  .catch((error) => console.log(`the call failed: ${error.message}`))
  // It has no flush of its own: what it exports is on its way when the call returns.
  .then(() => sleep(1500))
  .then(() => process.exit(0));
