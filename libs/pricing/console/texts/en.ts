import { CONTRACTS_EN } from '../contracts/texts/en';
import { PRICE_LISTS_EN } from '../price-lists/texts/en';
import { PRICES_PAGE_EN } from '../prices-page/texts/en';
import { RATES_EN } from '../rates/texts/en';
import { RERATING_EN } from '../rerating/texts/en';
import { UNPRICED_EN } from '../unpriced/texts/en';

/** Texts of this context's screens, English: the source that other languages must match. */
export const PRICING_EN = {
  pricing: {
    page: PRICES_PAGE_EN,
    unpriced: UNPRICED_EN,
    lists: PRICE_LISTS_EN,
    rates: RATES_EN,
    contracts: CONTRACTS_EN,
    rerating: RERATING_EN,
  },
} as const;
