import { TestBed } from '@angular/core/testing';
import { Numbers, sumOfDecimals } from '@tokenledger/shared/ui';
import { textsForTests } from '@tokenledger/shared/ui/testing';

import { billOf } from './bill';
import { reportedCostOf } from './reported-cost';
import { anUnpricedCall, oneCall, usd } from './testing/one-call';

let numbers: Numbers;

beforeEach(() => {
  TestBed.configureTestingModule({ imports: [textsForTests({})] });
  numbers = TestBed.inject(Numbers);
});

describe('billOf', () => {
  it('writes what is added up with equally many decimals, so that the lines sum to the total by eye', () => {
    const bill = billOf(oneCall(), numbers);
    expect(bill.lines).toEqual([
      {
        meter: 'INPUT',
        tokens: '200',
        pricePerMillion: '2.50',
        amount: '0.00050',
        evidence: 'gen_ai.usage.input_tokens',
      },
      { meter: 'CACHE_READ', tokens: '1,000', pricePerMillion: '1.25', amount: '0.00125', evidence: 'cache_read' },
      { meter: 'OUTPUT', tokens: '80', pricePerMillion: '10.00', amount: '0.00080', evidence: null },
    ]);
    // 0.00050 + 0.00125 + 0.00080
    expect(bill.total).toBe('0.00255');
    expect(sumOfDecimals(bill.lines.map(({ amount }) => amount))).toBe(bill.total);
    expect(bill).toMatchObject({ currency: 'USD', tokens: '1,280', perCall: undefined, steps: [] });
  });

  it('has a line for what the call itself costs', () => {
    // 0.00255 + 0.01
    const bill = billOf(
      oneCall({
        perCall: usd('0.01'),
        listCost: usd('0.01255'),
        contractedCost: usd('0.01255'),
        effectiveCost: usd('0.01255'),
      }),
      numbers,
    );
    expect(bill).toMatchObject({ perCall: '0.01000', total: '0.01255' });
  });

  it('shows what a contract and discounts take off the list price, exactly', () => {
    // 0.00255 − 0.00051 = 0.00204; 0.00204 − 0.000102 = 0.001938
    const bill = billOf(oneCall({ contractedCost: usd('0.00204'), effectiveCost: usd('0.001938') }), numbers);
    expect(bill.steps).toEqual([
      { kind: 'list', amount: '0.002550' },
      { kind: 'contract', amount: '-0.000510' },
      { kind: 'discount', amount: '-0.000102' },
    ]);
    expect(bill.total).toBe('0.001938');
    expect(bill.lines.map(({ amount }) => amount)).toEqual(['0.000500', '0.001250', '0.000800']);
  });

  it('leaves out the step that takes nothing', () => {
    const bill = billOf(oneCall({ effectiveCost: usd('0.0025') }), numbers);
    expect(bill.steps).toEqual([
      { kind: 'list', amount: '0.00255' },
      { kind: 'discount', amount: '-0.00005' },
    ]);
  });

  it('keeps the total where the price book changed and the lines have no prices', () => {
    const { lines } = anUnpricedCall('');
    const bill = billOf(oneCall({ lines, noLinePricesReason: 'price-book-changed' }), numbers);
    expect(bill.lines[0]).toMatchObject({ meter: 'INPUT', tokens: '200', pricePerMillion: '—', amount: '—' });
    expect(bill.total).toBe('0.00255');
  });

  it('is without amounts, not zero, where the call has no price', () => {
    const bill = billOf(anUnpricedCall('no-model'), numbers);
    expect(bill).toMatchObject({ currency: undefined, total: undefined, steps: [], tokens: '1,280' });
    expect(bill.lines.map(({ amount }) => amount)).toEqual(['—', '—', '—']);
  });

  it('loses no digit of the smallest and the largest amounts', () => {
    const cost = usd('90071992547409930.000000000000000001');
    const bill = billOf(
      oneCall({ lines: [], listCost: cost, contractedCost: cost, effectiveCost: cost, tokens: oneCall().tokens }),
      numbers,
    );
    expect(bill.total).toBe('90,071,992,547,409,930.000000000000000001');
  });
});

describe('reportedCostOf', () => {
  const reported = (amount: string, currency = 'USD', booked: string | null = '0.00255') =>
    reportedCostOf(
      { reportedCost: { amount, currency }, effectiveCost: booked === null ? null : usd(booked) },
      numbers,
    );

  it('tells the exact difference to what is charged, and what part of it that is', () => {
    // 0.0025 − 0.00255 = −0.00005; 5 / 255 = 1.96 %
    expect(reported('0.0025')).toEqual({
      kind: 'different',
      reported: '$0.0025',
      difference: '-$0.00005',
      percent: expect.stringMatching(/^-2\.0\s%$/),
    });
    // 0.003 − 0.00255 = 0.00045; 45 / 255 = 17.6 %
    expect(reported('0.003')).toMatchObject({ kind: 'different', difference: '+$0.00045' });
  });

  it('has no percentage of nothing', () => {
    expect(reported('0.003', 'USD', '0')).toMatchObject({ kind: 'different', difference: '+$0.003', percent: '—' });
  });

  it('knows the same amount however it is written', () => {
    expect(reported('0.002550')).toEqual({ kind: 'same', reported: '$0.00255' });
  });

  it('never compares currencies, nor anything with nothing', () => {
    expect(reported('0.0025', 'EUR')).toMatchObject({ kind: 'other-currency' });
    expect(reported('0.0025', 'USD', null)).toEqual({ kind: 'alone', reported: '$0.0025' });
    expect(reportedCostOf({ reportedCost: null, effectiveCost: usd('1') }, numbers)).toBeUndefined();
  });
});
