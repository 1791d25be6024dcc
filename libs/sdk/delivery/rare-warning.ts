import { diag } from '@opentelemetry/api';

/** A receiver that is away for an hour is one line a minute in the host's log, not one a request. */
const LEAST_INTERVAL_MS = 60_000;

/** @returns warns through OpenTelemetry's diagnostics at most once a minute, with the number of occasions in between */
export function rareWarning(now: () => number): (detail: string) => void {
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let unsaid = 0;
  return (detail) => {
    if (now() - lastAtMs < LEAST_INTERVAL_MS) {
      unsaid += 1;
      return;
    }
    diag.warn(`TokenLedger: ${detail}${unsaid === 0 ? '' : ` (and ${unsaid} like it)`}`);
    lastAtMs = now();
    unsaid = 0;
  };
}
