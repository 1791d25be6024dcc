/** Texts of this page, English. */
export const CALLS_EN = { title: 'Calls' } as const;
