import { isTenantId, type TenantId, type Tenants } from '@tokenledger/organization/domain';

import { type CommandOutcome, refused } from './command-outcome';

/** A word that may name an organisation; without one, all of the installation is meant. */
export async function scopeNamed(
  word: string | undefined,
  tenants: Pick<Tenants, 'find'>,
): Promise<{ readonly tenant: TenantId | undefined } | CommandOutcome> {
  if (word === undefined || word === '') return { tenant: undefined };
  if (isTenantId(word) && (await tenants.find(word)) !== undefined) return { tenant: word };
  return refused(`TENANT: there is no organisation ${word}; create it with: tenant create ID NAME`);
}
