import {
  comparable,
  type Directories,
  type DirectoryUnit,
  ledgerOfPerson,
  localDay,
  type PeopleView,
  type ProviderSessions,
  type TenantId,
  type UserPrincipal,
} from '@tokenledger/organization/domain';
import { type Clock, localDay as localDayOf, startOfLocalDate } from '@tokenledger/shared/time';

import type { SpendReader, SpendReport, SpendRequest } from '../spend/spend-report';

/** What somebody used in the running month of their organisation. */
export interface UsedByPerson {
  /** `unnamed`: no call of the month has one of the names. What they used is not known then; it need not be nothing. */
  readonly outcome: 'used' | 'unnamed';
  /** By which their calls are looked for, in any case. */
  readonly names: readonly string[];
  readonly request: SpendRequest;
  readonly report: SpendReport;
  /** Tokens that they may use in the month, as the directory says it today; undefined: no limit. */
  readonly monthlyTokens: bigint | undefined;
  /** Whether the directory knows a person of that address. */
  readonly isInDirectory: boolean;
}

/** Why a session does not prove that it is the person's. */
export const UNPROVEN_ADDRESSES = ['password-session', 'unverified-address'] as const;

export type UnprovenAddress = (typeof UNPROVEN_ADDRESSES)[number];

export type PersonalUse = UsedByPerson | { readonly outcome: 'not-shown'; readonly why: UnprovenAddress };

export interface PersonalUsePorts {
  readonly spend: SpendReader;
  readonly directories: Pick<Directories, 'read'>;
  readonly timeZones: { timeZoneOf(tenant: TenantId): Promise<string> };
  readonly providerSessions: Pick<ProviderSessions, 'find'>;
  readonly clock: Clock;
}

const QUARTER_MS = 900_000;

/**
 * What one person used, for that person alone: whatever they may see of others, their own they may.
 *
 * Where people are not shown by name, only in a session for which their identity provider vouched for the address, and their
 * calls are found by that address alone. Whoever adds an account is shown its password, and whoever writes the directory
 * could give themselves another's name: either would read what another used.
 */
export class PersonalUses {
  constructor(private readonly ports: PersonalUsePorts) {}

  async of(person: UserPrincipal, people: PeopleView): Promise<PersonalUse> {
    const why = people.kind === 'names' ? undefined : await this.whyUnproven(person);
    return why === undefined ? this.usedBy(person, people) : { outcome: 'not-shown', why };
  }

  private async whyUnproven({ tenant, sessionId }: UserPrincipal): Promise<UnprovenAddress | undefined> {
    const confirmation = await this.ports.providerSessions.find(tenant, sessionId);
    if (confirmation === undefined) return 'password-session';
    return confirmation.vouchesForEmail ? undefined : 'unverified-address';
  }

  private async usedBy({ tenant, email }: UserPrincipal, people: PeopleView): Promise<UsedByPerson> {
    const { spend, directories, timeZones, clock } = this.ports;
    const [directory, timeZone] = await Promise.all([directories.read(tenant), timeZones.timeZoneOf(tenant)]);
    const now = clock.now();
    const today = localDayOf(now, timeZone);
    const person = directory.named('person', email);
    const known = person === undefined || people.kind !== 'names' ? [] : namesOf(person);
    const names = withoutSpellings([email, ...known]);
    const request: SpendRequest = {
      from: startOfLocalDate(`${today.slice(0, 8)}01`, timeZone),
      // The running quarter of an hour is part of it.
      to: new Date(Math.floor(now.getTime() / QUARTER_MS + 1) * QUARTER_MS),
      timeZone,
      granularity: 'total',
      groupBy: [],
      filter: {},
      limit: 1,
    };
    const report = await spend.spend(ledgerOfPerson(tenant, names), request);
    return {
      outcome: report.totals.calls === 0n ? 'unnamed' : 'used',
      names,
      request,
      report,
      monthlyTokens: person && directory.allowanceOn(person.id, localDay(today))?.monthlyTokens,
      isInDirectory: person !== undefined,
    };
  }
}

/** Each name once, as it is written first. */
function withoutSpellings(names: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const name of names) if (!first.has(comparable(name))) first.set(comparable(name), name);
  return [...first.values()];
}

function namesOf({ id, name, externalId, aliases }: DirectoryUnit): readonly string[] {
  return [id, name, ...aliases, ...(externalId === undefined ? [] : [externalId])];
}
