/** A colour of the design tokens (`--category-3`), named by its role; the theme says what it looks like. */
export type ColourRole = `category-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}` | 'category-rest' | 'category-unknown' | 'accent';

/** What has a colour of its own on every page. */
export type EntityKind = 'team' | 'project' | 'model' | 'provider' | 'user' | 'service' | 'cost-centre' | (string & {});

/** Greys: what is left over, and what nobody knows, is no entity. */
export const REST_COLOUR: ColourRole = 'category-rest';
export const UNKNOWN_COLOUR: ColourRole = 'category-unknown';

const CATEGORIES = [
  'category-1',
  'category-2',
  'category-3',
  'category-4',
  'category-5',
  'category-6',
  'category-7',
  'category-8',
] as const satisfies readonly ColourRole[];

/** The colour that an entity has where it stands alone: of its kind and name only, so the same on every page. */
export function colourOf(kind: EntityKind, name: string): ColourRole {
  return category(homeOf(kind, name));
}

/**
 * Colours of the entities in one chart. Each has its own; of several with the same, the first by name keeps it and the
 * others take the next that is free. Which rank somebody holds changes nothing. Past eight, colours repeat.
 */
export function coloursOf(kind: EntityKind, names: readonly string[]): ReadonlyMap<string, ColourRole> {
  const taken = new Map<number, string>();
  const ordered = [...new Set(names)].sort();
  for (const name of ordered) {
    const home = homeOf(kind, name);
    if (!taken.has(home)) taken.set(home, name);
  }
  for (const name of ordered.filter((one) => taken.get(homeOf(kind, one)) !== one)) {
    const free = nextFree(taken, homeOf(kind, name));
    if (free !== undefined) taken.set(free, name);
  }
  const placed = new Map([...taken].map(([place, name]) => [name, place]));
  return new Map(names.map((name) => [name, category(placed.get(name) ?? homeOf(kind, name))]));
}

function nextFree(taken: ReadonlyMap<number, string>, home: number): number | undefined {
  return CATEGORIES.map((_, step) => (home + step) % CATEGORIES.length).find((place) => !taken.has(place));
}

function category(place: number): ColourRole {
  return CATEGORIES[place] ?? UNKNOWN_COLOUR;
}

/** FNV-1a: short, the same in every browser, and spread well over eight places. */
function homeOf(kind: string, name: string): number {
  let hash = 0x811c9dc5;
  for (const character of new TextEncoder().encode(`${kind}\n${name}`)) {
    hash = Math.imul(hash ^ character, 0x01000193) >>> 0;
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % CATEGORIES.length;
}
