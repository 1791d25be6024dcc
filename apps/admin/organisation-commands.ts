import {
  type Actor,
  changeReportingCurrency,
  type ReportingCurrencies,
  type TenantId,
} from '@tokenledger/organization/domain';
import type { Clock } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';

export interface OrganisationParts {
  readonly tenants: ReportingCurrencies;
  readonly operator: Actor;
  readonly clock: Clock;
}

export const ORGANISATION_USAGE = `  npm run admin -- organisation currency TENANT CODE            the currency it reports in, of new calls`;

/** @returns undefined where there is no such command */
export async function organisationCommand(
  action: string | undefined,
  tenant: TenantId,
  [code = '']: readonly string[],
  { tenants, operator, clock }: OrganisationParts,
): Promise<CommandOutcome | undefined> {
  if (action !== 'currency') return undefined;
  const changed = await changeReportingCurrency(tenants, tenant, code, operator, clock.now());
  if (!changed.ok) return refused(`CODE: ${changed.error.message}`);
  return {
    lines: [
      `${tenant} reports in ${changed.value}`,
      'New calls are converted within seconds; calls that are booked keep what they were converted into, until they are rated again.',
    ],
  };
}
