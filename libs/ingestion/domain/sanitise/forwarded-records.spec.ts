import { decodeLogs, decodeMetrics, MalformedPayloadError } from '@tokenledger/shared/otlp';

import { explainRejections } from '../admission/admission-reasons';
import {
  NOW,
  NANOS,
  TRACE_ID,
  text,
  CALL,
  USAGE,
  span,
  tracesOf,
  logsOf,
  metricsOf,
  sanitise,
} from '../testing/sanitising';

describe('which records are forwarded', () => {
  it.each([
    ['a call with usage', { attributes: [...CALL, ...USAGE] }],
    ['a failed call without usage', { attributes: [...CALL, text('error.type', 'timeout')] }],
    ['usage without an operation', { attributes: USAGE }],
    [
      'an agent with usage',
      { name: 'invoke_agent a', attributes: [text('gen_ai.operation.name', 'invoke_agent'), ...USAGE] },
    ],
    ['a call of OpenInference', { attributes: [text('openinference.span.kind', 'LLM')] }],
    ['a call of the Vercel AI SDK', { attributes: [text('ai.operationId', 'ai.streamText.doStream')] }],
    ['a reported cost', { attributes: [text('gen_ai.usage.cost', '0.1')] }],
    ['an orphan of another service', { parentSpanId: 'eee19b7ec3c1b173' }],
  ])('%s is', (_kind, overrides) => {
    expect(sanitise('traces', tracesOf(span(overrides)))).toMatchObject({ received: 1, forwarded: 1 });
  });

  it.each([
    [
      'a request of a web server',
      { name: 'GET /', attributes: [text('http.request.method', 'GET')] },
      'no-model-usage',
    ],
    ['an agent without usage', { attributes: [text('gen_ai.operation.name', 'invoke_agent')] }, 'no-model-usage'],
    ['a tool', { attributes: [text('gen_ai.operation.name', 'execute_tool')] }, 'no-model-usage'],
    ["Anthropic's connection test", { name: 'anthropic.test', attributes: [] }, 'test-span'],
    ["OpenRouter's connection test", { name: 'openrouter-connection-test', attributes: [] }, 'test-span'],
    ['a free count of tokens', { name: 'anthropic.messages.count_tokens' }, 'never-booked'],
    [
      'a free count seen by OpenInference',
      { name: 'messages.count_tokens', attributes: [text('openinference.span.kind', 'LLM')] },
      'never-booked',
    ],
    ['a tool runner', { name: 'anthropic.messages.tool_runner' }, 'never-booked'],
    ['a use of a tool', { name: 'anthropic.mcp_tool_use search' }, 'never-booked'],
    ['administration', { name: 'anthropic.organization.cost_report.list' }, 'never-booked'],
  ])('%s is answered and dropped', (_kind, overrides, reason) => {
    const { bytes, forwarded, dropped, rejected } = sanitise('traces', tracesOf(span(overrides)));
    expect([forwarded, bytes.length, [...dropped], [...rejected]]).toEqual([0, 0, [[reason, 1]], []]);
  });

  const at = (time: Date) => String(BigInt(time.getTime()) * 1_000_000n);
  const times = (date: Date) => ({ startTimeUnixNano: at(date), endTimeUnixNano: at(date) });
  it.each([
    ['without a trace id', { traceId: '' }, 'no-trace-or-span-id'],
    ['with a trace id of zeros', { traceId: '0'.repeat(32) }, 'no-trace-or-span-id'],
    ['with a short span id', { spanId: 'ab' }, 'no-trace-or-span-id'],
    ['without a time', { startTimeUnixNano: '0', endTimeUnixNano: '0' }, 'no-timestamp'],
    ['25 hours ahead', times(new Date('2026-11-24T13:00:00Z')), 'in-the-future'],
    ['401 days ago', times(new Date('2025-10-18T12:00:00Z')), 'too-old'],
    ['in milliseconds', { startTimeUnixNano: String(NOW.getTime()) }, 'too-old'],
  ])('a span %s is rejected, the others are not', (_kind, overrides, reason) => {
    const outcome = sanitise('traces', tracesOf(span(), span(overrides), span()));
    expect(outcome).toMatchObject({ received: 3, forwarded: 2 });
    expect([...outcome.rejected]).toEqual([[reason, 1]]);
    expect(explainRejections('spans', outcome.received, outcome.rejected)).toMatch(/^1 of 3 spans rejected: 1 with/);
  });

  it.each([
    ['23 hours ahead', new Date('2026-11-24T11:00:00Z')],
    ['399 days ago', new Date('2025-10-20T12:00:00Z')],
  ])('a span %s is taken', (_kind, date) => {
    expect(sanitise('traces', tracesOf(span(times(date))))).toMatchObject({ forwarded: 1 });
  });

  it('a logs export among traces is refused with the field that does not fit', () => {
    const logs = logsOf({ timeUnixNano: NANOS, attributes: USAGE });
    expect(() => sanitise('traces', logs)).toThrow(MalformedPayloadError);
  });

  it('a log record is forwarded by its event or its usage, also without a trace', () => {
    const outcome = sanitise(
      'logs',
      logsOf(
        { timeUnixNano: NANOS, eventName: 'gen_ai.client.inference.operation.details', attributes: CALL },
        { observedTimeUnixNano: NANOS, attributes: [text('event.name', 'api_request'), text('input_tokens', '12')] },
        { timeUnixNano: NANOS, traceId: TRACE_ID, attributes: USAGE },
        { timeUnixNano: NANOS, eventName: 'gen_ai.user.message', body: { stringValue: 'hello' } },
      ),
    );
    expect(decodeLogs(outcome.bytes).map((record) => [record.eventName, [...record.attributes.keys()]])).toEqual([
      ['gen_ai.client.inference.operation.details', ['gen_ai.operation.name', 'gen_ai.request.model']],
      ['', ['event.name', 'input_tokens']],
      ['', ['gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens']],
    ]);
    expect([outcome.received, outcome.partitionKey, [...outcome.dropped]]).toEqual([
      4,
      TRACE_ID,
      [['no-model-usage', 1]],
    ]);
  });

  it('of metrics the usage is, point by point', () => {
    const point = { timeUnixNano: NANOS, asInt: '5', attributes: [text('gen_ai.token.type', 'input'), text('x', 'y')] };
    const outcome = sanitise(
      'metrics',
      metricsOf(
        {
          name: 'gen_ai.client.inference.usage.input_tokens',
          unit: '{token}',
          sum: {
            aggregationTemporality: 1,
            isMonotonic: true,
            dataPoints: [point, { ...point, timeUnixNano: '1000000' }],
          },
        },
        { name: 'gen_ai.client.operation.duration', gauge: { dataPoints: [point] } },
        {
          name: 'gen_ai.client.token.usage',
          histogram: {
            aggregationTemporality: 2,
            dataPoints: [{ timeUnixNano: NANOS, count: '2', sum: 9, min: 1, max: 8, bucketCounts: ['2'] }],
          },
        },
      ),
    );
    expect(decodeMetrics(outcome.bytes)).toMatchObject([
      {
        metricName: 'gen_ai.client.inference.usage.input_tokens',
        unit: '{token}',
        temporality: 1,
        value: 5,
        attributes: new Map([['gen_ai.token.type', 'input']]),
      },
      { metricName: 'gen_ai.client.token.usage', temporality: 2, value: 9, count: 2 },
    ]);
    expect([outcome.received, outcome.forwarded, [...outcome.dropped], [...outcome.rejected]]).toEqual([
      4,
      2,
      [['not-a-usage-metric', 1]],
      [['too-old', 1]],
    ]);
  });
});
