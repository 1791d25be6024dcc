// LangChain's ChatOpenAI, alone in a chain, under one instrumentation (LIVE_VARIANT).
const { baseUrl, createExporter, finish, operation, startTelemetry, variant } = require('./telemetry.cjs');

const provider = startTelemetry();
const callbacks = require('@langchain/core/callbacks/manager');
if (variant === 'openinference') {
  const { LangChainInstrumentation } = require('@arizeai/openinference-instrumentation-langchain');
  const instrumentation = new LangChainInstrumentation({ tracerProvider: provider });
  instrumentation.manuallyInstrument(callbacks);
}
if (variant === 'openllmetry') {
  const { LangChainInstrumentation } = require('@traceloop/instrumentation-langchain');
  const instrumentation = new LangChainInstrumentation();
  instrumentation.setTracerProvider(provider);
  instrumentation.manuallyInstrument({ callbackManagerModule: callbacks });
}
if (variant === 'langsmith') {
  process.env.LANGSMITH_TRACING = 'true';
  process.env.LANGSMITH_OTEL_ENABLED = 'true';
  process.env.LANGSMITH_API_KEY = 'none';
  process.env.LANGSMITH_ENDPOINT = 'http://127.0.0.1:9';
  const { initializeOTEL } = require('langsmith/experimental/otel/setup');
  initializeOTEL({ globalTracerProvider: provider });
}
void createExporter;

const { ChatOpenAI } = require('@langchain/openai');
const { ChatPromptTemplate } = require('@langchain/core/prompts');
const { StringOutputParser } = require('@langchain/core/output_parsers');
const model = new ChatOpenAI({
  model: 'gpt-5-mini',
  apiKey: 'none',
  configuration: { baseURL: `${baseUrl}/v1` },
  streamUsage: true,
});
const chain = ChatPromptTemplate.fromMessages([['user', 'Say {word}']])
  .pipe(model)
  .pipe(new StringOutputParser());

const OPERATIONS = {
  invoke: () => model.invoke('Say hello'),
  chain: () => chain.invoke({ word: 'hello' }),
  'chain-stream': async () => {
    for await (const piece of await chain.stream({ word: 'hello' })) void piece;
  },
};

finish(provider, async () => {
  await OPERATIONS[operation]();
  if (variant === 'langsmith') await require('langsmith').RunTree.getSharedClient().awaitPendingTraceBatches();
});
