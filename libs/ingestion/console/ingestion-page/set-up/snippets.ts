/** Ways of sending, in the order in which they are offered. */
export const WAYS = ['sdk', 'environment', 'curl', 'collector', 'claude-code', 'python'] as const;

export type Way = (typeof WAYS)[number];

export interface SnippetTarget {
  /** Base address of OTLP over HTTP, without /v1/traces. */
  readonly endpoint: string;
  /** The whole ingestion key, or what stands for it. */
  readonly key: string;
  readonly team: string;
  readonly project: string;
}

/** What stands in a snippet where no key was made on this page. */
export const KEY_PLACEHOLDER = 'YOUR_INGESTION_KEY';
/** What stands in a snippet where the installation does not say its address. */
export const ENDPOINT_PLACEHOLDER = 'https://YOUR_COLLECTOR:4318';

const SNIPPETS: Readonly<Record<Way, (target: SnippetTarget) => string>> = {
  sdk,
  environment,
  curl,
  collector,
  'claude-code': claudeCode,
  python,
};

/** Code that sends to a target as it stands: it can be pasted and run. */
export function snippetFor(way: Way, target: SnippetTarget): string {
  return SNIPPETS[way]({ ...target, team: ownerValue(target.team), project: ownerValue(target.project) });
}

/**
 * An owner's value as it may stand in any of the snippets. OTEL_RESOURCE_ATTRIBUTES wants commas, blanks and the like
 * percent-encoded, and nothing that somebody typed may end a string of the code around it.
 */
function ownerValue(typed: string): string {
  return encodeURIComponent(typed.trim()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decoded(value: string): string {
  return JSON.stringify(decodeURIComponent(value)).replaceAll("'", '\\u0027');
}

function resourceAttributes({ team, project }: SnippetTarget): string {
  return `team=${team},project=${project}`;
}

function sdk({ endpoint, key, team, project }: SnippetTarget): string {
  return `// npm install @tokenledger/sdk
// TOKENLEDGER_KEY=${key}
import { startUsageTelemetry } from '@tokenledger/sdk';

const usage = startUsageTelemetry({
  endpoint: '${endpoint}',
  ingestionKey: process.env.TOKENLEDGER_KEY!,
  owner: { team: ${decoded(team)}, project: ${decoded(project)} },
});`;
}

function environment(target: SnippetTarget): string {
  return `export OTEL_EXPORTER_OTLP_ENDPOINT="${target.endpoint}"
export OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf"
export OTEL_EXPORTER_OTLP_HEADERS="authorization=Bearer%20${target.key}"
export OTEL_RESOURCE_ATTRIBUTES="${resourceAttributes(target)}"
# A sampler that drops spans drops cost: keep all of them.
export OTEL_TRACES_SAMPLER="always_on"`;
}

/** One call of 1,200 input tokens (1,000 of them from the cache) and 80 output tokens, made now. */
function curl({ endpoint, key, team, project }: SnippetTarget): string {
  const text = (name: string, value: string) => `{"key":"${name}","value":{"stringValue":${value}}}`;
  const count = (name: string, value: number) => `{"key":"${name}","value":{"intValue":"${value}"}}`;
  const resource = [
    text('service.name', '"first-service"'),
    text('team', decoded(team)),
    text('project', decoded(project)),
  ];
  const attributes = [
    text('gen_ai.operation.name', '"chat"'),
    text('gen_ai.provider.name', '"openai"'),
    text('gen_ai.request.model', '"gpt-4o"'),
    count('gen_ai.usage.input_tokens', 1200),
    count('gen_ai.usage.cache_read.input_tokens', 1000),
    count('gen_ai.usage.output_tokens', 80),
  ];
  const now = `'"$NOW"'000000000`;
  return `NOW=$(date +%s)
curl -sS ${endpoint}/v1/traces \\
  -H 'authorization: Bearer ${key}' \\
  -H 'content-type: application/json' \\
  -d '{"resourceSpans":[{"resource":{"attributes":[
    ${resource.join(',\n    ')}]},
  "scopeSpans":[{"spans":[{
    "traceId":"'"$(printf %032x "$NOW")"'","spanId":"'"$(printf %016x "$NOW")"'",
    "name":"chat gpt-4o","kind":3,
    "startTimeUnixNano":"${now}","endTimeUnixNano":"${now}",
    "attributes":[
    ${attributes.join(',\n    ')}]}]}]}]}'`;
}

function collector({ endpoint, key, team, project }: SnippetTarget): string {
  return `# TOKENLEDGER_INGESTION_KEY=${key}
receivers:
  otlp:
    protocols: { grpc: {}, http: {} }

processors:
  # Only where the senders do not name their owner themselves.
  resource/owner:
    attributes:
      - { key: team, value: ${decoded(team)}, action: insert }
      - { key: project, value: ${decoded(project)}, action: insert }

exporters:
  otlp_http/tokenledger:
    endpoint: ${endpoint}
    headers: { authorization: 'Bearer \${env:TOKENLEDGER_INGESTION_KEY}' }
    # Never gives up: what is sent twice counts once.
    retry_on_failure: { enabled: true, max_elapsed_time: 0 }

service:
  pipelines:
    # No sampling processor here: a dropped span is cost that nobody sees.
    traces: { receivers: [otlp], processors: [resource/owner], exporters: [otlp_http/tokenledger] }
    logs: { receivers: [otlp], processors: [resource/owner], exporters: [otlp_http/tokenledger] }`;
}

/** Metrics add up the calls that the events tell one by one, and would count them again: they are not asked for. */
function claudeCode(target: SnippetTarget): string {
  return `export CLAUDE_CODE_ENABLE_TELEMETRY=1
export OTEL_LOGS_EXPORTER=otlp
export OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf"
export OTEL_EXPORTER_OTLP_ENDPOINT="${target.endpoint}"
export OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer%20${target.key}"
export OTEL_RESOURCE_ATTRIBUTES="${resourceAttributes(target)}"
claude`;
}

function python({ endpoint, key, team, project }: SnippetTarget): string {
  return `# pip install opentelemetry-sdk opentelemetry-exporter-otlp-proto-http opentelemetry-instrumentation-openai-v2
# TOKENLEDGER_KEY=${key}
import os
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.openai_v2 import OpenAIInstrumentor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

owner = Resource.create({"service.name": "my-service", "team": ${decoded(team)}, "project": ${decoded(project)}})
provider = TracerProvider(resource=owner)
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(
    endpoint="${endpoint}/v1/traces",
    headers={"authorization": "Bearer " + os.environ["TOKENLEDGER_KEY"]},
)))
trace.set_tracer_provider(provider)
OpenAIInstrumentor().instrument()`;
}
