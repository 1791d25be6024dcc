// Nest's driver is typed by Apollo's ES modules; without saying so, the server's CommonJS build reads a second copy.
import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server' with { 'resolution-mode': 'import' };
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { createMeter, DURATION_BOUNDARIES_S } from '@tokenledger/shared/telemetry';
import { Kind, type OperationDefinitionNode } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';

const tracer = trace.getTracer('tokenledger.api');
const meter = createMeter('tokenledger.api');
const requests = meter.counter('tokenledger.api.requests', {
  description: 'GraphQL requests answered, by question and outcome (ok, or the code of the first error).',
  unit: '{request}',
});
const durations = meter.histogram('tokenledger.api.request.duration', {
  description: 'From the request to the end of its answer.',
  unit: 's',
  boundaries: DURATION_BOUNDARIES_S,
});

/** What is known of a request once it is answered. The names are the schema's and ours: a client cannot make new ones. */
interface Answered {
  question: string;
  outcome: string;
}

const answeredBy = new WeakMap<IncomingMessage, Answered>();

/** A request that was refused before it was understood. */
const NOT_EXECUTED = 'none';

/**
 * Middleware: one span and one measurement a GraphQL request, by hand, because no instrumentation fits Nest 12 yet.
 * Everything that is done for the request happens within the span.
 */
export function measureRequests(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const startedAt = performance.now();
  const parent = propagation.extract(context.active(), request.headers);
  const span = tracer.startSpan('graphql', { kind: SpanKind.SERVER }, parent);
  answeredBy.set(request, { question: NOT_EXECUTED, outcome: 'ok' });
  response.once('close', () => finish(request, response, span, (performance.now() - startedAt) / 1000));
  context.with(trace.setSpan(parent, span), next);
}

function finish(request: IncomingMessage, response: ServerResponse, span: Span, seconds: number): void {
  const { question, outcome } = answeredBy.get(request) ?? { question: NOT_EXECUTED, outcome: 'ok' };
  const told = response.writableEnded ? outcome : 'CLIENT_GONE';
  const result = told === 'ok' && response.statusCode >= 400 ? `HTTP_${response.statusCode}` : told;
  const labels = { question, outcome: result };
  requests.add(1, labels);
  durations.record(seconds, labels);
  span.setAttributes({
    'http.request.method': request.method ?? '',
    'http.response.status_code': response.statusCode,
    'tokenledger.outcome': result,
  });
  if (result !== 'ok') span.setStatus({ code: SpanStatusCode.ERROR, message: result });
  span.end();
}

interface HttpContext {
  readonly req: IncomingMessage;
}

/** Tells the measurement what was asked, and how it ended. */
export function requestTelemetry(): ApolloServerPlugin<HttpContext> {
  return { requestDidStart: () => Promise.resolve(listener) };
}

const listener: GraphQLRequestListener<HttpContext> = {
  didResolveOperation({ contextValue, operation, operationName }) {
    if (operation === undefined) return Promise.resolve();
    const question = questionOf(operation);
    const answered = answeredBy.get(contextValue.req);
    if (answered !== undefined) answered.question = question;
    trace
      .getActiveSpan()
      ?.updateName(`${operation.operation} ${question}`)
      .setAttributes({
        'graphql.operation.type': operation.operation,
        ...(operationName && { 'graphql.operation.name': operationName.slice(0, 100) }),
      });
    return Promise.resolve();
  },
  willSendResponse({ contextValue, response }) {
    const answered = answeredBy.get(contextValue.req);
    const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
    const code = errors?.[0]?.extensions?.['code'];
    if (answered !== undefined && errors?.length) answered.outcome = typeof code === 'string' ? code : 'INTERNAL';
    return Promise.resolve();
  },
};

/** The field asked for; clients choose operation names, fields are the schema's. */
function questionOf(operation: OperationDefinitionNode): string {
  const fields = new Set(
    operation.selectionSet.selections.map((selection) =>
      selection.kind === Kind.FIELD ? selection.name.value : 'several',
    ),
  );
  fields.delete('__typename');
  const [first = '__typename', ...others] = fields;
  return others.length === 0 ? first : 'several';
}
