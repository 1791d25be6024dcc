import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { type Dialect, drop, type Recognition } from './dialect';

const PREFIXES = ['gen_ai.', 'claude_code.', 'codex.', 'gemini_cli.', 'llm.', 'copilot_chat.', 'github.copilot.'];

/**
 * A metric adds up calls: it has no context size, no cache lifetime and no identity, so it cannot be priced and would
 * count its source's spans and events twice. Both generations of the conventions, and the coding agents' own.
 */
export const aggregateMetrics: Dialect = {
  name: 'aggregate-metrics',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'metric') return undefined;
    const { metricName } = record;
    return PREFIXES.some((prefix) => metricName.startsWith(prefix)) ? drop('aggregate-metric') : undefined;
  },
};
