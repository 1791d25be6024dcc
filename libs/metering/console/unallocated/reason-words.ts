import type { UnknownShare } from '../operations';
import type { Words } from '../view/words';

/** Why nobody owns calls. The API may know more: these have texts. */
export const REASONS = [
  'no-metadata',
  'unreadable-metadata',
  'unmapped-value',
  'unknown-key',
  'shared-without-rule',
  'not-told',
] as const;

const KNOWN: ReadonlySet<string> = new Set(REASONS);

/** In a few words. */
export function reasonName(reason: string, words: Words): string {
  return KNOWN.has(reason) ? words(`metering.unallocated.reason.${reason}`) : reason;
}

/** In a sentence, with what to do; empty for one that is newer than the console. */
export function reasonWhy(reason: string, words: Words): string {
  return KNOWN.has(reason) ? words(`metering.unallocated.why.${reason}`) : '';
}

const WHY_UNKNOWN: Readonly<Record<UnknownShare, string>> = {
  NO_CALLS: 'noCalls',
  NO_TOKENS: 'noTokens',
  NO_COST: 'noCost',
  NOT_CONVERTED: 'notConverted',
  LIMITED_TO_UNITS: 'limited',
};

/** Why a share is not known, in a sentence; empty where it is known. */
export function whyShareUnknown(because: UnknownShare | null, words: Words): string {
  return because === null ? '' : words(`metering.unallocated.unknown.${WHY_UNKNOWN[because]}`);
}
