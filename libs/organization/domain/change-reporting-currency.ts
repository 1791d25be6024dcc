import { isCurrency } from '@tokenledger/shared/money';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { Actor } from './audit';
import type { ReportingCurrencies } from './ports';
import type { TenantId } from './tenant-id';

export interface CurrencyProblem {
  readonly field: 'currency';
  /** What is wrong with it, and what to send instead. */
  readonly message: string;
}

/**
 * Changes the currency that an organisation reports in. Calls that are booked keep the one they were converted into, until
 * they are rated again.
 * @returns the code as it is kept
 */
export async function changeReportingCurrency(
  currencies: Pick<ReportingCurrencies, 'setReportingCurrency'>,
  tenant: TenantId,
  code: string,
  by: Actor,
  at: Date,
): Promise<Result<string, CurrencyProblem>> {
  const currency = code.trim();
  if (!isCurrency(currency)) {
    return failed({
      field: 'currency',
      message: `"${currency.slice(0, 60)}": an ISO 4217 code in use, such as USD or EUR, is expected`,
    });
  }
  await currencies.setReportingCurrency(tenant, currency, by, at);
  return ok(currency);
}
