import type { WireReader } from '../wire/wire-reader';

/**
 * Lower-case hexadecimal text of the id here. An id of a wrong length or of zeros alone is "not given": the empty
 * string.
 */
export function readId(reader: WireReader, length: number): string {
  const end = reader.readEnd();
  const start = reader.position;
  reader.position = end;
  if (end - start !== length) return '';
  for (let at = start; at < end; at++) {
    if (reader.bytes[at] !== 0) return reader.bytes.toString('hex', start, end);
  }
  return '';
}

export const TRACE_ID_BYTES = 16;
export const SPAN_ID_BYTES = 8;
