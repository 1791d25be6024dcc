import type { OtlpRecord } from '@tokenledger/shared/otlp';

import type { Dialect, Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

/**
 * Pydantic AI and Logfire (pydantic/pydantic-ai): model requests have an operation. Older releases write an agent's sum
 * under the names of a call, without one (pydantic-ai#3995); `gen_ai.aggregated_usage.*` is a sum and is not read.
 */
export const pydanticAi: Dialect = {
  name: 'pydantic-ai',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || record.origin.scope.name !== 'pydantic-ai') return undefined;
    const recognition = recogniseByOperation(record, { dialect: 'pydantic-ai' });
    if (recognition?.outcome !== 'reading' || record.attributes.has('gen_ai.operation.name')) return recognition;
    return { outcome: 'reading', reading: { ...recognition.reading, role: 'container', operation: 'invoke_agent' } };
  },
};
