import { isObject, type JsonObject } from '../block/json-path';
import { mergeGiven, type StreamProtocol } from './stream-protocol';

/** Events that end a response of the Responses API, of realtime or of Gemini's Interactions; each carries it whole. */
const TERMINAL: ReadonlySet<unknown> = new Set([
  'response.completed',
  'response.incomplete',
  'response.failed',
  'response.cancelled',
  'response.done',
  'interaction.complete',
  'interaction.completed',
]);
/** Events of speech and image streams that carry usage. */
const WITH_USAGE: ReadonlySet<unknown> = new Set([
  'transcript.text.done',
  'speech.audio.done',
  'image_generation.completed',
  'image_edit.completed',
]);

export const isResponsesEvent = (event: JsonObject): boolean => {
  const type = typeOf(event);
  return typeof type === 'string' && (/^(?:response|interaction)\./.test(type) || WITH_USAGE.has(type));
};

const typeOf = (event: JsonObject): unknown => event['type'] ?? event['event_type'];

/** Of the output only what kind of item it is: calls of paid tools are counted, content is not kept. */
function typesOf(output: unknown): unknown {
  return Array.isArray(output) ? output.filter(isObject).map(({ type }) => ({ type })) : undefined;
}

export function responsesStream(): StreamProtocol {
  let response: JsonObject = {};
  let isDone = false;
  return {
    add: (event) => {
      if (WITH_USAGE.has(typeOf(event))) {
        if (isObject(event['usage'])) response = { usage: event['usage'] };
        isDone = true;
        return;
      }
      const answer = event['response'] ?? event['interaction'];
      if (!isObject(answer)) return;
      const { output, instructions: _instructions, ...rest } = answer;
      response = mergeGiven(response, { ...rest, output: typesOf(output) });
      if (TERMINAL.has(typeOf(event))) isDone = true;
    },
    isComplete: () => isDone,
    body: () => response,
  };
}
