import { isObject, type JsonObject } from '../block/json-path';
import { mergeGiven, type StreamProtocol } from './stream-protocol';

const EVENTS: ReadonlySet<unknown> = new Set([
  'message_start',
  'message_delta',
  'message_stop',
  'content_block_start',
  'content_block_delta',
  'content_block_stop',
  'ping',
]);

export const isAnthropicEvent = (event: JsonObject): boolean => EVENTS.has(event['type']);

/**
 * `message_start` has the input and a placeholder of the output; `message_delta` has the final, cumulative counts. Cut
 * before it, the output is unknown, not the placeholder.
 */
export function anthropicStream(): StreamProtocol {
  let message: JsonObject = {};
  let usage: JsonObject = {};
  let isDone = false;
  return {
    add: (event) => {
      if (event['type'] === 'message_start' && isObject(event['message'])) {
        const { content: _content, ...rest } = event['message'];
        message = rest;
        usage = isObject(rest['usage']) ? rest['usage'] : {};
      }
      if (event['type'] !== 'message_delta') return;
      if (isObject(event['delta'])) message = mergeGiven(message, event['delta']);
      if (!isObject(event['usage'])) return;
      usage = mergeGiven(usage, event['usage']);
      isDone = true;
    },
    isComplete: () => isDone,
    body: () => {
      const { output_tokens: _placeholder, ...known } = usage;
      return { ...message, usage: isDone ? usage : known };
    },
  };
}
