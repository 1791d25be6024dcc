import { tenantId } from '@tokenledger/organization/domain';

import { InMemoryPriceBook } from './in-memory-price-book';
import { CONTRACT_PRICES, describePriceBook } from './price-book-contract';

describePriceBook('in memory', () => new InMemoryPriceBook(CONTRACT_PRICES));

it('has no price before the first one of a model starts', () => {
  const book = new InMemoryPriceBook([{ from: '2026-01-01' }]);
  const query = { provider: 'openai', model: 'gpt-4o', atMs: Date.UTC(2025, 11, 31), inputTokens: 1 };
  expect(book.find(tenantId('acme'), query)).toEqual({ outcome: 'none', reason: 'no-price-then' });
});
