import { jsonToProto } from '@tokenledger/shared/otlp';

import type { SeededRandom } from './seeded-random';

/** Tokens of one call; exclusive, as the ledger's meters are. */
export interface CallTokens {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  /** Without reasoning. */
  readonly output: number;
  readonly reasoning: number;
}

export type FaultModel = 'gpt-4o' | 'claude-haiku-4-5' | 'o3' | 'house-model-7';

/** One model call, as the test knows it. */
export interface ModelCall {
  readonly project: string;
  readonly model: FaultModel;
  readonly traceId: string;
  readonly spanId: string;
  readonly responseId: string | undefined;
  readonly startMs: number;
  readonly tokens: CallTokens;
}

/** Who reports a call; the defaults are those of the application that made it. */
export interface Report {
  readonly call: ModelCall;
  readonly scope?: string;
  readonly service?: string;
  /** Instead of the call's own; `null` leaves it out. */
  readonly project?: string | null;
  readonly traceId?: string;
  readonly spanId?: string;
  /** Milliseconds by which this observer's clock is ahead. */
  readonly clockMs?: number;
  /** Tokens that this observer counts too many. */
  readonly extraOutput?: number;
  /** Put wherever instrumentations put what was said. */
  readonly content?: string;
}

const PROVIDERS: Readonly<Record<FaultModel, string>> = {
  'gpt-4o': 'openai',
  o3: 'openai',
  'claude-haiku-4-5': 'anthropic',
  'house-model-7': 'house',
};

const MODELS = Object.keys(PROVIDERS) as readonly FaultModel[];

export interface CallMaker {
  readonly random: SeededRandom;
  readonly projects: readonly string[];
  /** Calls start at random within this time, in milliseconds since 1970. */
  readonly fromMs: number;
  readonly toMs: number;
}

let callsMade = 0;

/** Another call each time: none equals one made before in this process. */
export function makeCall({ random, projects, fromMs, toMs }: CallMaker): ModelCall {
  callsMade += 1;
  const serial = callsMade.toString(16);
  const model = random.pick(MODELS);
  return {
    project: random.pick(projects),
    model,
    traceId: (random.seed.toString(16) + serial.padStart(20, '0')).padStart(32, 'a'),
    spanId: serial.padStart(16, 'b'),
    responseId: random.next() < 0.5 ? undefined : responseIdOf(model, `${random.seed}-${serial}`),
    startMs: random.between(fromMs, toMs),
    tokens: {
      input: random.between(1, 40_000),
      cacheRead: random.next() < 0.4 ? random.between(1, 90_000) : 0,
      cacheWrite: model === 'claude-haiku-4-5' && random.next() < 0.4 ? random.between(1, 9_000) : 0,
      output: random.between(1, 4_000),
      reasoning: model === 'o3' ? random.between(0, 6_000) : 0,
    },
  };
}

export function makeCalls(count: number, maker: CallMaker): readonly ModelCall[] {
  return Array.from({ length: count }, () => makeCall(maker));
}

/** The same call with a response id, so that observers of other traces can name it. */
export function withResponseId(call: ModelCall): ModelCall {
  return { ...call, responseId: responseIdOf(call.model, `${call.traceId.slice(-16)}${call.spanId.slice(-6)}`) };
}

function responseIdOf(model: FaultModel, id: string): string {
  return model === 'claude-haiku-4-5' ? `msg_${id}` : `chatcmpl-${id}`;
}

/** One ExportTraceServiceRequest in protobuf; each report has a resource of its own, as a batch of a collector has. */
export function otlpOf(reports: readonly Report[]): Uint8Array {
  const request = { resourceSpans: reports.map(toResourceSpans) };
  return jsonToProto('traces', Buffer.from(JSON.stringify(request))).proto;
}

function toResourceSpans(report: Report): object {
  const { call, content } = report;
  const project = report.project === undefined ? call.project : report.project;
  const startMs = call.startMs + (report.clockMs ?? 0);
  const said = content === undefined ? {} : { 'gen_ai.input.messages': content, 'gen_ai.prompt.0.content': content };
  const span = {
    traceId: report.traceId ?? call.traceId,
    spanId: report.spanId ?? call.spanId,
    name: content === undefined ? `chat ${call.model}` : `chat ${content}`,
    kind: 3,
    startTimeUnixNano: `${startMs}000000`,
    endTimeUnixNano: `${startMs + 900}000000`,
    attributes: toAttributes({ ...attributesOf(call, report.extraOutput ?? 0), ...said }),
    events: content === undefined ? [] : [toEvent(content)],
    status: content === undefined ? {} : { code: 1, message: content },
  };
  return {
    resource: {
      attributes: toAttributes({
        'service.name': report.service ?? 'checkout',
        ...(project !== null && { project, team: 'search' }),
        ...(content !== undefined && { 'process.command_args': content }),
      }),
    },
    scopeSpans: [{ scope: { name: report.scope ?? 'fault-test' }, spans: [span] }],
  };
}

function attributesOf({ model, tokens, responseId }: ModelCall, extraOutput: number): Record<string, string | number> {
  const { input, cacheRead, cacheWrite, output, reasoning } = tokens;
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': PROVIDERS[model],
    'gen_ai.request.model': model,
    ...(responseId !== undefined && { 'gen_ai.response.id': responseId }),
    // The convention's counts are inclusive: all input, all output.
    'gen_ai.usage.input_tokens': input + cacheRead + cacheWrite,
    'gen_ai.usage.output_tokens': output + reasoning + extraOutput,
    ...(cacheRead > 0 && { 'gen_ai.usage.cache_read.input_tokens': cacheRead }),
    ...(cacheWrite > 0 && { 'gen_ai.usage.cache_creation.input_tokens': cacheWrite }),
    ...(reasoning > 0 && { 'gen_ai.usage.reasoning.output_tokens': reasoning }),
  };
}

function toEvent(content: string): object {
  const body = { 'gen_ai.prompt': content, 'exception.message': content };
  return { name: 'gen_ai.content.prompt', timeUnixNano: '1', attributes: toAttributes(body) };
}

function toAttributes(values: Readonly<Record<string, string | number>>): readonly object[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  }));
}
