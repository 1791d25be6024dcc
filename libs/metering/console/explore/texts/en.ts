/** Texts of this page, English. */
export const EXPLORE_EN = { title: 'Explore' } as const;
