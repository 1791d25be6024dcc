import { ATTRIBUTION_EN } from '@tokenledger/attribution/console/texts';
import { INGESTION_EN } from '@tokenledger/ingestion/console/texts';
import { METERING_EN } from '@tokenledger/metering/console/texts';
import { ORGANIZATION_EN } from '@tokenledger/organization/console/texts';
import { PRICING_EN } from '@tokenledger/pricing/console/texts';
import { UI_EN } from '@tokenledger/shared/ui/texts';

/** Texts of the frame around the pages. */
const SHELL_EN = {
  shell: {
    skip: 'Skip to the page',
    pages: 'Pages',
    overview: 'Overview',
    explore: 'Explore',
    units: 'By organisation',
    flows: 'Flows',
    unallocated: 'Unallocated',
    calls: 'Calls',
    prices: 'Prices',
    checks: 'Checks',
    directory: 'Directory',
    rules: 'Attribution rules',
    ingestion: 'Ingestion',
    members: 'Members',
    organisation: 'Organisation',
    audit: 'Audit log',
    account: 'Account',
    signOut: 'Sign out',
    deletion: 'This organisation is to be deleted with everything of it on {{ at }}. Owners can take that back.',
    deletionOpen: 'Take it back',
    noRole: {
      title: 'You have no role yet',
      what: 'You are signed in to {{ organisation }}, and nothing of it is shown to you until somebody gives you a role.',
      ask: 'Ask an owner or a platform administrator of your organisation for a role, or for a group of your identity provider that has one, and give them your address: {{ email }}. It holds with your next click.',
      again: 'Look again',
      account: 'Your account',
    },
    signOutFailed: 'You are still signed in: TokenLedger does not answer. Try again.',
    language: 'Language',
    theme: 'Theme',
    themeSystem: 'System',
    themeLight: 'Light',
    themeDark: 'Dark',
    palette: {
      title: 'Find or go to',
      find: 'Find…',
      placeholder: 'A page, range, team, project, model or id',
      ranges: 'Time range',
      found: 'In the ledger',
      findId: 'Find the calls of {{id}}',
      searching: 'Looking in the ledger…',
      failed: 'Teams, projects and models cannot be looked up now.',
      nothing: 'Nothing is called so.',
      keys: '↑ ↓ to choose, Enter to go, Esc to close',
    },
    notFound: 'There is no such page',
    notFoundHint: 'The address may be mistyped, or the page was moved.',
    toOverview: 'Go to the overview',
  },
} as const;

export const EN = {
  ...UI_EN,
  ...SHELL_EN,
  ...METERING_EN,
  ...PRICING_EN,
  ...INGESTION_EN,
  ...ORGANIZATION_EN,
  ...ATTRIBUTION_EN,
} as const;
