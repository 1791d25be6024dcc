import {
  InMemoryIdentityProviders,
  InMemoryOrganizations,
  InMemoryOutsideIdentities,
  InMemorySignInAttempts,
  InMemorySignInRounds,
  itKeepsTheAccountsContract,
  itKeepsTheIdentityProvidersContract,
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

describe('identity providers in memory', () => {
  itKeepsTheIdentityProvidersContract(tenantId('acme'), tenantId('globex'), () => {
    const tenants = new InMemoryOrganizations();
    const { users, roles, sessions, groupGrants, providerSessions } = tenants;
    const providers = new InMemoryIdentityProviders();
    const rounds = new InMemorySignInRounds();
    const identities = new InMemoryOutsideIdentities(tenants);
    const kept = { providers, rounds, identities, groupGrants, providerSessions };
    return Promise.resolve({ tenants, users, roles, sessions, ...kept });
  });
});

describe('attempts in memory', () => {
  itKeepsTheSignInAttemptsContract(() => Promise.resolve(new InMemorySignInAttempts()));
});
