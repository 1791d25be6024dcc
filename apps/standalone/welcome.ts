import type { FirstCredentials } from '@tokenledger/organization/domain';

export interface Addresses {
  /** Undefined where no console was built. */
  readonly console: string | undefined;
  /** Its pages are not there yet: the address shows a page that waits for them. */
  readonly consoleIsBeingBuilt: boolean;
  readonly graphql: string;
  readonly otlpHttp: string;
  readonly otlpGrpc: string;
  readonly admin: string;
  readonly state: string;
}

/** What a person needs after the start: where everything is, and one line that sends a first call. */
export function welcome(addresses: Addresses, credentials: FirstCredentials | undefined): string {
  const lines = [
    '',
    'TokenLedger is ready.',
    '',
    `  Console            ${consoleLine(addresses)}`,
    `  GraphQL API        ${addresses.graphql}`,
    `  OTLP over HTTP     ${addresses.otlpHttp}`,
    `  OTLP over gRPC     ${addresses.otlpGrpc}`,
    `  Health, metrics    ${addresses.admin}/readyz  ${addresses.admin}/metrics`,
    `  State              ${addresses.state}`,
    '',
  ];
  if (credentials === undefined) {
    lines.push('  Keys were shown at the first start; what is stored are hashes.', '');
    return lines.join('\n');
  }
  lines.push(
    `  Organisation       ${credentials.tenant}`,
    `  Administrator      ${credentials.adminEmail}  ${credentials.adminPassword}`,
    `  Ingestion key      ${credentials.ingestionKey}`,
    `  Read key           ${credentials.readKey}`,
    `  (kept in credentials.json in the state folder; remove it once they are in your vault)`,
    '',
    'Send a first call:',
    '',
    firstCallCommand(addresses.otlpHttp, credentials.ingestionKey),
    '',
    'Ask what it cost:',
    '',
    firstQuestionCommand(addresses.graphql, credentials.readKey),
    '',
    'Ctrl-C stops everything.',
    '',
  );
  return lines.join('\n');
}

function consoleLine({ console, consoleIsBeingBuilt }: Addresses): string {
  if (console === undefined) return 'not built: npm run build:console, then start again';
  return consoleIsBeingBuilt ? `${console}  (its pages are being built: there in half a minute)` : console;
}

/** One line for any POSIX shell; each run is a call of its own, made now. */
export function firstCallCommand(otlpHttp: string, ingestionKey: string): string {
  const text = (key: string, value: string): string => `{"key":"${key}","value":{"stringValue":"${value}"}}`;
  const count = (key: string, value: number): string => `{"key":"${key}","value":{"intValue":"${value}"}}`;
  const attributes = [
    text('gen_ai.operation.name', 'chat'),
    text('gen_ai.provider.name', 'openai'),
    text('gen_ai.request.model', 'gpt-4o'),
    count('gen_ai.usage.input_tokens', 1200),
    count('gen_ai.usage.cache_read.input_tokens', 1000),
    count('gen_ai.usage.output_tokens', 80),
  ].join(',');
  const now = `'"$(date +%s)"'`;
  const span = `{"traceId":"'"$(printf %032x "$(date +%s)")"'","spanId":"'"$(printf %016x "$(date +%s)")"'","name":"chat gpt-4o","kind":3,"startTimeUnixNano":"${now}000000000","endTimeUnixNano":"${now}000000000","attributes":[${attributes}]}`;
  const resource = `{"attributes":[${text('service.name', 'first-service')},${text('team', 'first-team')}]}`;
  return `curl -sS ${otlpHttp}/v1/traces -H 'authorization: Bearer ${ingestionKey}' -H 'content-type: application/json' -d '{"resourceSpans":[{"resource":${resource},"scopeSpans":[{"spans":[${span}]}]}]}'`;
}

/** One line that asks for this year's spend by team. */
export function firstQuestionCommand(graphql: string, readKey: string): string {
  const query =
    'query($i:SpendInput!){spend(input:$i){... on SpendReport{rows{group{value} calls tokens{total} cost{amount currency}}} ... on InvalidSpendInput{issues{field message}}}}';
  const from = `'"$(date -u +%Y)"'-01-01T00:00:00Z`;
  const to = `'"$(($(date -u +%Y) + 1))"'-01-01T00:00:00Z`;
  return `curl -sS ${graphql} -H 'authorization: Bearer ${readKey}' -H 'content-type: application/json' -d '{"query":"${query}","variables":{"i":{"from":"${from}","to":"${to}","groupBy":["TEAM"]}}}'`;
}
