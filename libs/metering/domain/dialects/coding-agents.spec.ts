import { aLogRecord, anOrigin, aSpan } from '@tokenledger/metering/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { dropReasonOf, readingOf } from './testing/recognised';

const claudeCode = anOrigin('com.anthropic.claude_code.events', { 'service.name': 'claude-code' });
const request = {
  model: 'claude-sonnet-4-5',
  input_tokens: 10,
  output_tokens: 50,
  cache_read_tokens: 600,
  cache_creation_tokens: 300,
  cost_usd: 0.0021,
  request_id: 'req_01',
};

describe('Claude Code', () => {
  it.each([
    ['the event', aLogRecord(request, { eventName: 'claude_code.api_request' })],
    [
      'the event by its short name',
      aLogRecord({ ...request, 'event.name': 'api_request' }, { eventName: '', origin: claudeCode }),
    ],
    ['the span', aSpan(request, { name: 'claude_code.llm_request' })],
    ['the span without its name', aSpan(request, { name: '', origin: claudeCode })],
  ])('reads four disjoint counts and the request of %s', (_name, record) => {
    const reading = readingOf(record);
    expect(reading).toMatchObject({
      dialect: 'claude-code',
      role: 'call',
      provider: 'anthropic',
      requestModel: 'claude-sonnet-4-5',
      basis: 'exclusive',
      providerRequestId: 'req_01',
      tokens: { input: 10, output: 50, cacheRead: 600, cacheWrite: 300 },
      evidence: { input: 'input_tokens', cacheRead: 'cache_read_tokens' },
    });
    expect(reading.reportedCost && formatDecimal18(reading.reportedCost.amount)).toBe('0.0021');
  });

  it('reads a failed request as one that failed', () => {
    const failed = aLogRecord({ model: 'm', status_code: '529' }, { eventName: 'claude_code.api_error' });
    expect(readingOf(failed)).toMatchObject({ role: 'call', errorType: '529', tokens: {} });
  });

  it('leaves the conventions to a service that is only called so', () => {
    const chat = aSpan(
      { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'm', 'gen_ai.usage.input_tokens': 10 },
      { origin: anOrigin('own-client', { 'service.name': 'claude-code-runner' }) },
    );
    expect(readingOf(chat)).toMatchObject({ dialect: 'otel-genai', role: 'call', tokens: { input: 10 } });
  });

  it('takes the short name of an event from nobody else', () => {
    const other = aLogRecord({ ...request, 'event.name': 'api_request' }, { eventName: '' });
    expect(dropReasonOf(other)).toBe('not-model-usage');
  });
});

describe('Codex CLI', () => {
  const counts = {
    'event.kind': 'response.completed',
    model: 'gpt-5-codex',
    input_token_count: '1000',
    output_token_count: '80',
    cached_token_count: 600,
    reasoning_token_count: 30,
  };

  it('reads counts written as text beside counts written as integers', () => {
    expect(readingOf(aLogRecord(counts, { eventName: 'codex.sse_event' }))).toMatchObject({
      role: 'call',
      isOwnEvent: true,
      provider: 'openai',
      basis: 'inclusive',
      tokens: { input: 1000, output: 80, cacheRead: 600, reasoning: 30 },
    });
  });

  it('drops the other events of a stream', () => {
    const delta = aLogRecord({ 'event.kind': 'response.output_text.delta' }, { eventName: 'codex.sse_event' });
    expect(dropReasonOf(delta)).toBe('usage-free-event');
  });

  it('takes a turn for the sum of its responses', () => {
    const turn = aSpan(
      {
        'codex.turn.token_usage.input_tokens': 2000,
        'codex.turn.token_usage.cached_input_tokens': 1200,
        'codex.turn.token_usage.non_cached_input_tokens': 800,
        'codex.turn.token_usage.output_tokens': 160,
        'codex.turn.token_usage.total_tokens': 2160,
      },
      { name: 'session_task.turn' },
    );
    expect(readingOf(turn)).toMatchObject({ role: 'container', tokens: { input: 2000, cacheRead: 1200, output: 160 } });
  });

  it('reads the span of a response', () => {
    const usage = { 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 80 };
    expect(readingOf(aSpan(usage, { name: 'handle_responses' }))).toMatchObject({ role: 'call', dialect: 'codex-cli' });
    expect(dropReasonOf(aSpan({}, { name: 'handle_responses' }))).toBe('container-without-usage');
  });
});

describe('Gemini CLI', () => {
  it('reads thoughts beside the answer and tools beside the prompt', () => {
    const response = aLogRecord(
      {
        model: 'gemini-2.5-pro',
        status_code: 200,
        input_token_count: 17,
        tool_token_count: 119,
        output_token_count: 201,
        thoughts_token_count: 213,
        cached_content_token_count: 0,
        total_token_count: 550,
      },
      { eventName: 'gemini_cli.api_response' },
    );
    // 17 + 119 = 136, 201 + 213 = 414; 136 + 414 = 550
    expect(readingOf(response)).toMatchObject({
      provider: 'gcp.gemini',
      errorType: undefined,
      tokens: { input: 136, output: 414, reasoning: 213, cacheRead: 0, total: 550 },
    });
  });

  it('drops the event of the conventions that it writes beside each', () => {
    const again = aLogRecord(
      { 'gen_ai.operation.name': 'generate_content', 'gen_ai.usage.input_tokens': 17 },
      { origin: anOrigin('gemini-cli', { 'service.name': 'gemini-cli' }) },
    );
    expect(dropReasonOf(again)).toBe('repeated-by-own-event');
  });
});

describe('GitHub Copilot', () => {
  it('keeps premium requests as a unit, never as money', () => {
    const chat = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'github',
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.reasoning_tokens': 4,
      'github.copilot.cost': 1.5,
    };
    expect(readingOf(aSpan(chat))).toMatchObject({
      dialect: 'github-copilot',
      role: 'call',
      tokens: { input: 100, reasoning: 4 },
      extraUnits: { premium_requests: '1.5' },
      reportedCost: undefined,
    });
    expect(readingOf(aSpan({ ...chat, 'gen_ai.operation.name': 'invoke_agent' })).role).toBe('container');
  });
});
