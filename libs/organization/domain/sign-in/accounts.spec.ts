import {
  InMemoryOrganizations,
  InMemorySignInAttempts,
  itKeepsTheAccountsContract,
  itKeepsTheSignInAttemptsContract,
} from '@tokenledger/organization/testing';

import { tenantId } from '../tenant-id';

describe('people and sessions in memory', () => {
  itKeepsTheAccountsContract(tenantId('acme'), tenantId('globex'), () => {
    const tenants = new InMemoryOrganizations();
    return Promise.resolve({ tenants, users: tenants.users, sessions: tenants.sessions });
  });
});

describe('attempts in memory', () => {
  itKeepsTheSignInAttemptsContract(() => Promise.resolve(new InMemorySignInAttempts()));
});
