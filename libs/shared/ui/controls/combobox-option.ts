/** A value that can be chosen. `null` is what is not known: calls without a team, users without a name. */
export type OptionValue = string | null;

export interface ComboboxOption {
  readonly value: OptionValue;
  readonly text: string;
  /** What tells it from others of the same name: a code, a path, a provider. */
  readonly hint?: string;
}

/** More at once help nobody, and ten thousand elements make the page slow. */
export const OPTIONS_SHOWN = 100;

/** Options whose text or hint contains every word that was typed, those that begin with the first word first. */
export function matchOptions(options: readonly ComboboxOption[], typed: string): readonly ComboboxOption[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return options;
  const matching = options.filter(({ text, hint = '' }) => {
    const haystack = `${text} ${hint}`.toLocaleLowerCase();
    return words.every((word) => haystack.includes(word));
  });
  const begins = (option: ComboboxOption) => option.text.toLocaleLowerCase().startsWith(first);
  return [...matching.filter(begins), ...matching.filter((option) => !begins(option))];
}
