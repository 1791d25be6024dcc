import { REMOVAL_TABLES } from '@tokenledger/organization/data';
import type { TableOfTenants } from '@tokenledger/shared/postgres';

import { TENANT_TABLES } from './tenant-removal';

/** Every table of PostgreSQL whose rows say whose they are; those that are parts of them are found by their keys. */
export const PROTECTED_TABLES: readonly TableOfTenants[] = [...TENANT_TABLES, ...REMOVAL_TABLES];

/** Tables that belong to no organisation: open in every scope, for the reason given. */
export const SHARED_TABLES: Readonly<Record<string, string>> = {
  metering_processor_backlogs: 'what processors have still to do, of all organisations together',
  organization_sign_in_attempts: 'who tries to sign in is of no organisation yet; names are hashed',
  pricing_public_prices: 'public prices of each release',
  pricing_revisions: 'a counter of changes, so that processes know when to read again',
  schema_migrations: 'which steps the schema has made',
};
