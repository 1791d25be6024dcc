import { tenantId } from '@tokenledger/organization/domain';

import { itKeepsTheContractTermsContract } from './contract-terms-contract';
import { InMemoryContractTerms } from './in-memory-contract-terms';

itKeepsTheContractTermsContract(tenantId('acme'), tenantId('globex'), () =>
  Promise.resolve(new InMemoryContractTerms()),
);
