import { ACCOUNT_EN } from '../account/texts/en';
import { DIRECTORY_EN } from '../directory/texts/en';
import { AUDIT_EN } from '../audit/texts/en';
import { MEMBERS_EN } from '../members/texts/en';
import { ORGANISATION_EN } from '../organisation/texts/en';
import { PEOPLE_EN } from '../people/texts/en';
import { PROVIDER_EN } from '../identity-provider/texts/en';
import { ROLES_EN } from '../roles/texts/en';

/** Texts of this context's screens, English: the source that other languages must match. */
export const ORGANIZATION_EN = {
  organization: {
    account: ACCOUNT_EN,
    directory: DIRECTORY_EN,
    audit: AUDIT_EN,
    members: MEMBERS_EN,
    organisation: ORGANISATION_EN,
    people: PEOPLE_EN,
    provider: PROVIDER_EN,
    roles: ROLES_EN,
    signIn: {
      title: 'Sign in to TokenLedger',
      lead: 'Who spends which tokens on what, to the last digit.',
      email: 'E-mail',
      password: 'Password',
      submit: 'Sign in',
      working: 'Signing in…',
      ended: 'Your session has ended. Sign in again to go on where you were.',
      where:
        'The first password was printed when TokenLedger started, and is kept in credentials.json in its state folder.',
      provider: {
        or: 'or',
        with: 'Sign in with {{ name }}',
        byEmail: 'Sign in with your organisation’s provider',
        emailFirst: 'Fill in your e-mail: it says where your organisation signs in.',
        refused: {
          noRole: 'You have no access to TokenLedger yet. Ask your administrator for a group that has; quote {{ id }}.',
          address: 'Your e-mail address does not let you in here. Ask your administrator; quote {{ id }}.',
          switchedOff: 'Your account here is switched off. If you are back, tell your administrator; quote {{ id }}.',
          again: 'Signing in took too long, or its page was used already. Begin again; if it persists, quote {{ id }}.',
          tooMany:
            'Too many sign-ins from your address led nowhere. Try again in a quarter of an hour; if it persists, quote {{ id }}.',
          denied: 'Your identity provider did not let you in. Begin again, or ask your administrator; quote {{ id }}.',
          clocks:
            'The clocks of TokenLedger and your identity provider differ. Tell your administrator; quote {{ id }}.',
          unreachable: 'Your identity provider does not answer. Try again in a moment; if it persists, quote {{ id }}.',
          suspended: 'This organisation is suspended. Ask whoever runs TokenLedger to resume it; quote {{ id }}.',
          noProvider: 'No identity provider is set up for this address. Sign in with your password; quote {{ id }}.',
          setUp: 'Signing in at your identity provider is not set up right. Tell your administrator; quote {{ id }}.',
        },
      },
      missing: 'Fill in your e-mail and your password.',
      wrong: 'This e-mail and password do not belong together.',
      'too-many': 'Too many attempts. Try again in {{ minutes }} min.',
      suspended: 'This organisation is suspended. Ask whoever runs TokenLedger to resume it.',
      unreachable: 'TokenLedger does not answer. Check that it is running, then try again.',
      failed: 'Signing in failed on our side. If it persists, quote {{ id }}.',
    },
  },
} as const;
