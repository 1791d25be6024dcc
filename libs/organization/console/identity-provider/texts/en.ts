/** Texts of the identity provider and its groups, English. */
export const PROVIDER_EN = {
  title: 'Roles by groups',
  lead: 'What people are here by the groups that your identity provider has them in. A change holds within a minute, also for who is signed in.',
  add: 'Give a group a role',
  failed: 'The identity provider’s settings could not be read',
  changeFailed: 'Nothing was changed',
  disabled: 'The provider is switched off: nobody signs in there, and groups give nobody a role.',
  where: 'People sign in at',
  domains: 'With addresses of',
  claim: 'Claim with their groups',
  addresses: {
    redirect: 'Redirect address to register there',
    logout: 'Back-channel logout address',
  },
  copy: 'Copy the address',
  table: 'Roles by groups',
  file: 'roles-by-groups',
  columns: { group: 'Group', role: 'Role', may: 'What it allows', actions: 'Actions' },
  remove: 'Remove',
  removeOf: 'Remove from the group {{ group }}: {{ role }}',
  removed: 'The group {{ group }} is no longer: {{ role }}.',
  noGroups:
    'No group has a role yet: who signs in there gets in only with a role that somebody gave to them here. Give a group a role.',
  none: 'There is no identity provider: people sign in with an e-mail and a password.',
  noneHow:
    'Whoever runs TokenLedger connects one (Entra ID, Okta, Keycloak, …) as the guide “Signing in” says. What its groups may is then set here.',
  check: {
    ask: 'Check the connection',
    asking: 'Asking the provider…',
    failed: 'The check could not be made',
    works: 'People can sign in: the provider answers, and takes our id and secret.',
    tellsLogouts: 'Whoever signs out there is signed out here at once.',
    tellsNoLogouts:
      'It does not say that it tells of logouts: who signs out there stays signed in here until it says no.',
    signsOut: 'Whoever signs out here is signed out there, too.',
    signsNotOut: 'Whoever signs out here stays signed in there.',
    fails: {
      unreachable: 'The provider does not answer. Check its address and the network between it and TokenLedger.',
      misconfigured:
        'The provider does not take our client. Whoever runs TokenLedger compares the client’s id and its secret file.',
      issuer: 'The provider calls itself otherwise than the settings do. Whoever runs TokenLedger corrects the issuer.',
      other: 'The provider answers otherwise than expected.',
    },
    said: 'In detail: {{ detail }}',
  },
  dialog: {
    title: 'Give a group a role',
    group: 'Group',
    groupHint:
      'To the letter as the provider sends it: a name, a path (Keycloak: /finance) or an object id (Entra ID).',
    give: 'Give the role',
    working: 'Working…',
    cancel: 'Cancel',
    failed: 'Nothing was changed',
  },
} as const;
