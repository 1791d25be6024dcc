// Anthropic's SDK, whose own spans come by themselves, alone or under instrumentations (LIVE_VARIANT).
const { baseUrl, finish, insideAppSpan, operation, startTelemetry, variant } = require('./telemetry.cjs');

const INSTRUMENTATIONS = {
  openllmetry: () => new (require('@traceloop/instrumentation-anthropic').AnthropicInstrumentation)(),
  openinference: () => new (require('@arizeai/openinference-instrumentation-anthropic').AnthropicInstrumentation)(),
};

const names = variant.split('+').filter((name) => name !== 'native' && name !== 'silent');
const instrumentations = names.map((name) => INSTRUMENTATIONS[name]());
const provider = startTelemetry({ instrumentations });
const sdk = require('@anthropic-ai/sdk');
const Anthropic = sdk.default ?? sdk.Anthropic;
for (const instrumentation of instrumentations) instrumentation.manuallyInstrument(sdk);
const client = new Anthropic({
  apiKey: 'none',
  baseURL: baseUrl,
  maxRetries: 2,
  // "silent": the SDK's own spans are off, so that an instrumentation is alone.
  ...(variant.includes('silent') && { openTelemetry: false }),
});
const request = { model: 'claude-sonnet-4-5', max_tokens: 100, messages: [{ role: 'user', content: 'Say hello' }] };

const OPERATIONS = {
  messages: () => client.messages.create(request),
  'messages-stream': async () => {
    for await (const event of await client.messages.create({ ...request, stream: true })) void event;
  },
  'stream-helper': () => client.messages.stream(request).finalMessage(),
  'in-app-span': () => insideAppSpan(() => client.messages.create(request)),
  'stream-helper-in-app-span': () => insideAppSpan(() => client.messages.stream(request).finalMessage()),
  'two-in-app-span': () =>
    insideAppSpan(() => Promise.all([client.messages.create(request), client.messages.create(request)])),
};

finish(provider, OPERATIONS[operation]);
