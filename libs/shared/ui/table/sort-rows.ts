import { isSortable, type SortValue, type TableColumn, type TableSort } from './table-column';

/**
 * Rows in the order of a column; rows that are equal there keep their order. What is not known stands last in both
 * directions: it is neither the most nor the least.
 * @param locale decides the order of texts: pinyin in Chinese
 */
export function sortRows<Row>(
  rows: readonly Row[],
  column: TableColumn<Row> | undefined,
  direction: TableSort['direction'],
  locale: string,
): readonly Row[] {
  if (column === undefined || !isSortable(column)) return rows;
  const sign = direction === 'ascending' ? 1 : -1;
  const { compare, sortBy } = column;
  if (compare !== undefined) return rows.toSorted((one, other) => sign * compare(one, other));
  const collator = new Intl.Collator(locale, { numeric: true });
  return rows
    .map((row) => ({ row, value: sortBy?.(row) }))
    .sort((one, other) => {
      if (one.value === undefined || other.value === undefined) {
        return Number(one.value === undefined) - Number(other.value === undefined);
      }
      return sign * compareValues(one.value, other.value, collator);
    })
    .map(({ row }) => row);
}

function compareValues(one: SortValue, other: SortValue, collator: Intl.Collator): number {
  if (typeof one === 'string' && typeof other === 'string') return collator.compare(one, other);
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What a click on a header means: figures first from the largest, texts from A; then the other way round. */
export function nextSort<Row>(column: TableColumn<Row>, sort: TableSort | undefined): TableSort {
  const first = column.align === 'end' ? 'descending' : 'ascending';
  if (sort?.key !== column.key) return { key: column.key, direction: first };
  return { key: column.key, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
}
