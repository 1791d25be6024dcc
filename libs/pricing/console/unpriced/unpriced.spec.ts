import { withPlainSpaces } from '@tokenledger/shared/ui/testing';

import { PriceModelDocument, UnpricedModelsDocument } from '../operations';
import { openPrices } from '../testing/open-prices';
import { Unpriced } from './unpriced';
import type { UnpricedModel } from './unpriced-words';

function aModel(facts: Partial<UnpricedModel> = {}) {
  return {
    __typename: 'UnpricedModel',
    provider: 'acme-gw',
    seller: 'acme-gw',
    model: 'gpt-4o-2026',
    reason: 'no-provider',
    serviceTier: null,
    calls: '3',
    tokens: '250000',
    tokenShare: '0.25',
    used: [
      { __typename: 'MeterTokens', meter: 'INPUT', tokens: '200000' },
      { __typename: 'MeterTokens', meter: 'CACHE_READ', tokens: '50000' },
    ],
    firstAt: '2026-03-01T00:00:00.000Z',
    lastAt: '2026-03-10T12:00:00.000Z',
    exampleCallId: '1abc-00',
    suggestion: {
      __typename: 'SuggestedPrice',
      provider: 'openai',
      model: 'gpt-4o',
      because: 'SIMILAR_NAME',
      currency: 'USD',
      prices: [
        { __typename: 'MeterPrice', meter: 'INPUT', pricePerMillion: '2.5' },
        { __typename: 'MeterPrice', meter: 'CACHE_READ', pricePerMillion: '1.25' },
      ],
    },
    ...facts,
  };
}

function answered(models: readonly object[], beyondPricing = '0') {
  return {
    unpricedModels: {
      __typename: 'UnpricedModels',
      from: '2026-02-09T00:00:00.000Z',
      to: '2026-03-11T00:00:00.000Z',
      truncated: false,
      allTokens: '1000000',
      unpricedTokens: models.length === 0 ? '0' : '250000',
      unpricedShare: models.length === 0 ? '0' : '0.25',
      beyondPricing,
      models,
    },
  };
}

async function openUnpriced(models: readonly object[] = [aModel()], beyondPricing = '0') {
  const screen = await openPrices('/prices/unpriced', [{ path: 'prices/unpriced', component: Unpriced }]);
  screen.api.expectOne(UnpricedModelsDocument).flush({ data: answered(models, beyondPricing) });
  await screen.settled();
  return screen;
}

describe('unpriced models', () => {
  it('are listed with their reason and their share of all tokens', async () => {
    const screen = await openUnpriced();
    expect(screen.rows()).toEqual([
      'gpt-4o-2026 | acme-gw | The provider is in no price list | 3 | 250 K | 25.0 % | Open | Price it',
    ]);
    expect(withPlainSpaces(screen.page.querySelector('.sum')?.textContent ?? '')).toContain(
      '25.0 % of all tokens have no price. Models: 1',
    );
  });

  it('are told to be none where everything is priced, apart from calls that no price helps', async () => {
    const screen = await openUnpriced([], '7');
    expect(screen.page.textContent).toContain('Everything is priced');
    expect(screen.page.textContent).toContain('7 calls more have no price and none would help');
  });

  it('say which meter lacks a price', async () => {
    const screen = await openUnpriced([aModel({ reason: 'no-price-for-meter:audioInput', provider: null })]);
    expect(screen.rows()[0]).toContain('not named | No price for audioInput');
  });

  it('look further back by the address', async () => {
    const screen = await openUnpriced();
    screen.page.querySelector<HTMLInputElement>('input[value="92"]')!.click();
    await screen.settled();
    expect(screen.url()).toBe('/prices/unpriced?days=92');
    const { input } = screen.api.expectOne(UnpricedModelsDocument).operation.variables as {
      input: { from: string; to: string };
    };
    expect((Date.parse(input.to) - Date.parse(input.from)) / 86_400_000).toBe(92);
  });
});

describe('a price for a model', () => {
  it('needs each meter that was used, and takes over what is suggested', async () => {
    const screen = await openUnpriced();
    await screen.press('Price it');
    await screen.type('#price-INPUT', '2.5');
    await screen.submit();
    expect(screen.dialog()?.textContent).toContain('Each meter that the calls used needs a price');
    screen.api.expectNone(PriceModelDocument);
    await screen.press('Take over', screen.dialog()!);
    await screen.submit();
    expect(screen.api.expectOne(PriceModelDocument).operation.variables).toEqual({
      input: {
        seller: 'acme-gw',
        model: 'gpt-4o-2026',
        serviceTier: null,
        currency: 'USD',
        validFrom: null,
        source: 'openai/gpt-4o',
        prices: [
          { meter: 'INPUT', pricePerMillion: '2.5' },
          { meter: 'CACHE_READ', pricePerMillion: '1.25' },
        ],
      },
    });
  });

  it('shows at the field what was refused, and stays open', async () => {
    const screen = await openUnpriced();
    await screen.press('Price it');
    await screen.press('Take over', screen.dialog()!);
    await screen.type('#price-CACHE_READ', '1,25');
    await screen.submit();
    const issues = [
      { __typename: 'InputIssue', field: 'prices.1.pricePerMillion', message: 'a plain decimal is expected' },
      { __typename: 'InputIssue', field: 'currency', message: 'an ISO 4217 code is expected' },
    ];
    screen.api.expectOne(PriceModelDocument).flush({ data: { priceModel: { __typename: 'InvalidPrices', issues } } });
    await screen.settled();
    expect(screen.dialog()?.querySelector('#price-problem-CACHE_READ')?.textContent).toBe(
      'a plain decimal is expected',
    );
    expect(screen.dialog()?.querySelector('#price-currency-problem')?.textContent).toContain('ISO 4217');
  });

  it('is asked for anew once it is saved', async () => {
    const screen = await openUnpriced();
    await screen.press('Price it');
    await screen.press('Take over', screen.dialog()!);
    await screen.submit();
    const done = { __typename: 'PriceListChange', list: 'own:entered', addedCount: 2, supersededCount: 0 };
    screen.api.expectOne(PriceModelDocument).flush({ data: { priceModel: done } });
    await screen.settled();
    expect(screen.dialog()).toBeNull();
    screen.api.expectOne(UnpricedModelsDocument).flush({ data: answered([]) });
    await screen.settled();
    expect(screen.page.textContent).toContain('Everything is priced');
    const past = [...screen.page.querySelectorAll('a')].find(({ textContent }) => textContent === 'Re-rate past calls');
    expect(past?.getAttribute('href')).toBe(
      '/prices/rerating?ofProvider=acme-gw&ofModel=gpt-4o-2026&days=30&priced=gpt-4o-2026',
    );
  });
});
