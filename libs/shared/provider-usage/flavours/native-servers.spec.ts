import { readProviderUsage } from '../read-provider-usage';

describe('servers with names of their own', () => {
  it.each<[string, string, object, object]>([
    [
      'IBM watsonx, text generation (cloud.ibm.com/apidocs/watsonx-ai)',
      'watsonx',
      {
        model_id: 'ibm/granite-3',
        results: [{ generated_text: 'x', generated_token_count: 50, input_token_count: 10 }],
      },
      { input: 10, output: 50 },
    ],
    [
      'Replicate, a prediction',
      'replicate',
      { id: 'a', metrics: { input_token_count: 50, output_token_count: 6, predict_time: 1.2 }, status: 'succeeded' },
      { input: 50, output: 6 },
    ],
    [
      'Hugging Face’s text generation with details: the prompt’s tokens are listed',
      'huggingface',
      { generated_text: 'x', details: { generated_tokens: 20, prefill: [{ id: 1 }, { id: 2 }], tokens: [] } },
      { input: 2, output: 20 },
    ],
    [
      'llama.cpp: of 50 tokens of the prompt 40 were there already, and a server of one’s own charges none',
      'llama.cpp',
      { content: 'x', tokens_predicted: 20, tokens_evaluated: 50, tokens_cached: 69, timings: { prompt_n: 10 } },
      { input: 50, output: 20 },
    ],
    [
      'LM Studio: 268 of output, 5 of them reasoning',
      'lmstudio',
      { output: [], stats: { input_tokens: 329, total_output_tokens: 268, reasoning_output_tokens: 5 } },
      { input: 329, output: 263, reasoning: 5 },
    ],
    [
      'DeepInfra’s own endpoint',
      'deepinfra',
      { results: [], inference_status: { status: 'ok', cost: 0.0001, tokens_generated: 20, tokens_input: 50 } },
      { input: 50, output: 20 },
    ],
    [
      'Aleph Alpha',
      'aleph-alpha',
      { completions: [], num_tokens_prompt_total: 50, num_tokens_generated: 20 },
      { input: 50, output: 20 },
    ],
    [
      'Nova Sonic: 10 of speech and 20 of text in, 30 and 5 out',
      'aws.bedrock',
      {
        event: {
          usageEvent: {
            details: {
              delta: { input: { speechTokens: 1, textTokens: 2 } },
              total: { input: { speechTokens: 10, textTokens: 20 }, output: { speechTokens: 30, textTokens: 5 } },
            },
            totalInputTokens: 30,
            totalOutputTokens: 35,
            totalTokens: 65,
          },
        },
      },
      { input: 20, audioInput: 10, output: 5, audioOutput: 30 },
    ],
    [
      'iFlytek Spark over its socket',
      'spark',
      {
        header: { code: 0 },
        payload: { usage: { text: { question_tokens: 4, prompt_tokens: 5, completion_tokens: 9, total_tokens: 14 } } },
      },
      { input: 5, output: 9 },
    ],
  ])('%s', (_case, provider, body, quantities) => {
    const { parts, status } = readProviderUsage({ body, provider });
    expect(parts.map(({ usage }) => usage.quantities)).toEqual([quantities]);
    expect(status).toBe('complete');
  });

  it('leaves Gemini’s newest endpoint to Gemini, whose totals are called alike', () => {
    const usage = { total_input_tokens: 10, total_output_tokens: 5, total_thought_tokens: 2, total_tokens: 17 };
    expect(readProviderUsage({ body: { usage } }).flavour).toBe('gemini');
  });
});
