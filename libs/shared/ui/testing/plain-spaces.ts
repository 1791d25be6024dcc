/** No-break spaces, which join figures and units, as plain ones: expectations are typed with those. */
export function withPlainSpaces(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
