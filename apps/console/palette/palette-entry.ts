/** Something that the palette does. */
export interface PaletteEntry {
  /** Unique among all entries. */
  readonly key: string;
  readonly text: string;
  /** What kind of thing it is, or what it means now: days of a range, "team". */
  readonly hint?: string;
  readonly run: () => unknown;
}

/** Entries of one kind under a heading. */
export interface PaletteGroup {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/**
 * Groups with the entries that contain every word that was typed, in their order; a group without any is left out.
 * A heading counts as part of its entries: "theme" finds all themes.
 */
export function matchingGroups(groups: readonly PaletteGroup[], typed: string): readonly PaletteGroup[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter(({ text, hint = '' }) => {
        const haystack = `${group.title} ${text} ${hint}`.toLocaleLowerCase();
        return words.every((word) => haystack.includes(word));
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** Ids of calls, traces and responses: long, in one piece, with a digit. */
export function looksLikeAnId(typed: string): boolean {
  return typed.length >= SHORTEST_ID && /^[\w.-]+$/.test(typed) && /\d/.test(typed);
}

/** A span's id in hexadecimal. */
const SHORTEST_ID = 16;
