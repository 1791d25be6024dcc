/** Every IANA time zone that this browser can reckon in, `UTC` included. */
export function knownTimeZones(): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** The zone of whoever looks. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What a zone's clocks are ahead of UTC at an instant, as people write it: `GMT+5:30`. @throws RangeError for an unknown zone */
export function offsetText(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
