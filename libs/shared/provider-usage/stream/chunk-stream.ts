import { finishReasonOf } from '../answer-facts';
import { findUsage } from '../block/usage-source';
import type { JsonObject } from '../block/json-path';
import { mergeGiven, type StreamProtocol } from './stream-protocol';

/** Lists of a chunk that tell why it stopped; OpenAI's last chunk has usage and an empty list. */
const ALTERNATIVES = ['choices', 'candidates', 'outputs', 'results'];

/**
 * Streams of chunks that look like the whole answer: OpenAI's chat and its copies, Gemini, Ollama, Llama and Titan on
 * Bedrock. The last usage counts: where each chunk has one, it is cumulative.
 */
export function chunkStream(): StreamProtocol & { readonly end: () => void; readonly hasFinished: () => boolean } {
  let body: JsonObject = {};
  let hasFinished = false;
  return {
    add: (chunk) => {
      const finishes = saysDone(chunk);
      const kept = Object.entries(chunk).filter(([key]) => finishes || !ALTERNATIVES.includes(key));
      body = mergeGiven(body, Object.fromEntries(kept));
      hasFinished ||= finishes;
    },
    end: () => {
      hasFinished = true;
    },
    hasFinished: () => hasFinished,
    isComplete: () => hasFinished && findUsage(body) !== undefined,
    body: () => body,
  };
}

function saysDone(chunk: JsonObject): boolean {
  if (chunk['done'] === true || chunk['is_end'] === true) return true;
  const reason = finishReasonOf(chunk);
  // DashScope writes the text "null" until the last chunk.
  return reason !== undefined && reason !== 'null';
}
