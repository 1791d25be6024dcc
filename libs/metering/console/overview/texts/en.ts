/** Texts of this page, English. */
export const OVERVIEW_EN = { title: 'Overview' } as const;
