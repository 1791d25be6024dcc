import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { textOf } from './attribute-reading';
import type { Dialect, Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

/** Completions and embeddings run each prompt of a request by itself, and number it behind the id of the response. */
const ONE_PROMPT_OF_SEVERAL = /^(?:cmpl|embd)-.*-\d{1,4}$/;

/**
 * vLLM's own spans (vllm-project/vllm docs: OpenTelemetry): the server's view of a call, below the caller's span where the
 * caller hands its context on. The request id of a chat is the id of the response that the caller sees, as it stands: what
 * looks like a number behind it may be the caller's own. A prompt of several has an id of its own, so that each counts.
 */
export const vllm: Dialect = {
  name: 'vllm',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || !record.origin.scope.name.startsWith('vllm')) return undefined;
    const requestId = textOf(record.attributes.get('gen_ai.request.id'));
    const responseId = requestId === undefined || ONE_PROMPT_OF_SEVERAL.test(requestId) ? undefined : requestId;
    return recogniseByOperation(record, {
      dialect: 'vllm',
      observer: 'gateway',
      ...(responseId !== undefined && { responseId }),
    });
  },
};
