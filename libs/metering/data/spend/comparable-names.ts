/**
 * `comparable` in SQL: names that are one to the directory are one to ClickHouse. The columns are dictionary encoded, which
 * not every version's Unicode functions take.
 */
export function comparableIn(column: string): string {
  return `lowerUTF8(normalizeUTF8NFKC(toString(${column})))`;
}
