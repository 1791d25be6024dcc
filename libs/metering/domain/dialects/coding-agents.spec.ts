import { aLogRecord, anOrigin, aSpan } from '@tokenledger/metering/testing';
import type { OtlpMetricPoint } from '@tokenledger/shared/otlp';

import { dropReasonOf, readingOf, tokensOf } from './testing/recognised';

const origin = anOrigin('com.anthropic.claude_code.events', { 'service.name': 'claude-code' });

describe('the dialects of coding agents', () => {
  const request = {
    model: 'claude-sonnet-4-5-20250929',
    input_tokens: '10',
    output_tokens: '50',
    cache_read_tokens: '600',
    cache_creation_tokens: '300',
    cost_usd: '0.0021',
    request_id: 'req_011',
  };

  it.each([
    ['named in full', aLogRecord(request, { eventName: 'claude_code.api_request', origin })],
    ['named by an attribute', aLogRecord({ ...request, 'event.name': 'api_request' }, { eventName: '', origin })],
    ['by its span', aSpan(request, { name: 'claude_code.llm_request' })],
  ])('read a request of Claude Code, %s: four counts that do not overlap', (_case, record) => {
    expect(readingOf(record)).toMatchObject({
      dialect: 'claude-code',
      role: 'call',
      provider: 'anthropic',
      requestModel: 'claude-sonnet-4-5-20250929',
      providerRequestId: 'req_011',
      basis: 'exclusive',
      reportedCost: { amount: 2_100_000_000_000_000n, currency: 'USD' },
    });
    expect(tokensOf(record)).toEqual({ input: 10, output: 50, cacheRead: 600, cacheWrite: 300 });
  });

  it('do not read other events of Claude Code', () => {
    expect(dropReasonOf(aLogRecord({ prompt_length: 5 }, { eventName: 'claude_code.user_prompt', origin }))).toBe(
      'not-model-usage',
    );
  });

  it('read the completed response of Codex, whose counts are texts', () => {
    const completed = {
      'event.name': 'codex.sse_event',
      'event.kind': 'response.completed',
      model: 'gpt-5-codex',
      input_token_count: '1000',
      output_token_count: '200',
      cached_token_count: 800,
      reasoning_token_count: 150,
    };
    const record = aLogRecord(completed, { eventName: '' });
    expect(readingOf(record)).toMatchObject({ dialect: 'codex-cli', role: 'call', provider: 'openai' });
    expect(tokensOf(record)).toEqual({ input: 1000, output: 200, cacheRead: 800, reasoning: 150 });
    expect(dropReasonOf(aLogRecord({ ...completed, 'event.kind': 'response.created' }, { eventName: '' }))).toBe(
      'usage-free-event',
    );
  });

  it('take a turn of Codex for the container of its calls', () => {
    const turn = aSpan({
      'codex.turn.token_usage.input_tokens': 1000,
      'codex.turn.token_usage.cached_input_tokens': 800,
      'codex.turn.token_usage.output_tokens': 200,
      'codex.turn.token_usage.total_tokens': 1200,
    });
    expect(readingOf(turn)).toMatchObject({ dialect: 'codex-cli', role: 'container' });
    expect(tokensOf(turn)).toEqual({ input: 1000, cacheRead: 800, output: 200, total: 1200 });
  });

  it("read Gemini CLI's own event: thoughts and the prompt of tools lie outside", () => {
    const record = aLogRecord(
      {
        model: 'gemini-2.5-pro',
        input_token_count: 17,
        output_token_count: 201,
        cached_content_token_count: 0,
        thoughts_token_count: 213,
        tool_token_count: 119,
        total_token_count: 550,
      },
      { eventName: 'gemini_cli.api_response' },
    );
    // 17 + 119 read, 201 + 213 written: 136 + 414 = 550
    expect(tokensOf(record)).toEqual({ input: 136, output: 414, cacheRead: 0, reasoning: 213, total: 550 });
  });

  it('count an answer of Gemini CLI once, though it sends two events', () => {
    const twin = aLogRecord(
      { 'gen_ai.operation.name': 'generate_content', 'gen_ai.usage.input_tokens': 17 },
      { origin: anOrigin('gemini-cli', { 'service.name': 'gemini-cli' }) },
    );
    expect(dropReasonOf(twin)).toBe('repeated-by-own-event');
  });

  it.each(['claude_code.token.usage', 'codex.turn.token_usage', 'gemini_cli.token.usage', 'gen_ai.client.token.usage'])(
    'do not add the metric %s to the calls',
    (metricName) => {
      const point = { signal: 'metric', metricName, origin, attributes: new Map() } as unknown as OtlpMetricPoint;
      expect(dropReasonOf(point)).toBe('aggregate-metric');
    },
  );
});
