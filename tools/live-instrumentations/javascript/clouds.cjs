// Bedrock's client and @google/genai under one instrumentation (LIVE_VARIANT).
const { baseUrl, finish, operation, startTelemetry, variant } = require('./telemetry.cjs');

function instrumentationOf() {
  if (variant === 'openinference') {
    const { BedrockInstrumentation } = require('@arizeai/openinference-instrumentation-bedrock');
    return new BedrockInstrumentation();
  }
  if (operation.startsWith('gemini')) {
    const { GenAIInstrumentation } = require('@traceloop/instrumentation-google-generativeai');
    return new GenAIInstrumentation();
  }
  const { BedrockInstrumentation } = require('@traceloop/instrumentation-bedrock');
  return new BedrockInstrumentation();
}

const instrumentation = instrumentationOf();
const provider = startTelemetry({ instrumentations: [instrumentation] });
const bedrock = require('@aws-sdk/client-bedrock-runtime');
const genai = require('@google/genai');
// OpenInference's has patched the module when it was required; a second time would report each call twice.
if (variant === 'openllmetry') instrumentation.manuallyInstrument(operation.startsWith('gemini') ? genai : bedrock);

const modelId = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
const client = () =>
  new bedrock.BedrockRuntimeClient({
    endpoint: baseUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    // HTTP/1.1: the stand-in speaks no other.
    requestHandler: new (require('@smithy/node-http-handler').NodeHttpHandler)(),
  });
const messages = [{ role: 'user', content: [{ text: 'Say hello' }] }];
const body = JSON.stringify({
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 100,
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Say hello' }] }],
});
const gemini = () => new genai.GoogleGenAI({ apiKey: 'none', httpOptions: { baseUrl } });
const asked = { model: 'gemini-2.5-flash', contents: 'Say hello' };

async function readAll(stream) {
  for await (const piece of stream) void piece;
}

const OPERATIONS = {
  converse: () => client().send(new bedrock.ConverseCommand({ modelId, messages })),
  'converse-stream': async () =>
    readAll((await client().send(new bedrock.ConverseStreamCommand({ modelId, messages }))).stream),
  invoke: () => client().send(new bedrock.InvokeModelCommand({ modelId, body })),
  'invoke-stream': async () =>
    readAll((await client().send(new bedrock.InvokeModelWithResponseStreamCommand({ modelId, body }))).body),
  gemini: () => gemini().models.generateContent(asked),
  'gemini-stream': async () => readAll(await gemini().models.generateContentStream(asked)),
};

finish(provider, OPERATIONS[operation]);
