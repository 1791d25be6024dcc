import type { Flavour } from './flavour';

const BILLED = ['input_tokens', 'output_tokens', 'image_tokens', 'images', 'search_units', 'classifications'];

/**
 * Cohere v1 (`meta`) and v2 (`usage`).
 *
 * `billed_units` are what is charged, `tokens` what was processed; only the former are usage. Where only `tokens` are
 * there, they are taken and noted. Rerank bills searches, which stay an extra unit. `cached_tokens` are a part of
 * `tokens`, not of what is billed.
 */
export const cohere: Flavour = {
  name: 'cohere',
  api: 'chat',
  provider: 'cohere',
  operation: 'chat',
  fits: ({ usage }) => usage.has('billed_units', 'tokens.input_tokens', 'tokens.output_tokens'),
  read: ({ usage }) => {
    const isBilled = BILLED.some((name) => usage.has(`billed_units.${name}`));
    const block = isBilled ? 'billed_units' : 'tokens';
    const tokens = {
      input: usage.count(`${block}.input_tokens`),
      output: usage.count(`${block}.output_tokens`),
      ...(isBilled ? {} : { cacheRead: usage.count('cached_tokens') }),
    };
    const imageTokens = usage.count(`${block}.image_tokens`);
    usage.skip('tokens', 'cached_tokens', 'api_version');
    return {
      basis: 'inclusive',
      // Images are billed beside the text of an embedding.
      tokens:
        imageTokens === undefined
          ? tokens
          : { ...tokens, input: (tokens.input ?? 0) + imageTokens, imageInput: imageTokens },
      // Texts always say what they wrote, be it nothing.
      isEmbedding: !usage.has(`${block}.output_tokens`),
      notes: isBilled ? [] : ['processed-not-billed-tokens'],
    };
  },
};
