import { failed, ok, type Result } from '@tokenledger/shared/result';

const AS_UTF_8 = 'save the file as "CSV UTF-8"';

/** What a file begins with that is no text, whatever its name says. */
const OTHERS: readonly (readonly [string, readonly number[]])[] = [
  ['a spreadsheet (.xlsx)', [0x50, 0x4b, 0x03, 0x04]],
  ['a spreadsheet (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a compressed file (.gz)', [0x1f, 0x8b]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
];

/** Excel's "Unicode text" is UTF-16, and says so by its mark. */
const UTF_16: readonly (readonly [string, readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The text of a file's bytes: UTF-8, or UTF-16 with its mark. @returns what it is instead, and what to do */
export function decodeCsv(bytes: Uint8Array): Result<string, string> {
  const beginsWith = ([, begin]: readonly [string, readonly number[]]) => begin.every((byte, at) => bytes[at] === byte);
  const other = OTHERS.find(beginsWith);
  if (other !== undefined) return failed(`the file is ${other[0]}, no CSV: open it, and save it as "CSV UTF-8"`);
  const [encoding] = UTF_16.find(beginsWith) ?? ['utf-8'];
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return failed(`the file is not ${encoding.toUpperCase()}: ${AS_UTF_8}`);
  }
}

/** What tells that a text is no table, or came out of another encoding. */
export function strangeness(text: string): { readonly line: number; readonly problem: string } | undefined {
  if (text.startsWith('PK\u0003\u0004')) {
    return { line: 1, problem: 'the file is a spreadsheet (.xlsx), no CSV: open it, and save it as "CSV UTF-8"' };
  }
  // A table may begin with a bracket, but not a line of it with what JSON says next.
  if (/^\uFEFF?\s*(\{\s*["}]|\[\s*[[{\]])/.test(text)) {
    return { line: 1, problem: 'the file is JSON, no CSV: write a header, and a line for each thing' };
  }
  const strange = /[\0\uFFFD]/.exec(text);
  if (strange === null) return undefined;
  const line = text.slice(0, strange.index).split(/\r\n|\r|\n/).length;
  const what = strange[0] === '\0' ? 'a NUL byte, which is in no text' : 'characters that are no UTF-8';
  return { line, problem: `${what}: ${AS_UTF_8}` };
}
