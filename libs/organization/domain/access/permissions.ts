/** What can be done with an organisation; each question and each change of the API names the one it needs. */
export const PERMISSIONS = [
  /** Who is signed in, their own password and sessions. */
  'account.use',
  /** Spend, calls and what filters offer: of the organisation, or of the units that a role is limited to. */
  'spend.read',
  'checks.read',
  'prices.read',
  'prices.change',
  'ingestion.read',
  'ingestion.change',
  'keys.read',
  'keys.change',
  'directory.read',
  'directory.change',
  /** Who owns calls that do not say it: attribution rules, previews of them and bringing booked calls to them. */
  'attribution.change',
  'members.read',
  'members.change',
  'audit.read',
  'organization.change',
  /** How people are shown in what is read of the ledger, and seeing their names for a while although they are not shown. */
  'people.protect',
  'people.reveal',
  /** The organisation itself: its name, taking all of it out, deleting it, and where its people sign in. */
  'organization.own',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const USER_ROLES = ['owner', 'finance', 'platform-admin', 'lead', 'member', 'auditor'] as const;

/** What a person is to the organisation, or to a part of it. */
export type UserRole = (typeof USER_ROLES)[number];

/** What everybody may who is let in. */
const OF_ALL: readonly Permission[] = ['account.use', 'spend.read'];
const READING = PERMISSIONS.filter((permission) => permission.endsWith('.read'));

/**
 * What a role may in the whole organisation. Owners may everything. Finance settles money: prices, the currency and what
 * belongs to whom, but no keys and no people. Platform administrators run the pipeline, the keys, the directory, who owns calls
 * that do not say it, and the people (but for owners), and change no price. Auditors see everything and change nothing.
 */
export const PERMISSIONS_OF: Readonly<Record<UserRole, ReadonlySet<Permission>>> = {
  owner: new Set(PERMISSIONS),
  finance: new Set([
    ...OF_ALL,
    'checks.read',
    'prices.read',
    'prices.change',
    'ingestion.read',
    'directory.read',
    'directory.change',
    'attribution.change',
    'members.read',
    'audit.read',
    'organization.change',
  ]),
  'platform-admin': new Set([
    ...OF_ALL,
    'checks.read',
    'prices.read',
    'ingestion.read',
    'ingestion.change',
    'keys.read',
    'keys.change',
    'directory.read',
    'directory.change',
    'attribution.change',
    'members.read',
    'members.change',
    'audit.read',
  ]),
  lead: new Set(OF_ALL),
  member: new Set(OF_ALL),
  auditor: new Set([...OF_ALL, ...READING]),
};

/** Whatever the role: limited to units, it shows their spend and nothing that tells of others. */
export const PERMISSIONS_WITHIN_UNITS: ReadonlySet<Permission> = new Set(OF_ALL);

/** A program with a read key: it reads what an auditor reads, but for the people, and changes nothing. */
export const PERMISSIONS_OF_READ_KEYS: ReadonlySet<Permission> = new Set(
  [...OF_ALL, ...READING].filter((permission) => permission !== 'members.read' && permission !== 'audit.read'),
);
