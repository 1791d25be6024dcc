import { isObject, type JsonObject } from '../block/json-path';

/** An event of a stream, or its end as OpenAI's protocol writes it. */
export type StreamEvent = JsonObject | 'end';

const END_OF_STREAM = '[DONE]';
const decoder = new TextDecoder();

/**
 * The events in what a client hands over: a parsed event, the text of a server-sent event (or of several), an event with
 * its `data` as text, or a chunk of Bedrock's InvokeModel stream. What is none of these is left out: it carries no usage.
 */
export function parseEvents(event: unknown): readonly StreamEvent[] {
  if (typeof event === 'string') return event.split(/\r?\n/).flatMap(parseLine);
  if (!isObject(event)) return [];
  if (typeof event['data'] === 'string') return parseLine(event['data']);
  const chunk = isObject(event['chunk']) ? event['chunk'] : event;
  return chunk['bytes'] instanceof Uint8Array ? parseLine(decoder.decode(chunk['bytes'])) : [event];
}

function parseLine(line: string): StreamEvent[] {
  const text = line.replace(/^data:/, '').trim();
  if (text === END_OF_STREAM) return ['end'];
  if (!text.startsWith('{')) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? [parsed] : [];
  } catch (error) {
    // A line that was cut: the stream's incompleteness is told by what is missing, not by this.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
