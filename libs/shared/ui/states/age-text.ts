const MINUTE_MS = 60_000;

const STEPS = [
  { unit: 'day', ms: 24 * 60 * MINUTE_MS },
  { unit: 'hour', ms: 60 * MINUTE_MS },
  { unit: 'minute', ms: MINUTE_MS },
] as const;

/**
 * How long ago something was, in a language's words: `12 minutes ago`, `12分钟前`.
 * Rounded down; what is younger than a minute, or ahead of this clock, is `now`.
 */
export function ageText(at: Date, now: Date, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const ageMs = now.getTime() - at.getTime();
  const step = STEPS.find(({ ms }) => ageMs >= ms);
  return step === undefined ? format.format(0, 'second') : format.format(-Math.floor(ageMs / step.ms), step.unit);
}
