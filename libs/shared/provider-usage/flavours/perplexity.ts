import type { Flavour } from './flavour';
import { readOpenAi } from './openai';
import { hasPromptTokens } from './openai-tokens';

/**
 * Perplexity. Deep research reports `reasoning_tokens` and `citation_tokens` beside the completion, and its total
 * leaves both out: it is no checksum for them. Citation tokens have a price of their own and no meter, and stay an
 * extra unit; searches (`num_search_queries`) too.
 */
export const perplexity: Flavour = {
  name: 'perplexity',
  api: 'chat',
  provider: 'perplexity',
  operation: 'chat',
  fits: ({ usage }) => hasPromptTokens(usage),
  isUnmistakable: ({ usage }) => usage.has('search_context_size', 'citation_tokens', 'num_search_queries'),
  read: (source) => {
    const { tokens, ...reading } = readOpenAi(source);
    const cost = source.usage.decimal('cost.total_cost');
    const isBeside = source.usage.has('reasoning_tokens');
    const hasCitations = source.usage.extraUnits()['citation_tokens'] !== undefined;
    source.usage.skip('cost');
    return {
      ...reading,
      tokens: isBeside ? { ...tokens, total: undefined } : tokens,
      reasoning: isBeside ? 'outside' : 'inside',
      reportedCost: cost === undefined || cost.value < 0n ? undefined : { amount: cost.value, currency: 'USD' },
      notes: [...(reading.notes ?? []), ...(hasCitations ? ['citation-tokens-have-no-meter'] : [])],
    };
  },
};
