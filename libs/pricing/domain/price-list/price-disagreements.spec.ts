import { tenantId } from '@tokenledger/organization/domain';
import { InMemoryPriceBook, type ListedPrice } from '@tokenledger/pricing/testing';

import { priceDisagreements, type PriceSource } from './price-disagreements';

const acme = tenantId('acme');
const AT = new Date('2026-03-10T12:00:00Z');
const MODELS = [{ provider: 'openai', model: 'gpt-4o' }];

function aSource(name: string, listed: Partial<ListedPrice>): PriceSource {
  return { name, book: new InMemoryPriceBook([listed]) };
}

function told(...sources: readonly PriceSource[]): readonly string[] {
  return priceDisagreements(sources, MODELS, acme, AT).map(
    ({ provider, model, meter, first, second }) =>
      `${provider}/${model} ${meter}: ${first.source} ${first.pricePerMillion}, ${second.source} ${second.pricePerMillion} ${second.currency}`,
  );
}

describe('priceDisagreements', () => {
  it('says nothing where sources agree, or only one knows the model', () => {
    expect(told(aSource('ours', {}), aSource('public', {}))).toEqual([]);
    expect(told(aSource('ours', {}), aSource('public', { model: 'gpt-4.1' }))).toEqual([]);
  });

  it('names each meter that differs, against the first source that knows the model', () => {
    const cheaper = aSource('public', { perMillion: { input: '2', output: '10' } });
    expect(told(aSource('stranger', { model: 'other' }), aSource('ours', {}), cheaper)).toEqual([
      'openai/gpt-4o input: ours 2.5, public 2 USD',
    ]);
  });

  it('does not compare different currencies', () => {
    expect(told(aSource('ours', {}), aSource('cn', { currency: 'CNY', perMillion: { input: '18' } }))).toEqual([]);
  });
});
