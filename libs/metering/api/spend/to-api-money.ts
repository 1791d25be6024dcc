import type { CurrencyAmount } from '@tokenledger/metering/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import type { MoneyType } from './spend-report';

export function toApiMoney({ currency, amount }: CurrencyAmount): MoneyType {
  return { currency, amount: formatDecimal18(amount) };
}
