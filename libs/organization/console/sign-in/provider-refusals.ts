/** Which text tells each word that the way back from an identity provider brings. */
const TEXT_OF: Readonly<Record<string, string>> = {
  'no-role': 'noRole',
  'foreign-email': 'address',
  'no-email': 'address',
  'email-not-verified': 'address',
  'email-taken': 'address',
  'account-disabled': 'switchedOff',
  'unknown-round': 'again',
  'expired-round': 'again',
  'code-refused': 'again',
  'too-many-attempts': 'tooMany',
  denied: 'denied',
  'token-expired': 'clocks',
  'token-from-future': 'clocks',
  unreachable: 'unreachable',
  'tenant-suspended': 'suspended',
  'no-provider': 'noProvider',
};

/** @returns the key of the text; what is no one's fault in front of the screen has one text */
export function textOfRefusal(reason: string): string {
  return `provider.refused.${TEXT_OF[reason] ?? 'setUp'}`;
}

/** The page's address can be written by anybody: only an id is shown of it. */
export function idOfRefusal(id: string | undefined): string {
  return id !== undefined && /^err_\w{1,40}$/.test(id) ? id : '—';
}
