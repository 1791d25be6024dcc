import { tenantId } from '@tokenledger/organization/domain';

import { InMemoryTenantLife } from './in-memory-tenant-life';
import { itKeepsTheTenantLifeContract } from './tenant-life-contract';

describe('the life of organisations in memory', () => {
  itKeepsTheTenantLifeContract(tenantId('acme'), () => Promise.resolve(new InMemoryTenantLife()));
});
