import type { TenantId } from '@tokenledger/organization/domain';

import type { ExplainingPriceBook, PriceQuery, PriceVersion } from './price-book';

/** A price that a person may take for a model without one, and what speaks for it. */
export interface SimilarPrice {
  readonly price: PriceVersion;
  /**
   * - `standard-tier`: the same seller's price without the service tier
   * - `same-model-elsewhere`: another seller's price for a model of the same name
   * - `similar-name`: the name without what stands before or after it: a route, a date, a preview. A route that is a seller
   *   (`openai/gpt-4o`) is asked first.
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
  const { serviceTier, ...standard } = query;
  if (serviceTier !== undefined) {
    const price = book.priceFor(tenant, standard);
    if (price !== undefined) return { price, because: 'standard-tier' };
  }
  for (const { because, ...other } of othersThan(query)) {
    // Where the call's own host says who sold it, no other seller would be asked.
    const price = book.priceFor(tenant, { ...standard, ...other, serverAddress: '' });
    if (price !== undefined) return { price, because };
  }
  return undefined;
}

type Candidate = Pick<PriceQuery, 'provider' | 'model'> & Pick<SimilarPrice, 'because'>;

/** Models that may be the same under another name or at another seller, the most alike first. */
function othersThan({ provider: asked, model: name }: PriceQuery): readonly Candidate[] {
  const [, seller, rest = ''] = /^([a-z0-9][a-z0-9._-]*)\/(.+)$/.exec(name.trim().toLowerCase()) ?? [];
  const ofRoute =
    seller === undefined
      ? []
      : namesOf(rest).map((model) => ({ provider: seller, model, because: 'similar-name' as const }));
  const elsewhere = namesOf(name).flatMap((model) =>
    [asked, undefined, ...SELLERS].map((provider): Candidate => ({
      provider,
      model,
      because: model === name ? 'same-model-elsewhere' : 'similar-name',
    })),
  );
  return [...ofRoute, ...elsewhere].filter(({ provider, model }) => provider !== asked || model !== name);
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
