import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { type Dialect, drop, type Recognition } from './dialect';

const CONNECTION_TEST = /^(?:openrouter[ ._-])?connection[ ._-]test$/i;
const ANTHROPIC_HELPER = /^anthropic\.(?:messages\.tool_runner|(?:custom_|mcp_)?tool_use|organization\.)/;
/** Its number is what a call would cost, and the question is free. */
const FREE_COUNT = 'anthropic.message.count_tokens.input_tokens';

/**
 * Spans that are no model call whatever they carry: free calls, helpers around calls, administration, tests of a
 * connection. The collector keeps them out as well; the processor also reads topics that other collectors write.
 *
 * Sources: npm @anthropic-ai/sdk 1.12, PyPI anthropic 2.12; OpenInference marks `messages.count_tokens` as LLM.
 */
export const neverBooked: Dialect = {
  name: 'never-booked',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const { name } = record;
    if (name.endsWith('count_tokens') || record.attributes.has(FREE_COUNT)) return drop('usage-free-operation');
    if (name === 'anthropic.test') return drop('connection-test');
    if (name.startsWith('anthropic.') && ANTHROPIC_HELPER.test(name)) return drop('usage-free-operation');
    return name.endsWith('est') && CONNECTION_TEST.test(name) ? drop('connection-test') : undefined;
  },
};
