const SHARE_PLACES = 6;

/** From 0 to 1; cut, not rounded: 1 is said only where nothing is missing. @returns null where the whole is nothing */
export function shareOf(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const scale = 10n ** BigInt(SHARE_PLACES);
  const scaled = (part * scale) / whole;
  const fraction = (scaled % scale).toString().padStart(SHARE_PLACES, '0').replace(/0+$/, '');
  return `${scaled / scale}${fraction === '' ? '' : `.${fraction}`}`;
}
