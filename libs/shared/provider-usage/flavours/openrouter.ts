import type { BlockReader } from '../block/block-reader';
import type { ReportedCost } from '../provider-usage';
import type { Flavour } from './flavour';
import { readOpenAi } from './openai';
import { hasPromptTokens } from './openai-tokens';

/**
 * OpenRouter: OpenAI's shape whichever provider is behind it, reasoning inside, with what it charges in USD.
 *
 * With a key of one's own (`is_byok`) `cost` is OpenRouter's fee and the upstream provider bills the rest itself.
 */
export const openRouter: Flavour = {
  name: 'openrouter',
  api: 'chat',
  provider: 'openrouter',
  operation: 'chat',
  fits: ({ usage }) => hasPromptTokens(usage) || (usage.has('input_tokens') && usage.has('cost')),
  isUnmistakable: ({ usage }) => usage.has('is_byok', 'cost_details'),
  read: (source) => {
    const reading = readOpenAi(source);
    const { cost, notes } = costOf(source.usage);
    return { ...reading, reportedCost: cost, notes: [...(reading.notes ?? []), ...notes] };
  },
};

function costOf(usage: BlockReader): { readonly cost: ReportedCost | undefined; readonly notes: readonly string[] } {
  const amount = usage.decimal('cost');
  const upstream = usage.decimal('cost_details.upstream_inference_cost');
  usage.skip('cost_details');
  if (amount === undefined || amount.value < 0n) return { cost: undefined, notes: [] };
  const isByok = usage.isTrue('is_byok');
  const cost = { amount: amount.value, currency: 'USD' };
  return {
    cost: isByok && upstream !== undefined ? { ...cost, billedElsewhere: upstream.value } : cost,
    notes: [...(isByok ? ['own-key-billed-upstream'] : []), ...(amount.isRounded ? ['reported-cost-rounded'] : [])],
  };
}
