/** Stands where the key goes: a key's secret is shown once, when it is made. */
export const KEY_PLACEHOLDER = 'YOUR_INGESTION_KEY';

/** One line for any POSIX shell that reports a model call; each run is a call of its own, made now. */
export function firstCallCommand(otlpHttp: string, ingestionKey: string = KEY_PLACEHOLDER): string {
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
  const ids = `"traceId":"'"$(printf %032x "$(date +%s)")"'","spanId":"'"$(printf %016x "$(date +%s)")"'"`;
  const times = `"startTimeUnixNano":"${now}000000000","endTimeUnixNano":"${now}000000000"`;
  const span = `{${ids},"name":"chat gpt-4o","kind":3,${times},"attributes":[${attributes}]}`;
  const resource = `{"attributes":[${text('service.name', 'first-service')},${text('team', 'first-team')}]}`;
  const body = `{"resourceSpans":[{"resource":${resource},"scopeSpans":[{"spans":[${span}]}]}]}`;
  return [
    `curl -sS ${otlpHttp.replace(/\/+$/, '')}/v1/traces`,
    `-H 'authorization: Bearer ${ingestionKey}'`,
    `-H 'content-type: application/json'`,
    `-d '${body}'`,
  ].join(' ');
}
