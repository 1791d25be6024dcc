import { failed, ok, type Result, TokenLedgerError } from './index';

class StoreUnreachable extends TokenLedgerError {}

describe('Result', () => {
  it('tells a value from a reason without throwing', () => {
    const half = (count: number): Result<number, 'odd'> => (count % 2 === 0 ? ok(count / 2) : failed('odd'));
    expect(half(4)).toEqual({ ok: true, value: 2 });
    expect(half(3)).toEqual({ ok: false, error: 'odd' });
  });
});

describe('TokenLedgerError', () => {
  it('carries what an edge needs to answer', () => {
    const cause = new Error('ECONNREFUSED');
    const error = new StoreUnreachable('the ledger store does not answer', {
      code: 'LEDGER_STORE_UNREACHABLE',
      retriable: true,
      facts: { attempts: 3 },
      cause,
    });
    expect(error).toBeInstanceOf(TokenLedgerError);
    expect(error).toMatchObject({
      name: 'StoreUnreachable',
      message: 'the ledger store does not answer',
      code: 'LEDGER_STORE_UNREACHABLE',
      retriable: true,
      facts: { attempts: 3 },
      cause,
    });
  });

  it('has no cause and no facts where none were given', () => {
    const error = new TokenLedgerError('a price is below zero', { code: 'PRICE_INVALID', retriable: false });
    expect('cause' in error).toBe(false);
    expect(error.facts).toEqual({});
  });
});
