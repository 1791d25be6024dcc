import { firstOfList, type JsonObject, objectAt, valueAt } from './block/json-path';
import type { UsageSource } from './block/usage-source';

/** What an answer says of itself beside its usage. */
export interface AnswerFacts {
  readonly model: string | undefined;
  readonly responseId: string | undefined;
  readonly serviceTier: string | undefined;
  readonly finishReason: string | undefined;
}

export function readAnswerFacts({ answer, body, text }: UsageSource): AnswerFacts {
  return {
    model: text('model', 'model_version', 'model_id'),
    responseId: text('id', 'response_id', 'generation_id', 'request_id'),
    serviceTier: text('service_tier'),
    finishReason: finishReasonOf(answer.block) ?? finishReasonOf(body.block),
  };
}

const REASONS = ['stop_reason', 'finish_reason', 'done_reason', 'completion_reason'] as const;

/** Lists of alternatives, of which the first says why it stopped. */
const ALTERNATIVES = ['choices', 'candidates', 'outputs', 'results', 'generations'] as const;

/** Why the first alternative of an answer, or the answer as a whole, ended. */
export function finishReasonOf(answer: JsonObject): string | undefined {
  for (const list of ALTERNATIVES) {
    const first = firstOfList(answer, list) ?? firstOfList(answer, `output.${list}`);
    const reason = first === undefined ? undefined : reasonIn(first);
    if (reason !== undefined) return reason;
  }
  const own = reasonIn(answer) ?? reasonIn(objectAt(answer, 'output') ?? {});
  if (own !== undefined) return own;
  const incomplete = answer['incomplete_details'];
  const reason =
    typeof incomplete === 'object' && incomplete !== null ? (incomplete as JsonObject)['reason'] : undefined;
  return typeof reason === 'string' ? reason : statusOf(answer);
}

/** The Responses API has a status, and a reason only where it is `incomplete`. */
function statusOf(answer: JsonObject): string | undefined {
  return answer['object'] === 'response' && typeof answer['status'] === 'string' ? answer['status'] : undefined;
}

function reasonIn(object: JsonObject): string | undefined {
  for (const name of REASONS) {
    const reason = valueAt(object, name)?.value;
    if (typeof reason === 'string' && reason !== '') return reason;
  }
  return undefined;
}
