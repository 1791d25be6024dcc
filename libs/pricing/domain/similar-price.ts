import type { TenantId } from '@tokenledger/organization/domain';

import type { ExplainingPriceBook, PriceQuery, PriceVersion } from './price-book';

/** A price that a person may take for a model without one, and what speaks for it. */
export interface SimilarPrice {
  readonly price: PriceVersion;
  /**
   * - `standard-tier`: the same seller's price without the service tier
   * - `same-model-elsewhere`: another seller's price for a model of the same name
   * - `similar-name`: the name without what stands before or after it: a route, a date, a preview
   */
  readonly because: 'standard-tier' | 'same-model-elsewhere' | 'similar-name';
}

/** Who sells models of their own or of many makers, in the order in which they are asked. */
const SELLERS = [
  'openai',
  'anthropic',
  'google',
  'x-ai',
  'mistral',
  'deepseek',
  'cohere',
  'alibaba',
  'moonshotai',
  'zhipu',
  'minimax',
  'azure',
  'aws',
  'openrouter',
  'together',
  'fireworks',
  'groq',
] as const;

/**
 * Looks for a price that fits a model without one, as a suggestion: nothing is rated with it before somebody says so.
 *
 * @param query of a call that has no price
 * @returns undefined where nothing comes close
 */
export function similarPrice(book: ExplainingPriceBook, tenant: TenantId, query: PriceQuery): SimilarPrice | undefined {
  const ask = (change: Partial<PriceQuery>): PriceVersion | undefined => {
    const { serviceTier: _tier, ...standard } = query;
    return book.priceFor(tenant, { ...standard, ...change });
  };
  if (query.serviceTier !== undefined) {
    const price = ask({});
    if (price !== undefined) return { price, because: 'standard-tier' };
  }
  for (const model of namesOf(query.model)) {
    const because = model === query.model ? 'same-model-elsewhere' : 'similar-name';
    for (const provider of [query.provider, undefined, ...SELLERS]) {
      if (model === query.model && provider === query.provider) continue;
      const price = askOf(ask, provider, model);
      if (price !== undefined) return { price, because };
    }
  }
  return undefined;
}

/** Where the call's own host says who sold it, the seller in question would not be asked. */
function askOf(
  ask: (change: Partial<PriceQuery>) => PriceVersion | undefined,
  provider: string | undefined,
  model: string,
): PriceVersion | undefined {
  return ask({ provider, model, serverAddress: '' });
}

/** A model's name, then what is left of it without its route, its date, its stage and its tag; the fullest first. */
function namesOf(model: string): readonly string[] {
  const name = model.trim().toLowerCase();
  const bare = name.split('/').at(-1) ?? name;
  const names = [name, bare];
  for (const shorten of SHORTER) names.push(...names.map((known) => known.replace(shorten, '')));
  return [...new Set(names)].filter((known) => known.length > 2).sort((left, right) => right.length - left.length);
}

const SHORTER: readonly RegExp[] = [
  /:[a-z0-9.-]+$/,
  /[-@](?:\d{8}|\d{4}-\d{2}-\d{2}|\d{4})$/,
  /-(?:latest|preview|exp|experimental|beta)$/,
  /-(?:fp8|fp16|bf16|int4|int8|awq|gptq|gguf|instruct|turbo)$/,
];
