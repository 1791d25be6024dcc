import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { CurrentOrganization } from '@tokenledger/shared/console-api';

import {
  ExchangeRatesDocument,
  ImportExchangeRatesDocument,
  MissingExchangeRatesDocument,
  SetExchangeRateDocument,
} from '../operations';
import { openPrices } from '../testing/open-prices';
import { RatesPage } from './rates';

const EUR = {
  __typename: 'ExchangeRate' as const,
  from: 'EUR',
  to: 'USD',
  period: '2026-03-10',
  rate: '1.0912',
  source: 'ECB',
  own: false,
};

const MISSING = {
  __typename: 'MissingExchangeRate' as const,
  from: 'CNY',
  to: 'USD',
  calls: '1234',
  cost: { __typename: 'Money' as const, amount: '56.7', currency: 'CNY' },
  firstDay: '2026-02-27',
  lastDay: '2026-03-10',
};

async function openRates({ rates = [EUR], missing = [] as (typeof MISSING)[] } = {}) {
  TestBed.configureTestingModule({
    providers: [{ provide: CurrentOrganization, useValue: { value: signal({ reportingCurrency: 'USD' }) } }],
  });
  const screen = await openPrices('/prices/rates', [{ path: 'prices/rates', component: RatesPage }]);
  const answer = async () => {
    screen.api.expectOne(MissingExchangeRatesDocument).flush({ data: { missingExchangeRates: missing } });
    const pairs = [...new Set(rates.map(({ from, to }) => `${from}/${to}`))];
    const exchangeRates = { __typename: 'ExchangeRates', totalCount: rates.length, pairs, rates };
    screen.api.expectOne(ExchangeRatesDocument).flush({ data: { exchangeRates } });
    await screen.settled();
  };
  await answer();
  return { ...screen, answer, field: (id: string) => screen.page.querySelector<HTMLInputElement>(`#rate-${id}`)! };
}

describe('exchange rates', () => {
  it('are listed with whose they are, and nothing is said to be missing', async () => {
    const screen = await openRates({ rates: [EUR, { ...EUR, from: 'CNY', rate: '0.139', own: true, source: 'bank' }] });
    expect(screen.rows()).toEqual([
      'EUR/USD | 2026-03-10 | 1.0912 | the installation | ECB',
      'CNY/USD | 2026-03-10 | 0.139 | your organisation | bank',
    ]);
    expect(screen.page.textContent).toContain('Every call of the last 92 days was converted.');
  });

  it('say for how many calls one is missing, and start a form with its pair and month', async () => {
    const screen = await openRates({ missing: [MISSING] });
    expect(screen.page.querySelector('tl-banner')?.textContent).toContain(
      'CNY to USD: 1,234 calls, CN¥56.70, from 2026-02-27 to 2026-03-10',
    );
    screen.page.querySelector<HTMLElement>('tl-banner button')!.click();
    await screen.settled();
    expect(['from', 'to', 'period', 'rate'].map((id) => screen.field(id).value)).toEqual(['CNY', 'USD', '2026-03', '']);
    expect(document.activeElement).toBe(screen.field('rate'));
  });

  it('are entered into the reporting currency unless told otherwise, and asked for anew', async () => {
    const screen = await openRates();
    await screen.type('#rate-from', 'gbp');
    await screen.type('#rate-period', '2026-03');
    await screen.type('#rate-rate', '1.27');
    await screen.type('#rate-source', 'bank');
    await screen.submit(screen.page);
    const sent = screen.api.expectOne(SetExchangeRateDocument);
    const input = { from: 'GBP', to: 'USD', period: '2026-03', rate: '1.27', source: 'bank' };
    expect(sent.operation.variables).toEqual({ input });
    sent.flush({ data: { setExchangeRate: { __typename: 'ExchangeRateChange', addedCount: 1 } } });
    await screen.settled();
    await screen.answer();
    expect(screen.field('from').value).toBe('');
  });

  it('are refused field by field, and what was typed stays', async () => {
    const screen = await openRates();
    await screen.type('#rate-rate', '-1');
    await screen.submit(screen.page);
    const issues = [{ __typename: 'InputIssue', field: 'rate', message: 'is negative' }];
    const refused = { __typename: 'InvalidExchangeRates', issueCount: 1, issues };
    screen.api.expectOne(SetExchangeRateDocument).flush({ data: { setExchangeRate: refused } });
    await screen.settled();
    expect(screen.field('rate').getAttribute('aria-invalid')).toBe('true');
    expect(screen.page.querySelector('#rate-problem')?.textContent).toBe('is negative');
    expect(screen.field('rate').value).toBe('-1');
  });

  it('come from a file once its changes were seen, with cross rates that were asked for', async () => {
    const screen = await openRates();
    await screen.type('#rates-cross', 'cny/usd, cny/eur');
    await screen.chooseFile('Date,USD,CNY\n');
    const preview = screen.api.expectOne(ImportExchangeRatesDocument);
    expect(preview.operation.variables).toEqual({
      input: { csv: 'Date,USD,CNY\n', cross: ['CNY/USD', 'CNY/EUR'], preview: true },
    });
    const change = {
      __typename: 'ExchangeRateChange',
      applied: false,
      addedCount: 2,
      supersededCount: 0,
      unchangedCount: 7,
      leftOut: ['HRK'],
      added: [{ ...EUR, rate: '1.1' }],
      superseded: [],
    };
    preview.flush({ data: { importExchangeRates: change } });
    await screen.settled();
    const said = screen.page.querySelector('tl-csv-import')?.textContent;
    expect(said).toContain('2 added, 0 taken away, 7 stay');
    expect(said).toContain('+ EUR/USD 2026-03-10 1.1 (ECB)');
    expect(said).toContain('and 1 lines more');
    expect(said).toContain('Passed over, not in use any more: HRK.');
    await screen.press('Change the rates');
    const applied = screen.api.expectOne(ImportExchangeRatesDocument);
    expect(applied.operation.variables).toMatchObject({ input: { preview: false } });
    applied.flush({ data: { importExchangeRates: { ...change, applied: true } } });
    await screen.settled();
    await screen.answer();
    expect(screen.page.querySelector('tl-csv-import')?.textContent).toContain('or drop it here');
  });

  it('forget what a file would change when other cross rates are asked for', async () => {
    const screen = await openRates();
    await screen.chooseFile('x');
    const refused = { __typename: 'InvalidExchangeRates', issueCount: 0, issues: [] };
    screen.api.expectOne(ImportExchangeRatesDocument).flush({ data: { importExchangeRates: refused } });
    await screen.settled();
    expect(screen.page.querySelector('.refused')).not.toBeNull();
    await screen.type('#rates-cross', 'CNY/USD');
    expect(screen.page.querySelector('.refused')).toBeNull();
  });
});
