import type { Attributes } from '@tokenledger/shared/otlp';

/**
 * Attributes in which emitters that name no operation say what a span is, the ones that are surest first: Alibaba's
 * instrumentations and Dify, Laminar, AgentOps, MLflow, LangWatch, Langtrace, VoltAgent (whose children repeat the type of
 * the agent around them in the last), Prompt flow and CozeLoop.
 */
const KINDS = [
  'gen_ai.span.kind',
  'lmnr.span.type',
  'agentops.span.kind',
  'mlflow.spanType',
  'langwatch.span.type',
  'langtrace.service.type',
  'span.type',
  'span_type',
  'entity.type',
] as const;

const OPERATION_OF_KIND: ReadonlyMap<string, string> = new Map(
  Object.entries({
    llm: 'chat',
    chat: 'chat',
    chat_model: 'chat',
    generation: 'chat',
    model: 'chat',
    embedding: 'embeddings',
    embeddings: 'embeddings',
  }),
);

/** Kinds of what stands around calls. Other words may mean anything (`http`, `web`): they decide nothing. */
const AROUND_CALLS: ReadonlySet<string> = new Set([
  'agent',
  'agentic',
  'chain',
  'default',
  'entry',
  'evaluation',
  'evaluator',
  'executor',
  'framework',
  'function',
  'guardrail',
  'operation',
  'pipeline',
  'session',
  'step',
  'task',
  'team',
  'tool',
  'workflow',
]);

/** @returns the operation that a span's kind stands for; undefined where none of these attributes tells */
export function operationBySpanKind(attributes: Attributes): string | undefined {
  for (const name of KINDS) {
    const value = attributes.get(name);
    if (typeof value !== 'string') continue;
    const kind = value.replace(/^"|"$/g, '').toLowerCase();
    const operation = OPERATION_OF_KIND.get(kind) ?? (AROUND_CALLS.has(kind) ? kind : undefined);
    if (operation !== undefined) return operation;
    // Its other kinds are all around calls.
    if (name === 'gen_ai.span.kind') return kind;
  }
  return undefined;
}

/** Laminar plays an old answer back instead of calling the model: nothing is billed. */
export function isPlayedBack(attributes: Attributes): boolean {
  return attributes.get('lmnr.span.type') === 'CACHED';
}
