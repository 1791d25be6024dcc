import type { UnpricedModelsQuery } from '../operations';

type Answered = Extract<UnpricedModelsQuery['unpricedModels'], { __typename: 'UnpricedModels' }>;

/** Calls of one model without a price. */
export type UnpricedModel = Answered['models'][number];

export type UnpricedAnswer = Answered;

/** Reasons that the page has texts for; the API may learn more before it does. */
export const REASONS = [
  'no-model',
  'no-provider',
  'ambiguous-model',
  'no-price-for-service-tier',
  'no-price-then',
  'no-price-for-meter',
] as const;

/** The key of a reason's text: `no-price-for-meter:audioInput` has that of `no-price-for-meter`. */
export function reasonKey(reason: string): string {
  const [word = ''] = reason.split(':');
  return (REASONS as readonly string[]).includes(word) ? word : 'other';
}

/** How far back the page looks, in days; the first unless the address says otherwise. */
export const LOOKS_BACK = ['30', '7', '92'] as const;

/** What makes a row one thing over several answers. */
export function keyOf({ seller, model, reason, serviceTier }: UnpricedModel): string {
  return JSON.stringify([seller, model, reason, serviceTier]);
}
