import type { ChartPalette } from './time-chart-option';

/** Reads the design tokens as they are in force at an element: after the theme was set on the page. */
export function paletteAt(element: HTMLElement): ChartPalette {
  const style = getComputedStyle(element);
  const read = (token: string) => style.getPropertyValue(`--${token}`).trim();
  return {
    roles: {
      'category-1': read('category-1'),
      'category-2': read('category-2'),
      'category-3': read('category-3'),
      'category-4': read('category-4'),
      'category-5': read('category-5'),
      'category-6': read('category-6'),
      'category-7': read('category-7'),
      'category-8': read('category-8'),
      'category-rest': read('category-rest'),
      'category-unknown': read('category-unknown'),
      accent: read('accent'),
    },
    surface: read('surface'),
    border: read('border'),
    borderStrong: read('border-strong'),
    textMuted: read('text-muted'),
    hatch: read('hatch'),
    font: style.fontFamily,
  };
}
