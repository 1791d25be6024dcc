import { randomUUID } from 'node:crypto';

import type { Clock } from '@tokenledger/shared/time';

import { firstGrantOf } from './access';
import { systemActor } from './audit';
import type { KeyManager } from './manage-keys';
import { createPassword, hashPassword } from './password';
import type { Tenants } from './ports';
import type { Tenant } from './tenant';
import { tenantId } from './tenant-id';

/** Secrets of a fresh installation; they exist nowhere else afterwards. */
export interface FirstCredentials {
  readonly tenant: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  readonly ingestionKey: string;
  readonly readKey: string;
}

export interface BootstrapPorts {
  readonly tenants: Tenants;
  readonly keys: KeyManager;
  readonly clock: Clock;
}

const FIRST_TENANT = tenantId('default');
const ADMIN_EMAIL = 'admin@tokenledger.local';
const BOOTSTRAP = systemActor('bootstrap');

/**
 * Gives an empty installation its first organisation, an owner, an ingestion key and a read key.
 * @returns undefined where there is an organisation already
 */
export async function bootstrapOrganisation(ports: BootstrapPorts): Promise<FirstCredentials | undefined> {
  if ((await ports.tenants.count()) > 0) return undefined;
  const tenant: Tenant = {
    id: FIRST_TENANT,
    name: 'My organisation',
    timeZone: 'UTC',
    reportingCurrency: 'USD',
    status: 'active',
    createdAt: ports.clock.now(),
  };
  // Another process may have been first: then it has shown the secrets.
  if (!(await ports.tenants.add(tenant, BOOTSTRAP))) return undefined;
  const adminPassword = createPassword();
  const admin = {
    id: randomUUID(),
    tenant: FIRST_TENANT,
    email: ADMIN_EMAIL,
    passwordHash: await hashPassword(adminPassword),
    createdAt: ports.clock.now(),
    disabledAt: undefined,
  };
  await ports.tenants.addUser(admin, firstGrantOf(admin, 'owner', 'installation', randomUUID()), BOOTSTRAP);
  return {
    tenant: FIRST_TENANT,
    adminEmail: ADMIN_EMAIL,
    adminPassword,
    ingestionKey: await issue(ports.keys, 'ingestion', 'First ingestion key'),
    readKey: await issue(ports.keys, 'read', 'First read key'),
  };
}

async function issue(keys: KeyManager, kind: 'ingestion' | 'read', name: string): Promise<string> {
  const issued = await keys.issue(FIRST_TENANT, kind, name, BOOTSTRAP);
  if (!issued.ok) throw new RangeError(issued.error.message);
  return issued.value.secret;
}
