import { isObject, type JsonObject } from '../block/json-path';
import { mergeGiven, type StreamProtocol } from './stream-protocol';

const EVENTS = ['messageStart', 'messageStop', 'contentBlockStart', 'contentBlockDelta', 'contentBlockStop'];

export const isConverseEvent = (event: JsonObject): boolean =>
  EVENTS.some((name) => isObject(event[name])) || (isObject(event['metadata']) && isObject(event['metadata']['usage']));

/** ConverseStream: usage comes in the `metadata` event, after the message has stopped. */
export function bedrockStream(): StreamProtocol {
  let body: JsonObject = {};
  let isDone = false;
  return {
    add: (event) => {
      if (isObject(event['messageStop'])) body = mergeGiven(body, event['messageStop']);
      if (!isObject(event['metadata'])) return;
      body = mergeGiven(body, event['metadata']);
      isDone = true;
    },
    isComplete: () => isDone,
    body: () => body,
  };
}
