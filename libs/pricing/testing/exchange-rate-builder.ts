import { type ExchangeRate, type RateFields, readRate } from '@tokenledger/pricing/domain';

/** A rate of the European Central Bank: 1 euro is 1.0834 dollars on 10 March 2026. @throws where a field is wrong */
export function anExchangeRate(facts: Partial<RateFields> = {}): ExchangeRate {
  const read = readRate({ from: 'EUR', to: 'USD', period: '2026-03-10', rate: '1.0834', source: 'ECB', ...facts });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
