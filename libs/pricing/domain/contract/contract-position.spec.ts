import { aContractTerm } from '@tokenledger/pricing/testing';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import fc from 'fast-check';

import { positionOfTerm, type UsedAmount } from './contract-position';
import type { ContractTerm } from './contract-term';
import type { TermFields } from './read-contract-terms';

function used(currency: string, cost: string, tokens: bigint): UsedAmount {
  return { currency, cost: parseDecimal18(cost), tokens };
}

function settled(facts: Partial<TermFields>, ...amounts: readonly UsedAmount[]) {
  const term: ContractTerm = aContractTerm(facts);
  if (term.kind === 'discount') throw new Error('a discount is not settled by period');
  return positionOfTerm(term, amounts);
}

function money(amounts: readonly { readonly currency: string; readonly amount: UsedAmount['cost'] }[]): string {
  return amounts.map(({ currency, amount }) => `${formatDecimal18(amount)} ${currency}`).join();
}

describe('a free allowance', () => {
  it('of money frees cost up to its amount, in its own currency', () => {
    const position = settled(
      { kind: 'allowance', amount: '100', currency: 'USD' },
      used('CNY', '7', 1n),
      used('USD', '130', 2n),
    );
    expect(position.kind === 'allowance' && [money(position.free), money(position.charged)]).toEqual([
      '0 CNY,100 USD',
      '7 CNY,30 USD',
    ]);
    expect(position).toMatchObject({ left: { currency: 'USD', amount: 0n } });
  });

  it('of tokens frees their share of the cost, whichever calls they were', () => {
    const position = settled({ kind: 'allowance', tokens: '250' }, used('USD', '12', 600n), used('CNY', '3', 400n));
    // 250 of 1,000 tokens: a quarter of each
    expect(position.kind === 'allowance' && [money(position.free), money(position.charged)]).toEqual([
      '3 USD,0.75 CNY',
      '9 USD,2.25 CNY',
    ]);
  });

  it('says what is left of it', () => {
    expect(settled({ kind: 'allowance', tokens: '250' }, used('USD', '12', 100n))).toMatchObject({
      left: { tokens: 150n },
      charged: [{ currency: 'USD', amount: 0n }],
    });
    expect(settled({ kind: 'allowance', amount: '100', currency: 'USD' })).toMatchObject({
      left: { currency: 'USD', amount: parseDecimal18('100') },
    });
  });

  it('and the charge are the cost, to the last digit', () => {
    const amount = fc.record({ cost: fc.bigInt(0n, 10n ** 24n), tokens: fc.bigInt(0n, 10n ** 12n) });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 3 }), fc.bigInt(1n, 10n ** 12n), (amounts, tokens) => {
        const all = amounts.map((one, index) => ({ ...one, currency: `C${index}` }) as UsedAmount);
        const position = settled({ kind: 'allowance', tokens: String(tokens) }, ...all);
        if (position.kind !== 'allowance') throw new Error('an allowance is expected');
        for (const [index, one] of all.entries()) {
          const [free, charged] = [position.free[index]?.amount ?? 0n, position.charged[index]?.amount ?? 0n];
          expect(free + charged).toBe(one.cost);
          expect(free >= 0n && charged >= 0n).toBe(true);
        }
      }),
    );
  });
});

describe('a minimum commitment', () => {
  const commitment = { kind: 'commitment', amount: '5000', currency: 'USD', period: 'quarter' };

  it('says what is short of it, should nothing more be used', () => {
    expect(settled(commitment, used('USD', '1200.5', 1n))).toMatchObject({
      used: parseDecimal18('1200.5'),
      shortfall: parseDecimal18('3799.5'),
    });
    expect(settled(commitment, used('USD', '6000', 1n))).toMatchObject({ shortfall: 0n });
  });

  it('counts its own currency only, and tells of the others', () => {
    expect(settled(commitment, used('EUR', '6000', 1n))).toMatchObject({
      used: 0n,
      shortfall: parseDecimal18('5000'),
      all: [{ currency: 'EUR' }],
    });
  });
});
