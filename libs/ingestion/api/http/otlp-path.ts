import type { OtlpSignal } from '@tokenledger/shared/otlp';

export interface OtlpPath {
  readonly signal: OtlpSignal;
  /** Names the vendor or gateway that pushes by itself: `/openrouter/v1/traces`. */
  readonly source: string | undefined;
}

const PATH = /^(?:\/([a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?))?\/v1\/(traces|logs|metrics)\/?$/;

/**
 * Signal and source of a request target; undefined where it is none of ours. A slash at the end is taken as it is: a
 * redirect would make some vendors switch their export off for good.
 */
export function parseOtlpPath(target: string): OtlpPath | undefined {
  const query = target.indexOf('?');
  const match = PATH.exec(query < 0 ? target : target.slice(0, query));
  return match === null ? undefined : { source: match[1], signal: match[2] as OtlpSignal };
}
