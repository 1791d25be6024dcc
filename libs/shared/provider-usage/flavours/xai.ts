import type { Decimal18 } from '@tokenledger/shared/money';

import type { BlockReader } from '../block/block-reader';
import type { ReportedCost } from '../provider-usage';
import type { Flavour } from './flavour';
import { openAiResponses, readOpenAi } from './openai';
import { hasPromptTokens } from './openai-tokens';

/** One tick is 10^-10 USD (docs.x.ai, cost in USD ticks): 10^8 units of 10^-18. */
const UNITS_PER_TICK = 10n ** 8n;

/**
 * Grok's chat completions: reasoning is beside `completion_tokens`. Cached tokens are inside the prompt, unless there
 * are more of them than of the prompt.
 */
export const xaiChat: Flavour = {
  name: 'xai-chat',
  api: 'chat',
  provider: 'x_ai',
  operation: 'chat',
  // Images have a cost and no tokens.
  fits: ({ usage }) => hasPromptTokens(usage) || usage.has('cost_in_usd_ticks'),
  isUnmistakable: ({ usage }) => usage.has('cost_in_usd_ticks'),
  read: (source) => ({ ...readOpenAi(source), reasoning: 'outside', reportedCost: costOf(source.usage) }),
};

/** Grok's Responses API: as OpenAI's, reasoning inside. */
export const xaiResponses: Flavour = {
  ...openAiResponses,
  name: 'xai-responses',
  provider: 'x_ai',
  isUnmistakable: ({ usage }) => usage.has('cost_in_usd_ticks') && usage.has('input_tokens', 'output_tokens'),
  read: (source) => ({ ...readOpenAi(source), reportedCost: costOf(source.usage) }),
};

function costOf(usage: BlockReader): ReportedCost | undefined {
  // The size of the last context, which the counts hold already.
  usage.skip('context_details');
  const ticks = usage.count('cost_in_usd_ticks');
  return ticks === undefined ? undefined : { amount: (BigInt(ticks) * UNITS_PER_TICK) as Decimal18, currency: 'USD' };
}
