import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { firstText } from './attribute-reading';
import type { Dialect, Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';
import { readRecord } from './read-record';

const RUN_ID = ['gen_ai.thread.run.id'];
const RUN_OPERATIONS: ReadonlySet<string> = new Set([
  'start_thread_run',
  'get_thread_run',
  'process_thread_run',
  'submit_tool_outputs',
  'list_run_steps',
]);

/**
 * Azure AI Foundry's agents (azure-ai-agents telemetry): a run has its counts once it is done, and every span that asks
 * for it afterwards repeats them. The run is what is billed; its id names it.
 */
export const azureAiAgents: Dialect = {
  name: 'azure-ai-agents',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const runId = firstText(record.attributes, RUN_ID);
    const operation = firstText(record.attributes, ['gen_ai.operation.name']);
    if (runId === undefined || operation === undefined || !RUN_OPERATIONS.has(operation)) return undefined;
    if (!readRecord(record.attributes).hasUsage) return undefined;
    return recogniseByOperation(record, { dialect: 'azure-ai-agents', role: 'call', operation, responseId: runId });
  },
};
