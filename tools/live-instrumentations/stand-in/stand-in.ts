import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { ServedCall } from '@tokenledger/metering/testing';

import { answerMessages } from './anthropic-messages';
import { answerConverse, answerInvoke, eventStreamMessage } from './bedrock';
import { answerCohereChat } from './cohere';
import { answerGenerateContent } from './gemini';
import { answerOllamaChat } from './ollama';
import { answerChat, answerEmbeddings } from './openai-chat';
import { answerResponses } from './openai-responses';
import { type Answer, type AskedOf, objectOf, type StreamEvent } from './answer';

/** What the stand-in does with the calls of a scenario, from its path `/SCENARIO/MODE/...`. */
const MODES = ['plain', 'retry', 'error', 'cut'] as const;
type Mode = (typeof MODES)[number];

interface Route {
  readonly scenario: string;
  readonly mode: Mode;
  readonly path: string;
}

/** Kinds of requests by the end of their path. */
const APIS: readonly (readonly [RegExp, (asked: AskedOf) => Answer])[] = [
  [/\/chat\/completions$/, answerChat],
  [/\/responses$/, answerResponses],
  [/\/embeddings$/, answerEmbeddings],
  [/\/messages$/, answerMessages],
  [/:(?:generateContent|streamGenerateContent)$/, answerGenerateContent],
  [/\/(?:converse|converse-stream)$/, answerConverse],
  [/\/(?:invoke|invoke-with-response-stream)$/, answerInvoke],
  [/\/v2\/chat$/, answerCohereChat],
  [/\/api\/chat$/, answerOllamaChat],
];

/**
 * A stand-in for the HTTP APIs of OpenAI (and who copies them), Anthropic, Gemini, Bedrock, Cohere and Ollama on this
 * machine: real shapes of answers, with cached and reasoning tokens that are never zero where the provider tells them, so
 * that an instrumentation which counts them twice or not at all shows. It remembers what it served, by scenario.
 */
export class ProviderStandIn {
  private readonly served = new Map<string, ServedCall[]>();
  private readonly refused = new Set<string>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ProviderStandIn> {
    const server = createServer();
    const standIn = new ProviderStandIn(server);
    server.on('request', (request, response) => {
      standIn.answer(request, response).catch((error: unknown) => {
        response.writeHead(500, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ error: { message: String(error) } }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  /** Base address of a scenario's calls, without a slash at its end and without `/v1`. */
  baseUrl(scenario: string, mode: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${scenario}/${mode}`;
  }

  servedTo(scenario: string): readonly ServedCall[] {
    return this.served.get(scenario) ?? [];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = routeOf(request.url ?? '');
    const body = objectOf(parse(await text(request)));
    const api = APIS.find(([pattern]) => pattern.test(route?.path ?? ''))?.[1];
    if (route === undefined || api === undefined) return sendError(response, 404, 'not_found_error', {});
    const calls = this.served.get(route.scenario) ?? [];
    this.served.set(route.scenario, calls);
    const serial = calls.length + 1;
    const model = typeof body['model'] === 'string' ? body['model'] : modelInPath(route.path);
    const answer = api({ model, body, serial });
    const headers = headersFor(answer.call);
    const without = { ...answer.call, responseId: '', tokens: { input: 0 } };
    if (route.mode === 'retry' && !this.refused.has(route.scenario)) {
      this.refused.add(route.scenario);
      calls.push({ ...without, outcome: 'refused' });
      return sendError(response, 429, 'rate_limit_error', { ...headers, 'retry-after-ms': '10', 'retry-after': '0' });
    }
    if (route.mode === 'error') {
      calls.push({ ...without, outcome: 'failed' });
      return sendError(response, 400, 'invalid_request_error', headers);
    }
    const streams = body['stream'] === true || STREAMS_BY_PATH.test(route.path);
    const isCut = streams && route.mode === 'cut';
    calls.push({ ...answer.call, outcome: isCut ? 'cut' : 'answered' });
    if (streams) return stream(response, answer, isCut, headers, framingOf(route.path));
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(answer.body));
  }
}

function routeOf(url: string): Route | undefined {
  const { pathname } = new URL(url, 'http://localhost');
  const [, scenario, mode, path] = /^\/([^/]+)\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
  const known = MODES.find((candidate) => candidate === mode);
  if (scenario === undefined || path === undefined || known === undefined) return undefined;
  return { scenario, mode: known, path };
}

/** Paths that are asked for streams, where the body does not say. */
const STREAMS_BY_PATH = /:streamGenerateContent|\/(?:converse-stream|invoke-with-response-stream)$/;

function modelInPath(path: string): string {
  return decodeURIComponent(/models?\/([^:/]+)/.exec(path)?.[1] ?? '');
}

/** How the pieces of a stream are written. */
interface Framing {
  readonly contentType: string;
  readonly frame: (event: StreamEvent) => string | Buffer;
}

const SERVER_SENT_EVENTS: Framing = {
  contentType: 'text/event-stream; charset=utf-8',
  frame: ({ name, data }) => `${name === '' ? '' : `event: ${name}\n`}data: ${asText(data)}\n\n`,
};
const AWS_EVENT_STREAM: Framing = {
  contentType: 'application/vnd.amazon.eventstream',
  frame: ({ name, data }) => eventStreamMessage(name, data),
};
const JSON_LINES: Framing = { contentType: 'application/x-ndjson', frame: ({ data }) => `${asText(data)}\n` };

function framingOf(path: string): Framing {
  if (path.endsWith('/api/chat')) return JSON_LINES;
  return path.startsWith('/model/') ? AWS_EVENT_STREAM : SERVER_SENT_EVENTS;
}

function asText(data: StreamEvent['data']): string {
  return typeof data === 'string' ? data : JSON.stringify(data);
}

function stream(
  response: ServerResponse,
  answer: Answer,
  isCut: boolean,
  headers: Record<string, string>,
  { contentType, frame }: Framing,
): void {
  response.writeHead(200, { 'content-type': contentType, ...headers });
  // What comes after the first pieces is what tells the counts.
  const events = isCut ? answer.events.slice(0, 3) : answer.events;
  for (const event of events) response.write(frame(event));
  // A moment for what was written to arrive: a broken connection throws away what lies in its buffers.
  if (isCut) setTimeout(() => response.destroy(), 50);
  else response.end();
}

function headersFor({ provider, responseId }: ServedCall): Record<string, string> {
  const id = randomUUID().replaceAll('-', '');
  if (provider === 'aws.bedrock') return { 'x-amzn-requestid': responseId };
  if (provider === 'anthropic') {
    return { 'request-id': `req_01${id.slice(0, 22)}`, 'anthropic-organization-id': 'org-stand-in' };
  }
  return { 'x-request-id': `req_${id}`, 'openai-organization': 'org-stand-in', 'openai-processing-ms': '5' };
}

function sendError(response: ServerResponse, status: number, type: string, headers: Record<string, string>): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(
    JSON.stringify({ type: 'error', error: { type, code: null, param: null, message: 'Stand-in says no.' } }),
  );
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return {};
  }
}
