import type { TextsLike } from '@tokenledger/shared/ui';

import { CONTRACTS_ZH_CN } from '../contracts/texts/zh-cn';
import { PRICE_LISTS_ZH_CN } from '../price-lists/texts/zh-cn';
import { PRICES_PAGE_ZH_CN } from '../prices-page/texts/zh-cn';
import { RATES_ZH_CN } from '../rates/texts/zh-cn';
import { RERATING_ZH_CN } from '../rerating/texts/zh-cn';
import { UNPRICED_ZH_CN } from '../unpriced/texts/zh-cn';
import type { PRICING_EN } from './en';

/** Texts of this context's screens, Simplified Chinese. */
export const PRICING_ZH_CN: TextsLike<typeof PRICING_EN> = {
  pricing: {
    page: PRICES_PAGE_ZH_CN,
    unpriced: UNPRICED_ZH_CN,
    lists: PRICE_LISTS_ZH_CN,
    rates: RATES_ZH_CN,
    contracts: CONTRACTS_ZH_CN,
    rerating: RERATING_ZH_CN,
  },
};
