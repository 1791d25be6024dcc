import type { ComboboxOption, OptionValue } from './combobox-option';

/** How a field is compared; `startsWith` takes one text. */
export const FILTER_OPERATORS = ['is', 'isNot', 'startsWith'] as const;

export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** One condition; several values are alternatives. `null` among them is what is not known. */
export interface Filter {
  readonly field: string;
  readonly operator: FilterOperator;
  readonly values: readonly OptionValue[];
}

/** What can be filtered by. */
export interface FilterField {
  readonly key: string;
  /** Its name within a sentence: `team`. */
  readonly text: string;
  readonly operators?: readonly FilterOperator[];
  readonly options: readonly ComboboxOption[];
  /** Whether `options` are only some; others come when the page is told what was typed. */
  readonly hasMore?: boolean;
  readonly isLoading?: boolean;
  /** Whether calls may lack it. */
  readonly canBeUnknown?: boolean;
}

/** Where an enumeration stops and a count goes on. */
const VALUES_SAID = 3;

/** The values as a language enumerates alternatives: `Search, Ads, or 4 more`; `more` says the last. */
export function alternativesText(texts: readonly string[], locale: string, more: (count: number) => string): string {
  const said = texts.length > VALUES_SAID + 1 ? texts.slice(0, VALUES_SAID) : texts;
  const rest = texts.length - said.length;
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(rest > 0 ? [...said, more(rest)] : said);
}
