/** Texts of this page, English. */
export const CALL_EN = { title: 'CallPage' } as const;
