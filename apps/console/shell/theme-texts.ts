import type { ThemeChoice } from '@tokenledger/shared/ui';

/** Key of each theme's name among the frame's texts. */
export const THEME_TEXTS: Readonly<Record<ThemeChoice, string>> = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
};
