import { isObject, type JsonObject } from '../block/json-path';
import { mergeGiven, type StreamProtocol } from './stream-protocol';

const V2_EVENTS = /^(?:message|content|tool-call|tool-plan|citation)-(?:start|end|delta)$/;

const V1_EVENTS: ReadonlySet<string> = new Set([
  'stream-start',
  'search-queries-generation',
  'search-results',
  'text-generation',
  'citation-generation',
  'tool-calls-chunk',
  'tool-calls-generation',
  'stream-end',
]);

export const isCohereEvent = (event: JsonObject): boolean => {
  const { type, event_type: v1Type } = event;
  return (typeof v1Type === 'string' && V1_EVENTS.has(v1Type)) || (typeof type === 'string' && V2_EVENTS.test(type));
};

/** v2 ends with `message-end`, v1 with `stream-end`, which repeats the whole answer. */
export function cohereStream(): StreamProtocol {
  let body: JsonObject = {};
  let isDone = false;
  const end = (event: JsonObject, answer: unknown): void => {
    if (isObject(answer)) body = mergeGiven(body, answer);
    body = mergeGiven(body, { finish_reason: event['finish_reason'] });
    isDone = true;
  };
  return {
    add: (event) => {
      body = mergeGiven(body, { id: event['id'], generation_id: event['generation_id'] });
      if (event['type'] === 'message-end') end(event, event['delta']);
      if (event['event_type'] === 'stream-end') end(event, event['response']);
    },
    isComplete: () => isDone,
    body: () => body,
  };
}
