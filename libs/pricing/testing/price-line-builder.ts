import { type PriceEntry, type PriceFields, readPriceEntry } from '@tokenledger/pricing/domain';

/** A line of a price list: GPT-4o's input at 2.50 dollars a million, for ever. */
export function aPriceLine(facts: Partial<PriceFields> = {}): PriceFields {
  return {
    provider: 'openai',
    model: 'gpt-4o',
    meter: 'input',
    price: '2.5',
    currency: 'USD',
    unit: '1000000',
    valid_from: '',
    valid_to: '',
    above_input_tokens: '',
    service_tier: '',
    region: '',
    window_start: '',
    window_end: '',
    window_zone: '',
    window_days: '',
    source: 'a test',
    note: '',
    ...facts,
  };
}

/** @throws where a field is wrong */
export function aPriceEntry(facts: Partial<PriceFields> = {}): PriceEntry {
  const read = readPriceEntry(aPriceLine(facts));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
