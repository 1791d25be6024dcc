import { attributesOf, CANARY, text } from '../testing/sanitising';

const NAME = 'ai.response.providerMetadata';
const passing = (value: unknown) =>
  attributesOf(text(NAME, typeof value === 'string' ? value : JSON.stringify(value))).map(
    ([, passed]) => JSON.parse(String(passed)) as unknown,
  );

describe('metadata of a provider, in which counts stand among much else', () => {
  it('passes with the counts that are read, and with nothing else', () => {
    const usage = { input_tokens: 41, cache_creation: { ephemeral_1h_input_tokens: 100 }, service_tier: CANARY };
    const metadata = { anthropic: { usage, container: null, parts: [CANARY] }, [CANARY]: { usage: 1 } };
    expect(passing(metadata)).toEqual([
      { anthropic: { usage: { input_tokens: 41, cache_creation: { ephemeral_1h_input_tokens: 100 } } } },
    ]);
  });

  it.each([
    ['probabilities of each token of an answer', { logprobs: [{ token: CANARY, logprob: -0.31, bytes: [72, 101] }] }],
    ['byte values', { bytes: [72, 101, 108, 108, 111] }],
    ['names that carry text', { [`${CANARY}-is-078-05-1120`]: 1, 'ignore.previous': { instructions: 1 } }],
    ['a count that is a list', { cachedPromptTokens: [72, 101] }],
    ['a count that is text', { cachedPromptTokens: CANARY }],
  ])('passes without %s', (_name, openai) => {
    expect(passing({ openai: { ...openai, reasoningTokens: 7 } })).toEqual([{ openai: { reasoningTokens: 7 } }]);
    expect(passing({ openai })).toEqual([]);
  });

  it('tells a name with a dot from the names that lead to a count', () => {
    expect(passing({ 'openai.reasoningTokens': 7, 'anthropic.usage': { input_tokens: 1 } })).toEqual([]);
  });

  it('leaves nothing behind the counts but spaces', () => {
    const whole = JSON.stringify({ openai: { reasoningTokens: 7, text: CANARY } });
    const [[, passed] = []] = attributesOf(text(NAME, whole));
    expect(passed).toBe('{"openai":{"reasoningTokens":7}}'.padEnd(whole.length));
  });

  it.each([
    ['a list', [CANARY]],
    ['text that is no JSON', `{"openai":{"reasoningTokens":1}} ${CANARY}`],
    ['names in a row', `{"openai":"${CANARY}":"is":{"reasoningTokens":1}}`],
    ['text that ends too early', `{"openai":"${CANARY}`],
    ['more than usage needs', { openai: { reasoningTokens: 1, text: CANARY.repeat(2000) } }],
  ])('does not pass as %s', (_name, value) => {
    expect(passing(value)).toEqual([]);
  });
});
