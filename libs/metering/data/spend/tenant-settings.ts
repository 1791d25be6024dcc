import type { TenantId } from '@tokenledger/organization/domain';

import type { TenantCalendar } from '../rollup/bucket-roller';

/** What a question about spend must know of an organisation. */
export interface TenantSettings {
  /** The zone whose days the daily rollup holds; an IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly reportingCurrency: string;
}

export interface TenantSettingsReader extends TenantCalendar {
  /** @throws where the tenant is unknown */
  reportingCurrencyOf(tenant: TenantId): Promise<string>;
}

/** @throws where the tenant is unknown */
export async function settingsOf(tenant: TenantId, reader: TenantSettingsReader): Promise<TenantSettings> {
  const [timeZone, reportingCurrency] = await Promise.all([
    reader.timeZoneOf(tenant),
    reader.reportingCurrencyOf(tenant),
  ]);
  return { timeZone, reportingCurrency };
}
