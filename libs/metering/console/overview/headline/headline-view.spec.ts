import { figures, headlineReport } from '../testing/overview-examples';
import { headlineView } from './headline-view';

describe('headlineView', () => {
  it('compares exactly', () => {
    const view = headlineView(
      headlineReport(
        figures({ cost: [{ amount: '0.300000000000000001', currency: 'USD' }], cacheReadShare: '0.75' }),
        figures({ cost: [{ amount: '0.2', currency: 'USD' }], cacheReadShare: '0.5' }),
      ),
      'USD',
    );
    // 0.300000000000000001 − 0.2 = 0.100000000000000001
    expect(view.spend).toMatchObject({ value: '0.300000000000000001', change: { absolute: '0.100000000000000001' } });
    expect(view.cacheReadShare.change).toMatchObject({ kind: 'up', absolute: '0.25' });
    expect(view.calls.change?.kind).toBe('same');
  });

  it.each([
    // 5.005 is a thousandth more than 5; 5.0049 is less than that
    ['5.005', '5', true],
    ['5.0049', '5', false],
    ['4.99', '5', true],
    ['5', '5', false],
  ])('finds the change to %s from %s worth a colour: %s', (now, before, expected) => {
    const perMillion = (amount: string) => figures({ costPerMillionTokens: [{ amount, currency: 'USD' }] });
    const view = headlineView(headlineReport(perMillion(now), perMillion(before)), 'USD');
    expect(view.perMillionTokens.isNoticeable).toBe(expected);
  });

  it('says what the range comes to at its end where it still runs, and nothing of one that is over', () => {
    const running = { ...headlineReport(), from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
    // 25.5 of 30 days at noon of the 26th: 10 × 30 ÷ 25.5 = 11.7647…
    expect(headlineView(running, 'USD').forecast).toBe('11.76');
    const over = { ...running, from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' };
    expect(headlineView(over, 'USD').forecast).toBeUndefined();
  });

  it('has no changes where nothing is compared', () => {
    expect(headlineView(headlineReport(), 'USD').spend.change).toBeUndefined();
  });

  it('says how much somebody is charged for and how much has no price', () => {
    const view = headlineView(
      headlineReport(
        figures({
          coverage: {
            unallocated: { calls: '2', cost: [{ amount: '1', currency: 'USD' }] },
            unpriced: { calls: '3', tokens: '500000' },
          },
        }),
      ),
      'USD',
    );
    // 9 of 10 dollars, 500,000 of 2,000,000 tokens
    expect(view).toMatchObject({
      coverage: { value: '0.9', change: undefined },
      unpricedShare: '0.25',
      unpricedCalls: '3',
    });
  });

  it('does not know what was spent where no call has a price', () => {
    const view = headlineView(
      headlineReport(
        figures({
          cost: [],
          costPerMillionTokens: [],
          coverage: { unallocated: { calls: '0', cost: [] }, unpriced: { calls: '12', tokens: '2000000' } },
        }),
        figures(),
      ),
      'USD',
    );
    expect(view.spend).toEqual({
      value: null,
      change: { kind: 'unknown', absolute: null, percent: null },
      isNoticeable: false,
    });
    expect(view.perMillionTokens.value).toBeNull();
    expect([view.coverage.value, view.unpricedShare]).toEqual([null, '1']);
  });

  it('tells a range in which nothing was charged from one that is not known', () => {
    const view = headlineView(headlineReport(figures({ cost: [], costPerMillionTokens: [] })), 'USD');
    expect([view.spend.value, view.coverage.value]).toEqual(['0', null]);
  });

  it('names other currencies beside the organisation’s and adds nothing up', () => {
    const [usd, eur] = [
      { amount: '10', currency: 'USD' },
      { amount: '3', currency: 'EUR' },
    ];
    const report = headlineReport(figures({ cost: [eur, usd] }));
    expect(headlineView(report, 'USD')).toMatchObject({
      currency: 'USD',
      spend: { value: '10' },
      otherCurrencies: [eur],
    });
    expect(headlineView(report, 'GBP')).toMatchObject({
      currency: 'EUR',
      spend: { value: '3' },
      otherCurrencies: [usd],
    });
  });
});
