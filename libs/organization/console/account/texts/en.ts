/** Texts of this page, English. */
export const ACCOUNT_EN = { title: 'Account' } as const;
