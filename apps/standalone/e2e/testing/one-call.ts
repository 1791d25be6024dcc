import { randomBytes } from 'node:crypto';

export interface OneCall {
  /** null: none is named. */
  readonly team?: string | null;
  /** null: none is named. */
  readonly service?: string | null;
  readonly project?: string;
  readonly user?: string;
  /** The team that the service says it works for. */
  readonly madeFor?: string;
  readonly model?: string;
  readonly provider?: string;
  /** Now unless given. */
  readonly at?: Date;
}

/** A call of 1,200 input tokens, 1,000 of them from the cache, and 80 output tokens: a request as OTLP's JSON. */
export function oneCall({
  team = 'first-team',
  project,
  service = 'first-service',
  user,
  madeFor,
  model = 'gpt-4o',
  provider = 'openai',
  at = new Date(),
}: OneCall = {}): object {
  const resource = [
    ...(service === null ? [] : [text('service.name', service)]),
    ...(team === null ? [] : [text('team', team)]),
  ];
  const attributes = [
    text('gen_ai.operation.name', 'chat'),
    text('gen_ai.provider.name', provider),
    text('gen_ai.request.model', model),
    count('gen_ai.usage.input_tokens', 1_200),
    count('gen_ai.usage.cache_read.input_tokens', 1_000),
    count('gen_ai.usage.output_tokens', 80),
    ...(project === undefined ? [] : [text('project', project)]),
    ...(user === undefined ? [] : [text('user.id', user)]),
    ...(madeFor === undefined ? [] : [text('tokenledger.originator.team', madeFor)]),
  ];
  const start = `${at.getTime()}000000`;
  const span = {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    name: `chat ${model}`,
    kind: 3,
    startTimeUnixNano: start,
    endTimeUnixNano: start,
    attributes,
  };
  return { resourceSpans: [{ resource: { attributes: resource }, scopeSpans: [{ spans: [span] }] }] };
}

function text(key: string, value: string): object {
  return { key, value: { stringValue: value } };
}

function count(key: string, value: number): object {
  return { key, value: { intValue: String(value) } };
}
