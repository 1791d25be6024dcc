import { isObject, type JsonObject } from '../block/json-path';
import { mergeGiven, type StreamProtocol } from './stream-protocol';

/** Events that end a response of the Responses API or of realtime; each carries it whole. */
const TERMINAL: ReadonlySet<unknown> = new Set([
  'response.completed',
  'response.incomplete',
  'response.failed',
  'response.cancelled',
  'response.done',
]);
/** Events of speech and image streams that carry usage. */
const WITH_USAGE: ReadonlySet<unknown> = new Set([
  'transcript.text.done',
  'speech.audio.done',
  'image_generation.completed',
  'image_edit.completed',
]);

export const isResponsesEvent = (event: JsonObject): boolean => {
  const type = event['type'];
  return typeof type === 'string' && (type.startsWith('response.') || WITH_USAGE.has(type));
};

/** Of the output only what kind of item it is: calls of paid tools are counted, content is not kept. */
function typesOf(output: unknown): unknown {
  return Array.isArray(output) ? output.filter(isObject).map(({ type }) => ({ type })) : undefined;
}

export function responsesStream(): StreamProtocol {
  let response: JsonObject = {};
  let isDone = false;
  return {
    add: (event) => {
      if (WITH_USAGE.has(event['type'])) {
        if (isObject(event['usage'])) response = { usage: event['usage'] };
        isDone = true;
        return;
      }
      if (!isObject(event['response'])) return;
      const { output, instructions: _instructions, ...rest } = event['response'];
      response = mergeGiven(response, { ...rest, output: typesOf(output) });
      if (TERMINAL.has(event['type'])) isDone = true;
    },
    isComplete: () => isDone,
    body: () => response,
  };
}
