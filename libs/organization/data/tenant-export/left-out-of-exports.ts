import type { LeftOut } from '@tokenledger/organization/domain';

const SECRET = 'a secret, or what one can be guessed or checked with';

/**
 * What of PostgreSQL is in no export. A secret that is taken out can be tried elsewhere without anybody seeing it; and who
 * takes an organisation elsewhere gives out new ones. A test looks for columns that sound like secrets and are not here.
 */
export const LEFT_OUT_OF_EXPORTS: readonly Omit<LeftOut, 'store'>[] = [
  { table: 'organization_users', columns: ['password_hash', 'password_is_own'], why: SECRET },
  { table: 'organization_people_settings', columns: ['secret'], why: SECRET },
  { table: 'organization_access_keys', columns: ['secret_hash'], why: SECRET },
  { table: 'organization_sessions', why: 'who is signed in now; past sign-ins are in organization_audit' },
  { table: 'organization_provider_sessions', why: 'who is signed in now, with tokens of the identity provider' },
  { table: 'organization_sign_in_rounds', why: 'sign-ins that are going on, with their secrets' },
  { table: 'metering_bucket_changes', why: 'work of the next seconds, made of the ledger' },
];
