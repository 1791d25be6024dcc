import {
  type Directories,
  type DirectoryUnit,
  localDay,
  type PeopleView,
  type TenantId,
  wholeLedger,
} from '@tokenledger/organization/domain';
import { type Clock, localDay as localDayOf, startOfLocalDate } from '@tokenledger/shared/time';

import type { SpendReader, SpendReport, SpendRequest } from '../spend/spend-report';

/** What somebody used in the running month of their organisation. */
export interface PersonalUse {
  /** By which their calls were found, as telemetry names them. */
  readonly names: readonly string[];
  readonly request: SpendRequest;
  readonly report: SpendReport;
  /** Tokens that they may use in the month, as the directory says it today; undefined: no limit. */
  readonly monthlyTokens: bigint | undefined;
  /** Whether the directory knows a person of that address. */
  readonly isInDirectory: boolean;
}

export interface PersonalUsePorts {
  readonly spend: SpendReader;
  readonly directories: Pick<Directories, 'read'>;
  readonly timeZones: { timeZoneOf(tenant: TenantId): Promise<string> };
  readonly clock: Clock;
}

const QUARTER_MS = 900_000;

/**
 * What one person used, for that person alone: whatever they may see of others, their own they may. Their calls are found by
 * their address; where people are shown by name also by the other names that the directory has for them. Elsewhere whoever
 * writes the directory would otherwise read another's use by giving themselves that name.
 */
export class PersonalUses {
  constructor(private readonly ports: PersonalUsePorts) {}

  async of(tenant: TenantId, email: string, people: PeopleView): Promise<PersonalUse> {
    const { spend, directories, timeZones, clock } = this.ports;
    const [directory, timeZone] = await Promise.all([directories.read(tenant), timeZones.timeZoneOf(tenant)]);
    const now = clock.now();
    const today = localDayOf(now, timeZone);
    const person = directory.named('person', email);
    const known = person === undefined || people.kind !== 'names' ? [] : namesOf(person);
    const names = [...new Set([email, ...known].flatMap((name) => [name, name.toLowerCase()]))];
    const request: SpendRequest = {
      from: startOfLocalDate(`${today.slice(0, 8)}01`, timeZone),
      // The running quarter of an hour is part of it.
      to: new Date(Math.floor(now.getTime() / QUARTER_MS + 1) * QUARTER_MS),
      timeZone,
      granularity: 'total',
      groupBy: [],
      filter: { user: names },
      limit: 1,
    };
    return {
      names,
      request,
      report: await spend.spend(wholeLedger(tenant), request),
      monthlyTokens: person && directory.allowanceOn(person.id, localDay(today))?.monthlyTokens,
      isInDirectory: person !== undefined,
    };
  }
}

function namesOf({ id, name, externalId, aliases }: DirectoryUnit): readonly string[] {
  return [id, name, ...aliases, ...(externalId === undefined ? [] : [externalId])];
}
