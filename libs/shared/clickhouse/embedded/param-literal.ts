/**
 * A query parameter as ClickHouse's HTTP interface takes it, the same text that `@clickhouse/client` sends: top-level
 * strings escaped, strings inside arrays quoted.
 * @throws TypeError for values that no parameter of ours is
 */
export function toParamText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string') return escaped(value);
  return insideArray(value);
}

function insideArray(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    case 'string':
      return `'${escaped(value)}'`;
    default:
      if (Array.isArray(value)) return `[${value.map(insideArray).join(',')}]`;
      throw new TypeError('a query parameter must be a string, number, bigint, boolean, null or an array of these');
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\0': '\\0',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

const SPECIAL = /[\\'\0\t\n\r]/g;

function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES[character] ?? character);
}

/** A string literal of ClickHouse SQL that stands for exactly this text. */
export function toStringLiteral(text: string): string {
  return `'${escaped(text)}'`;
}
