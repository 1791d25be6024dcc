/** Excel's "Unicode text" is UTF-16, and says so by its mark. */
const MARKS: Readonly<Record<string, string>> = { '255,254': 'utf-16le', '254,255': 'utf-16be' };

/** The text of a file. What is no text at all becomes one that the API refuses, by the line. */
export async function fileText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(MARKS[bytes.slice(0, 2).join()] ?? 'utf-8').decode(bytes);
}
