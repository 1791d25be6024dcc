import { changeReportingCurrency, type ReportingCurrencies, type TenantId } from '@tokenledger/organization/domain';

import { type CommandOutcome, refused } from './command-outcome';

export const ORGANISATION_USAGE = `  npm run admin -- organisation currency TENANT CODE            the currency it reports in, of new calls`;

/** @returns undefined where there is no such command */
export async function organisationCommand(
  action: string | undefined,
  tenant: TenantId,
  [code = '']: readonly string[],
  { tenants }: { readonly tenants: ReportingCurrencies },
): Promise<CommandOutcome | undefined> {
  if (action !== 'currency') return undefined;
  const changed = await changeReportingCurrency(tenants, tenant, code);
  if (!changed.ok) return refused(`CODE: ${changed.error.message}`);
  return {
    lines: [
      `${tenant} reports in ${changed.value}`,
      'New calls are converted within seconds; calls that are booked keep what they were converted into, until they are rated again.',
    ],
  };
}
