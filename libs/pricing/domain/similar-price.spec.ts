import { tenantId } from '@tokenledger/organization/domain';
import { InMemoryPriceBook } from '@tokenledger/pricing/testing';

import type { PriceQuery } from './price-book';
import { similarPrice } from './similar-price';

const acme = tenantId('acme');
const book = new InMemoryPriceBook([
  { provider: 'openai', model: 'gpt-4o' },
  { provider: 'anthropic', model: 'claude-sonnet-4-5' },
  { provider: 'together', model: 'llama-3.3-70b' },
]);

function suggested(facts: Partial<PriceQuery>): string {
  const query = { provider: 'acme-gateway', model: 'gpt-4o', atMs: Date.UTC(2026, 2, 10), inputTokens: 0, ...facts };
  const similar = similarPrice(book, acme, query);
  return similar === undefined ? 'nothing' : `${similar.price.provider}/${similar.price.model} ${similar.because}`;
}

describe('similarPrice', () => {
  it.each([
    ["another seller's price of the same name", { model: 'gpt-4o' }, 'openai/gpt-4o same-model-elsewhere'],
    ['the name without its route', { model: 'openai/gpt-4o' }, 'openai/gpt-4o similar-name'],
    ['the name without its date', { model: 'gpt-4o-2026-01-20' }, 'openai/gpt-4o similar-name'],
    [
      'the name without stage and date',
      { model: 'claude-sonnet-4-5-preview-20260101' },
      'anthropic/claude-sonnet-4-5 similar-name',
    ],
    ['the name without its precision', { model: 'meta/Llama-3.3-70B-FP8' }, 'together/llama-3.3-70b similar-name'],
    [
      "the same seller's price without the tier",
      { provider: 'openai', serviceTier: 'flex' },
      'openai/gpt-4o standard-tier',
    ],
    ['nothing where nothing comes close', { model: 'in-house-7b' }, 'nothing'],
  ])('suggests %s', (_what, facts, expected) => {
    expect(suggested(facts)).toBe(expected);
  });

  it('never suggests what already did not help: the same name at the same seller', () => {
    expect(suggested({ provider: 'openai', model: 'in-house-7b' })).toBe('nothing');
  });
});
