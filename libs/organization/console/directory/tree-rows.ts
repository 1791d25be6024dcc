import type {
  DirectoryTreeQuery,
  TreeLevelFieldsFragment,
  TreeUnitFieldsFragment,
  UnitReferenceInput,
} from '../operations';
import { keyOf } from './unit-key';

export type DirectoryTree = Extract<DirectoryTreeQuery['directoryTree'], { readonly __typename: 'DirectoryTree' }>;

/** What of the tree is opened. */
export interface Opened {
  readonly units: readonly UnitReferenceInput[];
  /** Whether what belongs to nothing is shown. */
  readonly hasUnplaced: boolean;
}

interface Row {
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** From 1, among its neighbours. */
  readonly position: number;
  readonly neighbours: number;
}

export interface UnitRow extends Row {
  readonly kind: 'unit';
  readonly placed: TreeUnitFieldsFragment;
  /** Undefined where nothing is below it. */
  readonly isOpen: boolean | undefined;
  /** Opened, and what is below it is not here yet. */
  readonly isAwaited: boolean;
}

/** What belongs to nothing on the day. */
export interface UnplacedRow extends Row {
  readonly kind: 'unplaced';
  readonly count: number;
  readonly isOpen: boolean;
}

/** Neighbours that are not shown. */
export interface MoreRow extends Row {
  readonly kind: 'more';
  readonly count: number;
}

export type TreeRow = UnitRow | UnplacedRow | MoreRow;

/** Key of the row of what belongs to nothing. */
export const UNPLACED = 'unplaced';

/** The tree as rows from top to bottom, as far as it is opened. */
export function treeRows({ top, levels, unplaced }: DirectoryTree, opened: Opened): readonly TreeRow[] {
  const open = new Set(opened.units.map(keyOf));
  const below = new Map(
    levels.flatMap((level) => (level.parent === null ? [] : [[keyOf(level.parent), level] as const])),
  );
  const hasUnplaced = unplaced.unitCount > 0;

  const rowsOf = (level: TreeLevelFieldsFragment, depth: number, extra: number): TreeRow[] => {
    const hidden = level.unitCount - level.units.length;
    const neighbours = level.units.length + (hidden > 0 ? 1 : 0) + extra;
    const rows = level.units.flatMap((placed, index): TreeRow[] => {
      const key = keyOf(placed.unit);
      const isOpen = placed.childCount === 0 ? undefined : open.has(key);
      const children = isOpen === true ? below.get(key) : undefined;
      const isAwaited = isOpen === true && children === undefined;
      const row = {
        kind: 'unit' as const,
        key,
        level: depth,
        position: index + 1,
        neighbours,
        placed,
        isOpen,
        isAwaited,
      };
      return [row, ...(children === undefined ? [] : rowsOf(children, depth + 1, 0))];
    });
    if (hidden <= 0) return rows;
    const key = `more ${level.parent === null ? depth : keyOf(level.parent)}`;
    return [...rows, { kind: 'more', key, level: depth, position: level.units.length + 1, neighbours, count: hidden }];
  };

  const shown = rowsOf(top, 1, hasUnplaced ? 1 : 0);
  if (!hasUnplaced) return shown;
  const neighbours = shown.filter(({ level }) => level === 1).length + 1;
  const isOpen = opened.hasUnplaced;
  const group = {
    kind: UNPLACED,
    key: UNPLACED,
    level: 1,
    position: neighbours,
    neighbours,
    count: unplaced.unitCount,
    isOpen,
  } as const;
  return [...shown, group, ...(isOpen ? rowsOf(unplaced, 2, 0) : [])];
}
