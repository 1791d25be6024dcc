import { findUsage } from '../block/usage-source';
import type { JsonObject } from '../block/json-path';
import { anthropicStream, isAnthropicEvent } from './anthropic-stream';
import { bedrockStream, isConverseEvent } from './bedrock-stream';
import { chunkStream } from './chunk-stream';
import { cohereStream, isCohereEvent } from './cohere-stream';
import { parseEvents } from './parse-event';
import { isResponsesEvent, responsesStream } from './responses-stream';
import type { StreamProtocol } from './stream-protocol';

/** A stream's answer so far. */
export interface AssembledStream {
  readonly body: JsonObject;
  /**
   * `stream-ended-early` where the provider did not say that it was done, `stream-without-usage` where it was done and
   * reported none (OpenAI's chat needs `stream_options.include_usage`). Empty for a whole stream.
   */
  readonly notes: readonly string[];
}

const PROTOCOLS: readonly (readonly [recognises: (event: JsonObject) => boolean, open: () => StreamProtocol])[] = [
  [isAnthropicEvent, anthropicStream],
  [isResponsesEvent, responsesStream],
  [isCohereEvent, cohereStream],
  [isConverseEvent, bedrockStream],
];

/** Takes a stream's events one by one; keeps no content. */
export class StreamAssembler {
  private protocol: StreamProtocol | undefined;
  private readonly chunks = chunkStream();

  add(event: unknown): void {
    for (const parsed of parseEvents(event)) {
      if (parsed === 'end') this.chunks.end();
      else this.addParsed(parsed);
    }
  }

  read(): AssembledStream {
    const { protocol, chunks } = this;
    if (protocol === undefined) {
      if (chunks.isComplete()) return { body: chunks.body(), notes: [] };
      return { body: chunks.body(), notes: [chunks.hasFinished() ? 'stream-without-usage' : 'stream-ended-early'] };
    }
    const body = protocol.body();
    if (!protocol.isComplete()) return { body, notes: ['stream-ended-early'] };
    return { body, notes: findUsage(body) === undefined ? ['stream-without-usage'] : [] };
  }

  private addParsed(event: JsonObject): void {
    this.protocol ??= PROTOCOLS.find(([recognises]) => recognises(event))?.[1]();
    (this.protocol ?? this.chunks).add(event);
  }
}

export function assembleStream(events: readonly unknown[]): AssembledStream {
  const assembler = new StreamAssembler();
  for (const event of events) assembler.add(event);
  return assembler.read();
}
