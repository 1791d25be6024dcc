import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { textOf } from './attribute-reading';
import type { Dialect, Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

/** What the engine puts behind the id that the server answers with: the number of the prompt or the choice. */
const SEQUENCE = /^((?:chatcmpl|cmpl|embd)-.*?)-\d{1,3}$/;

/**
 * vLLM's own spans (vllm-project/vllm docs: OpenTelemetry): the server's view of a call, below the caller's span where the
 * caller hands its context on. Its request id is the id of the response that the caller sees.
 */
export const vllm: Dialect = {
  name: 'vllm',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || !record.origin.scope.name.startsWith('vllm')) return undefined;
    const requestId = textOf(record.attributes.get('gen_ai.request.id'));
    const responseId = requestId === undefined ? undefined : (SEQUENCE.exec(requestId)?.[1] ?? requestId);
    return recogniseByOperation(record, {
      dialect: 'vllm',
      observer: 'gateway',
      ...(responseId !== undefined && { responseId }),
    });
  },
};
