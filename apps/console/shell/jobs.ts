import type { CurrentAccess } from '@tokenledger/shared/console-api';

/** A page of the console: its address, and the key of its name among the frame's texts. */
export interface Job {
  readonly path: string;
  readonly text: string;
  /** Who may not do this does not see the page; everybody may where it is not given. */
  readonly needs?: string;
  /** About calls that are in no unit: who sees some units only does not see the page. */
  readonly isOfTheWhole?: boolean;
}

/** One that stands in the rail. */
export interface JobInRail extends Job {
  /** Outline of its icon, in a box of 20 × 20. */
  readonly icon: string;
}

/** Behind the name of who is signed in. */
export const ACCOUNT: Job = { path: '/account', text: 'account' };

/** What people come for, in groups: first what was spent, then what it is made of. A job that does not exist is absent. */
const JOBS: readonly (readonly JobInRail[])[] = [
  [
    { path: '/overview', text: 'overview', needs: 'SPEND_READ', icon: 'M3 17V9h4v8zM8 17V3h4v14zM13 17v-5h4v5z' },
    {
      path: '/explore',
      text: 'explore',
      needs: 'SPEND_READ',
      icon: 'M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5 18 18',
    },
    { path: '/units', text: 'units', needs: 'SPEND_READ', icon: 'M3 4h14M6 8h11M9 12h8M9 16h8' },
    { path: '/flows', text: 'flows', needs: 'SPEND_READ', icon: 'M3 6h12M12 3l3 3-3 3M17 14H5M8 11l-3 3 3 3' },
    {
      path: '/unallocated',
      text: 'unallocated',
      needs: 'SPEND_READ',
      isOfTheWhole: true,
      icon: 'M10 3a7 7 0 1 0 7 7M10 10V3M10 10h7M13.5 3.9l.01 0M16.1 6.5l.01 0',
    },
  ],
  [
    { path: '/calls', text: 'calls', needs: 'SPEND_READ', icon: 'M3 5h14M3 10h14M3 15h9' },
    {
      path: '/prices',
      text: 'prices',
      needs: 'PRICES_READ',
      icon: 'M3 10V3h7l7 7-7 7zM6.5 6.5h.01',
    },
    { path: '/checks', text: 'checks', needs: 'CHECKS_READ', icon: 'M4 10.5 8 14.5 16 5.5' },
    {
      path: '/directory',
      text: 'directory',
      needs: 'DIRECTORY_READ',
      icon: 'M7.5 3h5v4h-5zM2.5 13h5v4h-5zM12.5 13h5v4h-5zM10 7v3M5 13v-3h10v3',
    },
    {
      path: '/rules',
      text: 'rules',
      needs: 'DIRECTORY_READ',
      icon: 'M3 4h8M3 10h5M3 16h8M11 4c4 0 2 6 6 6M8 10h9M11 16c4 0 2-6 6-6',
    },
    { path: '/ingestion', text: 'ingestion', needs: 'INGESTION_READ', icon: 'M10 3v9M6 8.5l4 4 4-4M3 17h14' },
  ],
  [
    {
      path: '/members',
      text: 'members',
      needs: 'MEMBERS_READ',
      icon: 'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM1.5 17c0-3 2.5-5 5.5-5s5.5 2 5.5 5M13 4a2.5 2.5 0 0 1 0 5M14.5 12c2.4.4 4 2.3 4 5',
    },
    {
      path: '/organisation',
      text: 'organisation',
      needs: 'ORGANIZATION_OWN',
      icon: 'M3 17V6l7-3 7 3v11M3 17h14M8 17v-4h4v4M7 9h.01M10 9h.01M13 9h.01',
    },
    { path: '/audit', text: 'audit', needs: 'AUDIT_READ', icon: 'M5 3h10v14H5zM8 7h4M8 10h4M8 13h2' },
  ],
];

/** What of it somebody sees, in its groups. */
export function jobsFor(access: Pick<CurrentAccess, 'may' | 'seesAllSpend'>): readonly (readonly JobInRail[])[] {
  const isSeen = ({ needs, isOfTheWhole }: Job): boolean =>
    (needs === undefined || access.may(needs)) && (isOfTheWhole !== true || access.seesAllSpend());
  return JOBS.map((group) => group.filter(isSeen)).filter((group) => group.length > 0);
}
