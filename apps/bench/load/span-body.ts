import { jsonToProto } from '@tokenledger/shared/otlp';

export const SPANS_IN_A_BODY = 100;

/** What the calls of a body add up to. */
export interface BodyTotals {
  readonly calls: number;
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
}

/** Where the bytes of one span lie that differ from body to body. */
export interface SpanPlaces {
  readonly traceId: number;
  readonly spanId: number;
  readonly responseId: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** An OTLP request whose ids and times are set anew before every use. */
export interface SpanBody {
  readonly bytes: Buffer;
  readonly places: readonly SpanPlaces[];
  readonly totals: BodyTotals;
}

const MODELS = [
  ['openai', 'gpt-4o', 'gpt-4o-2024-08-06', 'api.openai.com'],
  ['openai', 'gpt-4o-mini', 'gpt-4o-mini-2024-07-18', 'api.openai.com'],
  ['anthropic', 'claude-sonnet-4-5', 'claude-sonnet-4-5-20250929', 'api.anthropic.com'],
  ['gcp.gemini', 'gemini-2.5-pro', 'gemini-2.5-pro', 'generativelanguage.googleapis.com'],
] as const;

const TEAMS = 20;
const USERS = 1_000;
/** Characters behind `chatcmpl-`: what is random of a response id. */
export const RESPONSE_ID_CHARACTERS = 24;

export interface BodyRequest {
  /** Which service sends it: services differ in team, project and name. */
  readonly service: number;
  readonly spans: number;
  /** Of prompt and completion in each span; 0 leaves them out. */
  readonly contentCharacters: number;
  /** Instead of the service's own. */
  readonly project?: string;
  /** Names no team or project: whose the calls are is left to attribution rules. */
  readonly ofNobody?: boolean;
}

/** Builds a body of GenAI client spans as the OpenTelemetry conventions write them. */
export function buildSpanBody({ service, spans, contentCharacters, project, ofNobody = false }: BodyRequest): SpanBody {
  const calls = Array.from({ length: spans }, (_, index) => callOf(service, index));
  const request = {
    resourceSpans: [
      {
        resource: {
          attributes: attributesOf({
            'service.name': `service-${service}`,
            'deployment.environment.name': 'production',
            ...(!ofNobody && {
              'team.id': `team-${service % TEAMS}`,
              'project.id': project ?? `project-${service}`,
            }),
          }),
        },
        scopeSpans: [
          {
            scope: { name: 'opentelemetry.instrumentation.openai_v2', version: '2.4b0' },
            spans: calls.map((call, index) => spanOf(call, index, contentCharacters)),
          },
        ],
      },
    ],
  };
  const bytes = Buffer.from(jsonToProto('traces', Buffer.from(JSON.stringify(request))).proto);
  return { bytes, places: placesIn(bytes, spans), totals: totalsOf(calls) };
}

interface Call {
  readonly model: (typeof MODELS)[number];
  readonly user: string;
  readonly input: number;
  readonly cacheRead: number;
  readonly output: number;
}

function callOf(service: number, index: number): Call {
  const input = 200 + ((index * 37 + service * 11) % 4000);
  return {
    model: MODELS[index % MODELS.length] ?? MODELS[0],
    user: `user-${(service * SPANS_IN_A_BODY + index) % USERS}`,
    input,
    cacheRead: index % 3 === 0 ? Math.floor(input / 2) : 0,
    output: 20 + ((index * 13) % 600),
  };
}

function totalsOf(calls: readonly Call[]): BodyTotals {
  const sum = (count: (call: Call) => number): number => calls.reduce((total, call) => total + count(call), 0);
  return {
    calls: calls.length,
    inputTokens: sum((call) => call.input),
    cacheReadTokens: sum((call) => call.cacheRead),
    outputTokens: sum((call) => call.output),
  };
}

function spanOf({ model, user, input, cacheRead, output }: Call, index: number, contentCharacters: number): object {
  const [provider, requestModel, responseModel, address] = model;
  return {
    ...marks(index),
    name: `chat ${requestModel}`,
    kind: 3,
    attributes: [
      ...attributesOf({
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': provider,
        'gen_ai.request.model': requestModel,
        'gen_ai.response.model': responseModel,
        'gen_ai.response.id': `chatcmpl-${responseMark(index)}`,
        'gen_ai.usage.input_tokens': input,
        'gen_ai.usage.output_tokens': output,
        'gen_ai.usage.cache_read.input_tokens': cacheRead,
        'server.address': address,
        'user.id': user,
        ...(contentCharacters > 0 && {
          'gen_ai.input.messages': `[{"role":"user","parts":[{"type":"text","content":"${prose(contentCharacters * 0.7)}"}]}]`,
          'gen_ai.output.messages': `[{"role":"assistant","parts":[{"type":"text","content":"${prose(contentCharacters * 0.3)}"}]}]`,
        }),
      }),
      { key: 'gen_ai.response.finish_reasons', value: { arrayValue: { values: [{ stringValue: 'stop' }] } } },
    ],
    status: {},
  };
}

function prose(characters: number): string {
  return 'the quarterly figures of each team were summed '.repeat(characters / 40).slice(0, characters);
}

/** Values that are found again in the encoded bytes. */
function marks(index: number): object {
  return {
    traceId: traceMark(index).toString('hex'),
    spanId: spanMark(index).toString('hex'),
    startTimeUnixNano: startMark(index).toString(),
    endTimeUnixNano: endMark(index).toString(),
  };
}

const traceMark = (index: number): Buffer => numbered(16, 0xfeed_face, index);
const spanMark = (index: number): Buffer => numbered(8, 0xdead_beef, index);
const responseMark = (index: number): string => `mark${index}`.padEnd(RESPONSE_ID_CHARACTERS, '#');
const startMark = (index: number): bigint => 0x1234_5678_0000_0000n + BigInt(index);
const endMark = (index: number): bigint => 0x2345_6789_0000_0000n + BigInt(index);

function numbered(bytes: number, mark: number, index: number): Buffer {
  const id = Buffer.alloc(bytes, 0xa5);
  id.writeUInt32BE(mark, 0);
  id.writeUInt32BE(index, bytes - 4);
  return id;
}

function placesIn(bytes: Buffer, spans: number): readonly SpanPlaces[] {
  return Array.from({ length: spans }, (_, index) => ({
    traceId: placeOf(bytes, traceMark(index)),
    spanId: placeOf(bytes, spanMark(index)),
    responseId: placeOf(bytes, Buffer.from(responseMark(index))),
    startedAt: placeOf(bytes, littleEndian(startMark(index))),
    endedAt: placeOf(bytes, littleEndian(endMark(index))),
  }));
}

function placeOf(bytes: Buffer, mark: Buffer): number {
  const place = bytes.indexOf(mark);
  if (place < 0 || bytes.indexOf(mark, place + 1) >= 0) throw new Error('a mark is not in the body exactly once');
  return place;
}

function littleEndian(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

function attributesOf(values: Readonly<Record<string, string | number>>): object[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  }));
}
