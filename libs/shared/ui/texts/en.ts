/** Texts of the design system, English: the source that other languages must match. */
export const UI_EN = {
  ui: {
    loading: 'Loading…',
    retry: 'Try again',
    close: 'Close',
    copy: 'Copy',
    copied: 'Copied',
  },
} as const;
