import type { BackwardWriter } from '@tokenledger/shared/otlp';

/** Writes a length-delimited field around what `write` writes. Fields come in reverse order, as the writer demands. */
export function writeNested(writer: BackwardWriter, field: number, write: () => void): void {
  const before = writer.length;
  write();
  writer.varint(writer.length - before);
  writer.varint(field * 8 + 2);
}

export function writeText(writer: BackwardWriter, field: number, text: string): void {
  if (text !== '') writeNested(writer, field, () => writer.text(text));
}

export function writeNumber(writer: BackwardWriter, field: number, value: number): void {
  if (value === 0) return;
  writer.varint(value);
  writer.varint(field * 8);
}
