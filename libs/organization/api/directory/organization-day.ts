import { type LocalDay, readLocalDay, type TenantId } from '@tokenledger/organization/domain';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { localDay } from '@tokenledger/shared/time';

import type { OrganizationParts } from '../organization-parts';
import type { InvalidDirectoryType } from './directory-types';

type DayParts = Pick<OrganizationParts, 'tenants' | 'clock'>;

/** Today of the organisation, unless a day was given; undefined for what is no day. */
export async function dayOf(
  parts: DayParts,
  tenant: TenantId,
  on: string | null | undefined,
): Promise<LocalDay | undefined> {
  return typeof on === 'string' ? readLocalDay(on) : todayOf(parts, tenant);
}

async function todayOf({ tenants, clock }: DayParts, tenant: TenantId): Promise<LocalDay | undefined> {
  const found = await tenants.find(tenant);
  if (found === undefined) {
    throw new TokenLedgerError(`there is no tenant ${tenant}`, { code: 'UNKNOWN_TENANT', retriable: false });
  }
  return readLocalDay(localDay(clock.now(), found.timeZone));
}

export function notADay(text: string): InvalidDirectoryType {
  return refusing('on', `"${text.slice(0, 60)}" is no day: YYYY-MM-DD is expected, such as 2026-03-10`);
}

export function refusing(field: string, message: string): InvalidDirectoryType {
  return { issues: [{ field, message }], issueCount: 1 };
}
