import {
  InMemoryOrganizations,
  InMemorySignInAttempts,
  itKeepsTheAccountsContract,
  itKeepsTheRoleGrantsContract,
  itKeepsTheSignInAttemptsContract,
} from '@tokenledger/organization/testing';

import { tenantId } from '../tenant-id';

describe('people and sessions in memory', () => {
  itKeepsTheAccountsContract(tenantId('acme'), tenantId('globex'), () => {
    const tenants = new InMemoryOrganizations();
    return Promise.resolve({ tenants, users: tenants.users, sessions: tenants.sessions });
  });
});

describe('roles in memory', () => {
  itKeepsTheRoleGrantsContract(tenantId('acme'), tenantId('globex'), () => {
    const tenants = new InMemoryOrganizations();
    return Promise.resolve({ tenants, roles: tenants.roles });
  });
});

describe('attempts in memory', () => {
  itKeepsTheSignInAttemptsContract(() => Promise.resolve(new InMemorySignInAttempts()));
});
