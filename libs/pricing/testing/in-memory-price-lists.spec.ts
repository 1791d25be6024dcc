import { tenantId } from '@tokenledger/organization/domain';

import { InMemoryPriceLists } from './in-memory-price-lists';
import { itKeepsThePriceListsContract } from './price-lists-contract';

itKeepsThePriceListsContract(tenantId('acme'), () => Promise.resolve(new InMemoryPriceLists()));
