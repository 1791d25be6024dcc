import { InMemoryPriceBook } from '@tokenledger/pricing/testing';

/** Prices `gpt-4o` at 2.50 / 1.25 / 10.00 dollars per million input, cached and output tokens; nothing else. */
export const flatPriceBook = new InMemoryPriceBook([{}], 'test-book');
