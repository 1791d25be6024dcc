/** Pages about prices, in the order of their tabs: the last part of the address, which is also the key of the name. */
export const PRICE_PAGES = ['unpriced', 'lists', 'rates', 'contracts', 'rerating'] as const;
