import { aSpan } from '@tokenledger/metering/testing';
import { answerAttributes, type ProviderAnswer, readProviderUsage } from '@tokenledger/shared/provider-usage';
import { normaliseUsage } from '@tokenledger/shared/usage';

import { recogniseUsage } from '../dialects/dialect';
import { otelGenAi } from '../dialects/otel-genai';

/** What the ledger makes of the attributes that an answer was written as. */
function ledgerReadingOf(answer: ProviderAnswer) {
  const recognition = recogniseUsage(aSpan(answerAttributes(readProviderUsage(answer))), [otelGenAi]);
  if (recognition.outcome !== 'reading') throw new Error(`dropped: ${recognition.reason}`);
  const { reading } = recognition;
  const expectsOutput = reading.operation !== 'embeddings';
  const options = { basis: reading.basis, expectsOutput, totalHidesReasoning: false };
  return { reading, usage: normaliseUsage(reading.tokens, options) };
}

describe('usage that is written onto a span', () => {
  it.each<[string, ProviderAnswer]>([
    [
      'OpenAI with a cache and reasoning',
      {
        provider: 'openai',
        body: {
          id: 'c1',
          model: 'gpt-5',
          usage: {
            prompt_tokens: 100,
            completion_tokens: 20,
            total_tokens: 120,
            prompt_tokens_details: { cached_tokens: 64, cache_write_tokens: 10, audio_tokens: 8 },
            completion_tokens_details: { reasoning_tokens: 5 },
          },
        },
      },
    ],
    [
      'Anthropic with both lifetimes and a small cache',
      {
        provider: 'anthropic',
        body: {
          type: 'message',
          usage: {
            input_tokens: 1_000,
            cache_read_input_tokens: 5,
            cache_creation_input_tokens: 30,
            cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
            output_tokens: 44,
          },
        },
      },
    ],
    [
      'Gemini with cached images and thoughts',
      {
        provider: 'gcp.gemini',
        body: {
          usageMetadata: {
            promptTokenCount: 328,
            cachedContentTokenCount: 183,
            candidatesTokenCount: 78,
            thoughtsTokenCount: 241,
            totalTokenCount: 647,
            promptTokensDetails: [{ modality: 'IMAGE', tokenCount: 258 }],
            cacheTokensDetails: [{ modality: 'IMAGE', tokenCount: 144 }],
          },
        },
      },
    ],
    [
      'xAI, reasoning outside',
      {
        provider: 'x_ai',
        body: {
          usage: {
            prompt_tokens: 12,
            completion_tokens: 2,
            total_tokens: 334,
            completion_tokens_details: { reasoning_tokens: 320 },
          },
        },
      },
    ],
    ['embeddings', { provider: 'openai', body: { usage: { prompt_tokens: 8, total_tokens: 8 } } }],
    ['no completion', { provider: 'openai', body: { usage: { prompt_tokens: 8 } } }],
    [
      'a total that contradicts',
      { provider: 'openai', body: { usage: { prompt_tokens: 8, completion_tokens: 2, total_tokens: 99 } } },
    ],
  ])('reaches the ledger in the same meters: %s', (_name, answer) => {
    const own = readProviderUsage(answer).parts[0]?.usage;
    const { usage } = ledgerReadingOf(answer);
    expect(usage.quantities).toEqual(own?.quantities);
    expect([usage.status, usage.notes]).toEqual([own?.status, own?.notes]);
    expect(usage.confidence).toBe('certain');
  });

  it('takes its cost, tier, id and extra units along', () => {
    const { reading } = ledgerReadingOf({
      provider: 'openrouter',
      body: {
        id: 'gen-1',
        model: 'openai/gpt-5-mini',
        service_tier: 'flex',
        choices: [{ finish_reason: 'stop' }],
        usage: {
          prompt_tokens: 14,
          completion_tokens: 4,
          total_tokens: 18,
          cost: 0.000102,
          web_searches: 2,
          seconds: 1.5,
        },
      },
    });
    expect(reading).toMatchObject({
      responseId: 'gen-1',
      responseModel: 'openai/gpt-5-mini',
      serviceTier: 'flex',
      finishReason: 'stop',
      reportedCost: { amount: 102_000_000_000_000n, currency: 'USD' },
      extraUnits: { web_searches: '2', seconds: '1.5' },
    });
  });

  it('is invalid in the ledger where a count was none', () => {
    const { reading } = ledgerReadingOf({ body: { usage: { prompt_tokens: -1, completion_tokens: 4 } } });
    expect(reading.invalidCounts).toHaveLength(1);
  });

  it('is incomplete in the ledger where the stream was cut, though it had counted', () => {
    const body = [{ choices: [{ delta: {} }], usage: { prompt_tokens: 9, completion_tokens: 1, total_tokens: 10 } }];
    const { reading, usage } = ledgerReadingOf({ provider: 'vllm', body });
    expect(usage).toMatchObject({ status: 'partial', quantities: { input: 9 } });
    expect(reading.extraUnits).toEqual({ output_tokens_so_far: '1' });
  });

  it('claims no tokens for a block that nobody knows', () => {
    const { reading } = ledgerReadingOf({ body: { usage_info: { pages_processed: 3, input_pages: 3 } } });
    expect(reading.tokens).toEqual({});
    expect(reading.extraUnits).toEqual({ 'unrecognised.pages_processed': '3', 'unrecognised.input_pages': '3' });
  });
});
