import { InMemoryPublicPrices } from './in-memory-public-prices';
import { itKeepsPublicPrices } from './public-prices-contract';

itKeepsPublicPrices(() => Promise.resolve(new InMemoryPublicPrices()));
