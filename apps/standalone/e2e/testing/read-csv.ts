/**
 * A downloaded CSV as a record a line, by its headings. For figures and names: a field may be quoted, but holds no line end.
 * Every value is the text of the file: money is compared as it is written.
 */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [headings = [], ...lines] = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map(fieldsOf);
  return lines.map((fields) => Object.fromEntries(headings.map((heading, at) => [heading, fields[at] ?? ''])));
}

function fieldsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
