import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';

import { type Answer, type AskedOf, GREETING, listOf, objectOf, TOOL_ARGUMENTS } from './answer';
import { answerMessages } from './anthropic-messages';

/**
 * `POST /model/ID/converse` and `/converse-stream` of Bedrock (API_runtime_Converse): cached tokens beside the input, the
 * total with them. The id of the request stands in a header.
 */
export function answerConverse({ model, body, serial }: AskedOf): Answer {
  const responseId = randomUUID();
  const input = 1240 + serial;
  const output = 90 + serial;
  const usage = {
    inputTokens: input,
    outputTokens: output,
    totalTokens: input + output + 900,
    cacheReadInputTokens: 600,
    cacheWriteInputTokens: 300,
  };
  const block = blockFor(body, serial);
  const stopReason = block.toolUse === undefined ? 'end_turn' : 'tool_use';
  const metrics = { latencyMs: 12 };
  const start = block.toolUse && { toolUseId: block.toolUse.toolUseId, name: block.toolUse.name };
  const delta =
    block.toolUse === undefined ? { text: GREETING } : { toolUse: { input: JSON.stringify(block.toolUse.input) } };
  return {
    call: {
      provider: 'aws.bedrock',
      api: 'converse',
      model,
      responseId,
      outcome: 'answered',
      tokens: { input, cacheRead: 600, cacheWrite5m: 300, output },
    },
    body: { metrics, output: { message: { role: 'assistant', content: [block] } }, stopReason, usage },
    events: [
      { name: 'messageStart', data: { role: 'assistant' } },
      ...(start === undefined
        ? []
        : [{ name: 'contentBlockStart', data: { contentBlockIndex: 0, start: { toolUse: start } } }]),
      { name: 'contentBlockDelta', data: { contentBlockIndex: 0, delta } },
      { name: 'contentBlockStop', data: { contentBlockIndex: 0 } },
      { name: 'messageStop', data: { stopReason } },
      { name: 'metadata', data: { metrics, usage } },
    ],
  };
}

/** `POST /model/ID/invoke` with a body of Claude's: Anthropic's answer, and in a stream Bedrock's own counts at its end. */
export function answerInvoke(asked: AskedOf): Answer {
  const answer = answerMessages(asked);
  const {
    input = 0,
    cacheRead = 0,
    cacheWrite5m = 0,
    cacheWrite1h = 0,
    output = 0,
    reasoning = 0,
  } = answer.call.tokens;
  const invocationMetrics = {
    inputTokenCount: input,
    outputTokenCount: output + reasoning,
    cacheReadInputTokenCount: cacheRead,
    cacheWriteInputTokenCount: cacheWrite5m + cacheWrite1h,
    invocationLatency: 12,
    firstByteLatency: 5,
  };
  const last = answer.events.length - 1;
  return {
    ...answer,
    call: { ...answer.call, provider: 'aws.bedrock' },
    events: answer.events.map(({ data }, index) => {
      const event =
        index === last ? { ...objectOf(data), 'amazon-bedrock-invocationMetrics': invocationMetrics } : data;
      return { name: 'chunk', data: { bytes: Buffer.from(JSON.stringify(event)).toString('base64') } };
    }),
  };
}

interface Block {
  readonly text?: string;
  readonly toolUse?: { readonly toolUseId: string; readonly name: string; readonly input: unknown };
}

function blockFor(body: AskedOf['body'], serial: number): Block {
  const tool = objectOf(listOf(objectOf(body['toolConfig'])['tools'])[0]?.['toolSpec'])['name'];
  const hasAnswered = listOf(body['messages']).some(({ content }) =>
    listOf(content).some((part) => part['toolResult'] !== undefined),
  );
  if (typeof tool !== 'string' || hasAnswered) return { text: GREETING };
  return { toolUse: { toolUseId: `tooluse_${serial}`, name: tool, input: JSON.parse(TOOL_ARGUMENTS) as unknown } };
}

/** One event as AWS streams it: lengths, headers and payload, each part with its checksum. */
export function eventStreamMessage(name: string, data: object | string): Buffer {
  const payload = Buffer.from(typeof data === 'string' ? data : JSON.stringify(data));
  const headers = Buffer.concat([
    header(':event-type', name),
    header(':content-type', 'application/json'),
    header(':message-type', 'event'),
  ]);
  const total = 16 + headers.length + payload.length;
  const prelude = Buffer.alloc(12);
  prelude.writeUInt32BE(total, 0);
  prelude.writeUInt32BE(headers.length, 4);
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8);
  const message = Buffer.concat([prelude, headers, payload]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(message), 0);
  return Buffer.concat([message, checksum]);
}

const STRING_HEADER = 7;

function header(name: string, value: string): Buffer {
  const head = Buffer.alloc(4 + name.length);
  head.writeUInt8(name.length, 0);
  head.write(name, 1);
  head.writeUInt8(STRING_HEADER, 1 + name.length);
  head.writeUInt16BE(value.length, 2 + name.length);
  return Buffer.concat([head, Buffer.from(value)]);
}
