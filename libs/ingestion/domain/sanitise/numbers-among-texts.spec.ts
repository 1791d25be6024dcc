import { attributesOf, CANARY, text } from '../testing/sanitising';

const NAME = 'ai.response.providerMetadata';
const passing = (value: unknown) =>
  attributesOf(text(NAME, typeof value === 'string' ? value : JSON.stringify(value))).map(
    ([, passed]) => JSON.parse(String(passed)) as unknown,
  );

describe('metadata of a provider, in which texts stand among the counts', () => {
  it('passes with its numbers, each text an empty object', () => {
    const usage = { input_tokens: 41, cache_creation: { ephemeral_1h_input_tokens: 100 }, service_tier: CANARY };
    const metadata = { anthropic: { usage, container: null, parts: [CANARY, `"${CANARY}\\`, ''] } };
    expect(passing(metadata)).toEqual([
      {
        anthropic: {
          usage: { input_tokens: 41, cache_creation: { ephemeral_1h_input_tokens: 100 }, service_tier: {} },
          container: null,
          parts: [{}, {}, {}],
        },
      },
    ]);
  });

  it.each([
    ['a name that could carry text', { [`what ${CANARY} said`]: 1 }],
    ['a list', [CANARY]],
    ['text that is no JSON', `{"usage":1} ${CANARY}`],
    ['text that ends too early', `{"usage":"${CANARY}`],
    ['more than usage needs', { text: CANARY.repeat(2000) }],
  ])('does not pass with %s', (_name, value) => {
    expect(passing(value)).toEqual([]);
  });
});
