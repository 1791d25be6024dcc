/** What rows are sorted by. Money is sorted by a column's `compare`: an exact decimal is neither text nor number. */
export type SortValue = string | number | bigint | Date;

/** One column: what is shown, what it is sorted by and what an export says. */
export interface TableColumn<Row> {
  readonly key: string;
  /** With its unit: `Cost, USD`. */
  readonly header: string;
  /** Figures stand at the `end`. */
  readonly align?: 'start' | 'end';
  /** What a cell shows; undefined is what is not known, shown as `—`. A `tlCell` template shows more. */
  readonly text: (row: Row) => string | undefined;
  /** What a CSV says: the exact figure, not the rounded one; `text` unless given. */
  readonly exact?: (row: Row) => string | undefined;
  /** Makes the column sortable. What is not known (undefined) stands last in both directions. */
  readonly sortBy?: (row: Row) => SortValue | undefined;
  /** Sortable by comparison, where one value will not do; negative where the first row is less. */
  readonly compare?: (one: Row, other: Row) => number;
  /** The totals row's cell. */
  readonly total?: string;
  /** CSS length; as wide as its content unless given. */
  readonly width?: string;
  /** Hidden until somebody asks for it. */
  readonly isOptional?: boolean;
}

export interface TableSort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

export function isSortable<Row>(column: TableColumn<Row>): boolean {
  return column.sortBy !== undefined || column.compare !== undefined;
}
