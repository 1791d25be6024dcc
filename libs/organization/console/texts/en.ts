import { ACCOUNT_EN } from '../account/texts/en';
import { DIRECTORY_EN } from '../directory/texts/en';
import { AUDIT_EN } from '../audit/texts/en';
import { MEMBERS_EN } from '../members/texts/en';
import { ROLES_EN } from '../roles/texts/en';

/** Texts of this context's screens, English: the source that other languages must match. */
export const ORGANIZATION_EN = {
  organization: {
    account: ACCOUNT_EN,
    directory: DIRECTORY_EN,
    audit: AUDIT_EN,
    members: MEMBERS_EN,
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
      missing: 'Fill in your e-mail and your password.',
      wrong: 'This e-mail and password do not belong together.',
      'too-many': 'Too many attempts. Try again in {{ minutes }} min.',
      suspended: 'This organisation is suspended. Ask whoever runs TokenLedger to resume it.',
      unreachable: 'TokenLedger does not answer. Check that it is running, then try again.',
      failed: 'Signing in failed on our side. If it persists, quote {{ id }}.',
    },
  },
} as const;
