/** Texts of the frame around everything that is about prices, English; each of its pages has its own. */
export const PRICES_PAGE_EN = {
  title: 'Prices',
  pages: {
    unpriced: 'Unpriced models',
    lists: 'Price lists',
    rates: 'Exchange rates',
    contracts: 'Contracts',
    rerating: 'Re-rating',
  },
} as const;
