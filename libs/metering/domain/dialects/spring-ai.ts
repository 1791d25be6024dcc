import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { firstText } from './attribute-reading';
import { type Dialect, drop, type Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

const PROVIDER = ['gen_ai.provider.name', 'gen_ai.system'];

/**
 * Spring AI's clients and advisors (spring-projects/spring-ai observability): they name the framework as the system and
 * stand around the model's own span, whatever operation they give. That span is read by the conventions.
 */
export const springAi: Dialect = {
  name: 'spring-ai',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || firstText(record.attributes, PROVIDER) !== 'spring_ai') return undefined;
    const recognition = recogniseByOperation(record, { dialect: 'spring-ai', operation: 'framework' });
    if (recognition?.outcome !== 'reading') return recognition ?? drop('container-without-usage');
    const { tokens, invalidCounts } = recognition.reading;
    const isEmpty = Object.keys(tokens).length === 0 && invalidCounts.length === 0;
    if (isEmpty) return drop('container-without-usage');
    return { outcome: 'reading', reading: { ...recognition.reading, role: 'container' } };
  },
};
