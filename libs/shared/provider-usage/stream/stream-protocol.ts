import type { JsonObject } from '../block/json-path';

/** The events of one provider's stream, put together to the answer that it would have given in one piece. */
export interface StreamProtocol {
  readonly add: (event: JsonObject) => void;
  /** True once the provider has said that it is done and what was used. */
  readonly isComplete: () => boolean;
  readonly body: () => JsonObject;
}

/** Later values replace earlier ones; an explicit null says nothing. */
export function mergeGiven(earlier: JsonObject, later: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...earlier };
  for (const [key, value] of Object.entries(later)) {
    if (value !== null && value !== undefined) merged[key] = value;
  }
  return merged;
}
