import {
  InMemoryAuditLog,
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
    return Promise.resolve({ tenants, users: tenants.users, roles: tenants.roles });
  });
});

describe('identity providers in memory', () => {
  itKeepsTheIdentityProvidersContract(tenantId('acme'), tenantId('globex'), () => {
    const audit = new InMemoryAuditLog();
    const tenants = new InMemoryOrganizations(audit.appendWithin);
    const { roles, sessions, groupGrants, providerSessions } = tenants;
    const providers = new InMemoryIdentityProviders();
    const rounds = new InMemorySignInRounds();
    const identities = new InMemoryOutsideIdentities(tenants);
    const people = { tenants, users: tenants.users, roles, sessions, groupGrants, providerSessions };
    return Promise.resolve({ ...people, providers, rounds, identities, audit });
  });
});

describe('attempts in memory', () => {
  itKeepsTheSignInAttemptsContract(() => Promise.resolve(new InMemorySignInAttempts()));
});
