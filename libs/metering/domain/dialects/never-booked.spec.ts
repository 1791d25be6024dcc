import { anOrigin, aSpan } from '@tokenledger/metering/testing';

import { dropReasonOf, readingOf } from './testing/recognised';

const usage = { 'gen_ai.usage.input_tokens': 5 };

describe('what is never booked', () => {
  it.each([
    ['anthropic.messages.count_tokens', 'usage-free-operation'],
    ['messages.count_tokens', 'usage-free-operation'],
    ['anthropic.messages.tool_runner', 'usage-free-operation'],
    ['anthropic.tool_use web_search', 'usage-free-operation'],
    ['anthropic.mcp_tool_use find', 'usage-free-operation'],
    ['anthropic.organization.cost_report', 'usage-free-operation'],
    ['anthropic.test', 'connection-test'],
    ['OpenRouter Connection Test', 'connection-test'],
  ])('drops %s whatever it carries', (name, reason) => {
    expect(dropReasonOf(aSpan({ 'openinference.span.kind': 'LLM', ...usage }, { name }))).toBe(reason);
  });

  it('drops the free count of Anthropic by its attribute where the name is lost', () => {
    const counted = { 'gen_ai.operation.name': 'chat', 'anthropic.message.count_tokens.input_tokens': 910 };
    expect(dropReasonOf(aSpan(counted, { name: '' }))).toBe('usage-free-operation');
  });

  it('reads the call beside them', () => {
    const reading = readingOf(
      aSpan(
        {
          'gen_ai.operation.name': 'chat',
          'gen_ai.provider.name': 'anthropic',
          'gen_ai.response.id': 'msg_01',
          'anthropic.request.id': 'req_01',
          'gen_ai.usage.input_tokens': 910,
          'gen_ai.usage.cache_read.input_tokens': 600,
          'gen_ai.usage.cache_write.input_tokens': 300,
          'anthropic.usage.cache_creation.ephemeral_1h_input_tokens': 300,
          'anthropic.usage.compaction.input_tokens': 7,
          'gen_ai.usage.output_tokens': 50,
        },
        { name: 'anthropic.messages.create', origin: anOrigin('com.anthropic.sdk.typescript') },
      ),
    );
    expect(reading).toMatchObject({
      observer: 'provider-sdk',
      responseId: 'msg_01',
      providerRequestId: 'req_01',
      tokens: { input: 910, cacheRead: 600, cacheWrite: 300, cacheWrite1h: 300, extraInput: 7, output: 50 },
      evidence: { cacheWrite: 'gen_ai.usage.cache_write.input_tokens' },
    });
  });
});
