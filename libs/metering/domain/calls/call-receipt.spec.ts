import { DiscountedPriceBook, LayeredPriceBook, PriceListBook, PricesAndRates } from '@tokenledger/pricing/domain';
import { aDiscount, aPriceEntry, InMemoryPriceBook, reportingIn } from '@tokenledger/pricing/testing';
import { aReading, asSeen, aUsage, flatPriceBook } from '@tokenledger/metering/testing';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

import { type CallReceipt, receiptOf } from './call-receipt';

const usage = aUsage({ quantities: { input: 36, cacheRead: 64, output: 20 } });

function linesOf({ lines }: CallReceipt): readonly string[] {
  return lines.map(({ meter, tokens, unitPrice, amount }) =>
    [meter, tokens, unitPrice && formatDecimal18(unitPrice), amount && formatDecimal18(amount)].join(' '),
  );
}

describe('receiptOf', () => {
  it('explains the cost line by line, to the last digit', () => {
    const call = asSeen(aReading({ usage }), flatPriceBook);
    const receipt = receiptOf(call, flatPriceBook);
    expect(linesOf(receipt)).toEqual([
      // 2.50, 1.25 and 10.00 dollars a million
      'input 36 0.0000025 0.00009',
      'cacheRead 64 0.00000125 0.00008',
      'output 20 0.00001 0.0002',
    ]);
    expect(receipt).toMatchObject({ price: { id: 'listed/openai/gpt-4o/..' }, noLinePrices: undefined });
    const booked = call.rating.status === 'priced' ? call.rating.listCost : undefined;
    expect(receipt.lines.reduce((sum, { amount = 0n }) => sum + amount, 0n)).toBe(booked);
  });

  it('tells what the call itself costs beside its tokens', () => {
    const book = new InMemoryPriceBook([{ perCall: '0.01' }]);
    const receipt = receiptOf(asSeen(aReading({ usage }), book), book);
    expect(receipt.perCall && formatDecimal18(receipt.perCall)).toBe('0.01');
  });

  it('shows the lines at list prices and names the price of the contract that is charged', () => {
    const call = aReading({ usage });
    const entries = (['input', 'cacheRead', 'output'] as const).map((meter) => aPriceEntry({ meter, price: '1' }));
    const contract = new PriceListBook(
      { name: 'contract', revision: '1', entries },
      { sellerOf: (provider) => provider },
    );
    const book = new LayeredPriceBook([{ book: flatPriceBook }], new Map([[call.tenant, [{ book: contract }]]]));
    const booked = asSeen(call, new PricesAndRates(book, reportingIn('USD')));
    const receipt = receiptOf(booked, book);
    expect(linesOf(receipt)[0]).toBe('input 36 0.0000025 0.00009');
    expect(booked.rating).toMatchObject({ priceId: receipt.price?.id, contractedCost: parseDecimal18('0.00012') });
    expect(receipt.price?.source).toBe('contract');
  });

  it('tells what a percentage of a contract takes off the lines', () => {
    const prices = new DiscountedPriceBook(
      flatPriceBook,
      [{ tenant: aReading().tenant, term: aDiscount({ percent: '10', meters: 'input output' }) }],
      'terms@1',
    );
    const book = new PricesAndRates(prices, reportingIn('USD'));
    const call = asSeen(aReading({ usage }), book);
    // 0.00037 - 10 % of (0.00009 + 0.0002)
    expect(call.rating).toMatchObject({
      listCost: parseDecimal18('0.00037'),
      contractedCost: parseDecimal18('0.000341'),
      effectiveCost: parseDecimal18('0.000341'),
      conversion: { cost: parseDecimal18('0.000341') },
    });
    const receipt = receiptOf(call, book);
    expect(receipt.reductions.map(({ id, amount }) => `${id} ${formatDecimal18(amount)}`)).toEqual([
      'C-7: -10 % of openai/* 0.000029',
    ]);
    expect(call.rating).toMatchObject({ priceId: receipt.priceId });
    // Another percentage by now would not give what is booked.
    expect(receiptOf(call, flatPriceBook).reductions).toEqual([]);
  });

  it.each([
    ['has another price by now', [{ perMillion: { input: '3', cacheRead: '1.25', output: '10' } }]],
    ['no longer knows the model', [{ model: 'gpt-5' }]],
    ['lacks a meter by now', [{ perMillion: { input: '2.5' } }]],
  ])('shows no price where the book %s: it would not sum to what is booked', (_name, listed) => {
    const call = asSeen(aReading({ usage }), flatPriceBook);
    const receipt = receiptOf(call, new InMemoryPriceBook(listed));
    expect(linesOf(receipt)).toEqual(['input 36  ', 'cacheRead 64  ', 'output 20  ']);
    expect(receipt).toMatchObject({ price: undefined, perCall: undefined, noLinePrices: 'price-book-changed' });
  });

  it('shows what a call without a price used', () => {
    const unpriced = asSeen(aReading({ usage, responseModel: 'unknown-model' }), flatPriceBook);
    expect(receiptOf(unpriced, flatPriceBook)).toMatchObject({
      lines: [{ meter: 'input', tokens: 36, unitPrice: undefined }, {}, {}],
      noLinePrices: 'unpriced',
    });
    const silent = asSeen(aReading({ usage: aUsage({ quantities: {}, status: 'none' }) }), flatPriceBook);
    expect(receiptOf(silent, flatPriceBook)).toMatchObject({ lines: [], noLinePrices: 'no-usage' });
  });
});
