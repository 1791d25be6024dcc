import { tenantId } from '@tokenledger/organization/domain';

import { itKeepsTheExchangeRatesContract } from './exchange-rates-contract';
import { InMemoryExchangeRates } from './in-memory-exchange-rates';

itKeepsTheExchangeRatesContract(tenantId('acme'), () => Promise.resolve(new InMemoryExchangeRates()));
